// run: the catalogue, or a part of it, against an SDK.
import { url as inspectorUrl } from 'node:inspector';
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Report } from '../../../reports/model.ts';
import { plainText } from '../../../reports/text.ts';
import { defined } from '../../base/defined.ts';
import { UsageError } from '../../base/usage-error.ts';
import { run as runLibrary } from '../../library/run.ts';
import type { RunEvent, RunOptions } from '../../library/run-options.ts';
import { debugHint } from '../console/debug-hint.ts';
import { examples } from '../console/examples.ts';
import { exitCodes } from '../console/exit-code-help.ts';
import { showNotice } from '../console/notice.ts';
import { showProgress } from '../console/progress.ts';
import { reportersFor } from '../console/reporters.ts';
import { wholeStory } from '../console/whole-story.ts';
import { conclude } from '../files/publish-report.ts';
import { withConfig } from '../options/config-options.ts';
import { askedFor, type RunCommandOptions, withRun } from '../options/run-options.ts';
import { withSelection } from '../options/selection-options.ts';
import { withTarget } from '../options/target-options.ts';
import { EXIT } from '../process/exit-code.ts';
import type { Io } from '../process/io.ts';
import { knownFailuresUpdate } from './run/known-failures-update.ts';
import { runSideBySide } from './run/run-side-by-side.ts';
import { watchedPaths } from './run/watched-paths.ts';

/** Tells the story of each scenario, where somebody looks at each; else of the one that there is. */
function storyTeller(options: RunCommandOptions, io: Io): (event: RunEvent) => void {
  let only = false;
  return (event) => {
    if (event.kind === 'started') only = event.planned === 1;
    if (event.kind !== 'scenario' || options.quiet || !(only || options.debug)) return;
    io.out(`${wholeStory(event.result, io.colour).join('\n')}\n`);
  };
}

async function runOne(
  asked: RunOptions & { readonly reportDir: string },
  options: RunCommandOptions,
  io: Io,
) {
  // Lines of a log or a story between them would tear a drawing.
  const plain = asked.onLog !== undefined;
  const reporters = reportersFor(options.reporter ?? [], io);
  const others = reporters.takesOutput ? { ...io, out: io.err } : io;
  const progress = showProgress(
    plain ? { ...others, interactive: false } : others,
    options.quiet || reporters.showsProgress,
  );
  const tell = storyTeller(options, io);
  let report: Report | undefined;
  const onEvent = (event: RunEvent) => {
    showNotice(event, io);
    progress.onEvent(event);
    reporters.onEvent(event);
    tell(event);
    if (event.kind === 'finished') report = event.report;
  };
  try {
    await runLibrary({ ...asked, onEvent });
  } finally {
    progress.end();
    if (report !== undefined) {
      reporters.end(report, asked.reportDir);
      conclude(report, resolve(io.cwd, asked.reportDir), others);
      io.exitCode = EXIT[report.verdict];
    }
  }
  return report;
}

/** What Node runs to do what this command line says, without these words. */
function programWithout(words: readonly string[], argv: readonly string[]): readonly string[] {
  return [...process.execArgv, process.argv[1] ?? '', ...argv.filter((word) => !words.includes(word))];
}

async function run(ids: readonly string[], options: RunCommandOptions, io: Io, argv: readonly string[]) {
  if (options.agents > 1 && options.sdk !== 'agent')
    throw new UsageError('COMMAND_LINE', 'Only agents run side by side.', 'Use --agents with --sdk agent.');
  const { split, agents } = options;
  const { sdk, sdkCwd, watchPath: more, reportDir } = options;
  if (options.watch) {
    const { watchAndRun } = await import('./run/watch.ts');
    const paths = watchedPaths(sdk, { cwd: io.cwd, ...defined({ sdkCwd, more }) });
    return watchAndRun({ paths, reportDir, program: programWithout(['--watch'], argv) }, io);
  }
  if (options.debug) io.err(`${plainText(debugHint(sdk, programWithout([], argv), inspectorUrl()))}\n`);
  const update = await knownFailuresUpdate(options, io);
  const asked = { ...askedFor(ids, options, io, argv), ...defined({ knownFailures: update?.before }) };
  if (agents === 1 || split) {
    const report = await runOne({ ...asked, agents }, options, io);
    if (report !== undefined) await update?.write(report);
    return;
  }
  const { sdk: _, bail, repeat, baseline, sdkBuild, reportUrl, ...shared } = asked;
  const ofOne = [bail, repeat, update, baseline, sdkBuild, reportUrl, options.reporter];
  if (ofOne.some((one) => one !== undefined))
    throw new UsageError(
      'COMMAND_LINE',
      '--bail, --repeat, --update-known-failures, --baseline, --sdk-build, --report-url and --reporter are for one SDK.',
      'Leave out --agents, or let devices of one kind share the scenarios with --split.',
    );
  return runSideBySide({ ...shared, agents }, options.quiet, io);
}

/** The command `run`. */
export function runCommand(io: Io): Command {
  const command = withTarget(new Command('run'), 'reference').description(
    'Run the catalogue, or a part of it, against an SDK and write a report.',
  );
  return withSelection(withConfig(withRun(command), 'run', io))
    .addHelpText(
      'after',
      `${examples([
        ['run', 'everything against the bundled reference SDK'],
        ['run --sdk module:./adapter.ts', 'everything against an SDK of your own'],
        ["run --sdk command:'python3 adapter.py'", 'everything against an SDK in a process of its own'],
        ['run --sdk page:./index.html', 'everything against an SDK in a web page, in Chromium'],
        ['run --sdk agent', 'everything against an SDK in an app, which dials in'],
        ['run --sdk agent --agents 4 --split', 'the same on four devices, which share the scenarios'],
        ['run --mode jwt --level MUST', 'the MUST scenarios of one mode'],
        ['run jwt/expired', 'everything below jwt/expired/'],
        ['run --last-failed --watch -s module:./adapter.ts', 'what failed, again after each change'],
        ['run jwt/null/fetchUser/null-by-setter', 'one scenario, as a story'],
        ['run -r UDA-14 --known-failures known.json', 'one requirement, with what is known to fail'],
      ])}\n${exitCodes({ passed: 'passed', failed: 'a MUST is broken', incomplete: 'something could not be judged' })}`,
    )
    .action((given: string[], options: RunCommandOptions) =>
      run(given.length > 0 ? given : (options.ids ?? []), options, io, io.argv),
    );
}
