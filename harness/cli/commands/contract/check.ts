// contract check: which interactions the real requests of an SDK fulfil.
import { Command } from 'commander';
import { prefixOf } from '../../../../contracts/interaction.ts';
import { counted, plainText } from '../../../../reports/text.ts';
import type { CheckedCall } from '../../../pact/consumer/check.ts';
import { examples } from '../../console/examples.ts';
import { exitCodes } from '../../console/exit-code-help.ts';
import { EXIT } from '../../process/exit-code.ts';
import type { Io } from '../../process/io.ts';
import {
  interactionsIn,
  modesOf,
  type SdkContractOptions,
  withNamedSdk,
  withSdkContract,
} from './sdk-options.ts';

type Colour = Io['colour'];

/** A call without its mode, which stands above it. */
function named({ call }: CheckedCall): string {
  return call.description.slice(prefixOf(call.mode).length);
}

function lines(checked: CheckedCall, colour: Colour): readonly string[] {
  const name = named(checked);
  switch (checked.outcome) {
    case 'fulfilled': {
      const form = checked.by === checked.call ? '' : colour.dim(` as ${checked.by.description}`);
      return [`  ${colour.green('✓')} ${name}${form}`];
    }
    case 'unfulfilled':
      return [
        `  ${colour.red('✗')} ${name}`,
        ...checked.mismatches.map((text) => `      ${plainText(text)}`),
      ];
    case 'not-judged':
      return [`  ${colour.yellow('?')} ${name}`, `      ${plainText(checked.reason)}`];
    case 'not-applicable':
      return [colour.dim(`  - ${name}: ${plainText(checked.reason)}`)];
  }
}

function verdict(calls: readonly CheckedCall[]): keyof typeof EXIT {
  const of = (outcome: CheckedCall['outcome']) => calls.filter((one) => one.outcome === outcome).length;
  if (of('unfulfilled') > 0) return 'failed';
  return of('not-judged') > 0 || of('fulfilled') === 0 ? 'incomplete' : 'passed';
}

async function check(options: SdkContractOptions, io: Io): Promise<void> {
  const { checkSdk } = await import('../../../pact/consumer/check.ts');
  const all: CheckedCall[] = [];
  const output: string[] = [];
  await withNamedSdk(options, io, async (sdk) => {
    output.push(`${plainText(`${sdk.introduction.sdk.name} ${sdk.introduction.sdk.version}`)}`, '');
    for (const mode of modesOf(options)) {
      const calls = await checkSdk(interactionsIn(mode), sdk, { signal: io.signal });
      const asked = calls.filter((one) => one.outcome !== 'not-applicable');
      const fulfilled = asked.filter((one) => one.outcome === 'fulfilled').length;
      output.push(
        `${io.colour.bold(mode)}: ${fulfilled} of ${counted(asked.length, 'call')} fulfil the contract`,
        ...calls.flatMap((one) => lines(one, io.colour)),
        '',
      );
      all.push(...calls);
    }
  });
  io.out(`${output.join('\n')}\n`);
  io.exitCode = EXIT[verdict(all)];
}

/** The command `contract check`. */
export function checkCommand(io: Io): Command {
  const command = new Command('check').description(
    "Hold an SDK's real requests against the contracts, and say which they fulfil.",
  );
  return withSdkContract(command)
    .addHelpText(
      'after',
      `${examples([
        ['contract check', 'the bundled reference SDK'],
        ['contract check --sdk module:./adapter.ts -m jwt', 'an SDK of your own, in one mode'],
      ])}\n${exitCodes({ passed: 'all fulfilled', failed: 'a request does not fit', incomplete: 'something could not be judged' })}`,
    )
    .action((options: SdkContractOptions) => check(options, io));
}
