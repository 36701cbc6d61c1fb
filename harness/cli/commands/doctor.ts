// doctor: is the adapter right? Step by step, with what to do where it is not.
import { Command } from 'commander';
import { plainText } from '../../../reports/text.ts';
import { shellQuoted } from '../../base/command-text.ts';
import { TOOL } from '../../base/tool.ts';
import { examine } from '../../doctor/examine.ts';
import type { StepFound, StepOutcome } from '../../doctor/step.ts';
import { examples } from '../console/examples.ts';
import { exitCodes } from '../console/exit-code-help.ts';
import { withConfig } from '../options/config-options.ts';
import { wholeNumber } from '../options/list-option.ts';
import { namedSdk, openOptionsOf, type TargetOptions, withTarget } from '../options/target-options.ts';
import { EXIT } from '../process/exit-code.ts';
import type { Io } from '../process/io.ts';

/** How long a call may take here: the backend answers at once. */
const DEFAULT_TIMEOUT_MS = 5_000;

interface DoctorOptions extends Omit<TargetOptions, 'sdk'> {
  readonly sdk?: string;
  readonly timeout: number;
  readonly json: boolean;
}

const SIGN: Readonly<Record<StepOutcome, string>> = { ok: '✓', look: '!', wrong: '✗', 'not-reached': '·' };
const PAINT = { ok: 'green', look: 'yellow', wrong: 'red', 'not-reached': 'dim' } as const satisfies Record<
  StepOutcome,
  string
>;
const STEP_WIDTH = 21;

function inWords({ step, outcome, code, says, todo, detail }: StepFound, colour: Io['colour']): string {
  const paint = colour[PAINT[outcome]];
  const text = outcome === 'not-reached' ? colour.dim('not reached') : plainText(says);
  const why = code === undefined ? '' : ` ${colour.dim(`[${code}]`)}`;
  const lines = [
    `${paint(SIGN[outcome])} ${paint(step.padEnd(STEP_WIDTH))} ${text}${why}`.trimEnd(),
    ...(todo === undefined ? [] : [`    ${colour.bold('→')} ${plainText(todo)}`]),
    ...(detail === undefined ? [] : detail.split('\n').map((line) => colour.dim(`    | ${plainText(line)}`))),
  ];
  return `${lines.join('\n')}\n`;
}

async function doctor(options: DoctorOptions, io: Io): Promise<void> {
  const sdk = namedSdk(options);
  const findings = await examine({
    ...openOptionsOf(options, io),
    target: sdk,
    callTimeoutMs: options.timeout,
    onFinding: (finding) => {
      if (!options.json) io.out(inWords(finding, io.colour));
    },
  });
  const wrong = findings.find((one) => one.outcome === 'wrong');
  io.exitCode = wrong === undefined ? EXIT.passed : EXIT.failed;
  if (options.json) {
    io.out(`${JSON.stringify(findings, null, 2)}\n`);
    return;
  }
  const next = `npx ${TOOL.name} run --sdk ${shellQuoted(sdk)}`;
  io.out(
    wrong === undefined
      ? `\n${io.colour.green('The adapter works.')} Next: ${next}\n`
      : `\n${io.colour.red(`The adapter is not right yet: ${wrong.step}.`)}\n`,
  );
}

/** The command `doctor`. */
export function doctorCommand(io: Io): Command {
  return withConfig(withTarget(new Command('doctor')), 'target', io)
    .description('Check an adapter step by step, and say precisely what is wrong with it.')
    .option(
      '--timeout <ms>',
      'how long one call into the SDK may take, in milliseconds',
      wholeNumber(100, 600_000),
      DEFAULT_TIMEOUT_MS,
    )
    .option('--json', 'the findings as JSON', false)
    .addHelpText(
      'after',
      `${examples([
        ["doctor --sdk command:'python3 adapter.py'", 'an adapter in a process of its own'],
        ['doctor --sdk agent', 'an adapter in an app, which dials in'],
      ])}\n${exitCodes({ passed: 'the adapter works', failed: 'something is wrong with the adapter' })}`,
    )
    .action((options: DoctorOptions) => doctor(options, io));
}
