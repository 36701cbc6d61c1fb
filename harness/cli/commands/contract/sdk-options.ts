// What the commands about an SDK as a consumer have in common.
import type { Command } from 'commander';
import type { Interaction } from '../../../../contracts/interaction.ts';
import { INTERACTIONS } from '../../../../contracts/interactions/all.ts';
import { MODES, type Mode } from '../../../../contracts/mode.ts';
import type { OpenedSdk } from '../../../pact/consumer/opened-sdk.ts';
import { listOption, wholeNumber } from '../../options/list-option.ts';
import type { Io } from '../../process/io.ts';

/** What commander makes of these options. */
export interface SdkContractOptions {
  readonly sdk: string;
  readonly mode?: readonly Mode[];
  readonly timeout: number;
}

/** Adds the options to a command. */
export function withSdkContract(command: Command): Command {
  return command
    .option(
      '-s, --sdk <target>',
      "the SDK: reference, module:PATH or command:'…' of an adapter, page:URL of a web page, agent",
      'reference',
    )
    .addOption(listOption('-m, --mode <mode>', 'only this mode', MODES))
    .option(
      '--timeout <ms>',
      'how long one call into the SDK may take, in milliseconds',
      wholeNumber(100, 600_000),
      10_000,
    );
}

/** The interactions of an SDK in a mode. */
export function interactionsIn(mode: Mode): readonly Interaction[] {
  return INTERACTIONS.filter((one) => one.mode === mode && one.party === 'sdk');
}

/** The modes that were asked for, in their usual order. */
export function modesOf({ mode }: SdkContractOptions): readonly Mode[] {
  return MODES.filter((one) => mode === undefined || mode.includes(one));
}

/** Opens the SDK that the options name and does the work with it. */
export async function withNamedSdk<T>(
  options: SdkContractOptions,
  io: Io,
  work: (sdk: OpenedSdk) => Promise<T>,
): Promise<T> {
  const { openedTarget } = await import('../../../target/opened-target.ts');
  const { withSdk } = await import('../../../pact/consumer/opened-sdk.ts');
  return withSdk(await openedTarget(options.sdk, { cwd: io.cwd }), options.timeout, work);
}
