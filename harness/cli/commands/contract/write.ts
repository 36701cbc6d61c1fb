// contract write: the pact that an SDK really needs, for its own backend team.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { PARTIES } from '../../../../contracts/interaction.ts';
import type { Mode } from '../../../../contracts/mode.ts';
import { counted, plainText } from '../../../../reports/text.ts';
import { UsageError } from '../../../base/usage-error.ts';
import type { Need } from '../../../pact/consumer/needs.ts';
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

interface WriteOptions extends SdkContractOptions {
  readonly consumer?: string;
  readonly outDir: string;
}

/** A name as a part of a file's name. */
function forFile(name: string): string {
  return name.replace(/[^\w.-]+/g, '-');
}

async function folderFor(path: string, cwd: string): Promise<string> {
  const folder = resolve(cwd, path);
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code ?? error.message;
    throw new UsageError(
      'OUT_DIR_UNUSABLE',
      `The folder ${path} cannot be made (${why}).`,
      'Name another one.',
      { cause: error },
    );
  });
  return folder;
}

function remarks(needs: readonly Need[], colour: Io['colour']): readonly string[] {
  return needs.flatMap((need) => {
    if (need.kind === 'contract') return [];
    const name = need.call.description;
    if (need.kind === 'own') return [`  ${colour.yellow('≠')} ${name}: with the request that the SDK makes`];
    return [`  ${colour.yellow('-')} ${name}: left out. ${plainText(need.reason)}`];
  });
}

async function write(options: WriteOptions, io: Io): Promise<void> {
  const { needsOf } = await import('../../../pact/consumer/needs.ts');
  const { pactText } = await import('../../../pact/consumer/pact-file.ts');
  const folder = await folderFor(options.outDir, io.cwd);
  const output: string[] = [];
  let unjudged = 0;
  let written = 0;
  const writeMode = async (mode: Mode, needs: readonly Need[], consumer: string) => {
    const interactions = needs.flatMap((need) => (need.kind === 'none' ? [] : [need.interaction]));
    unjudged += needs.filter((need) => need.kind === 'none' && !need.judged).length;
    const { provider } = PARTIES.sdk;
    const file = join(folder, `${forFile(consumer)}-${provider}.${mode}.json`);
    if (interactions.length > 0) {
      await writeFile(file, await pactText({ consumer, provider }, interactions, 'v4'));
      written += 1;
    }
    const what = counted(interactions.length, 'interaction');
    const where = interactions.length > 0 ? ` → ${relative(io.cwd, file)}` : ', nothing written';
    output.push(`${io.colour.bold(mode)}: ${what}${where}`, ...remarks(needs, io.colour));
  };
  await withNamedSdk(options, io, async (sdk) => {
    const consumer = options.consumer ?? sdk.introduction.sdk.name;
    for (const mode of modesOf(options))
      await writeMode(mode, await needsOf(interactionsIn(mode), sdk, io.signal), consumer);
  });
  io.out(`${output.join('\n')}\n`);
  io.exitCode = unjudged > 0 || written === 0 ? EXIT.incomplete : EXIT.passed;
}

/** The command `contract write`. */
export function writeCommand(io: Io): Command {
  const command = new Command('write').description(
    'Write the pact that an SDK really needs: the contracts, with the requests that it makes.',
  );
  return withSdkContract(command)
    .option('--consumer <name>', "the consumer's name in the pact (default: the SDK's name)")
    .option('-o, --out-dir <folder>', 'where the pacts go', 'pacts')
    .addHelpText(
      'after',
      `${examples([
        ['contract write --sdk module:./adapter.ts', 'a pact file for each mode'],
        ['contract write --consumer ReactNative -m jwt -o build/pacts', 'one mode, under a name of your own'],
      ])}\n${exitCodes({ passed: 'written', incomplete: 'something had to be left out that could not be judged' })}`,
    )
    .action((options: WriteOptions) => write(options, io));
}
