// Several agents side by side: the lines of each carry its folder's name; the exit code is that of the worst.
import { join, relative, resolve } from 'node:path';
import { OVERVIEW_FILES, worstOf } from '../../../../reports/overview.ts';
import { type RunAgentsOptions, runAgents } from '../../../library/run-agents.ts';
import { showNotice } from '../../console/notice.ts';
import { type Progress, showProgress } from '../../console/progress.ts';
import { conclude } from '../../files/publish-report.ts';
import { EXIT } from '../../process/exit-code.ts';
import type { Io } from '../../process/io.ts';

/** The progress of each agent by its folder. */
function progressOfEach(quiet: boolean, io: Io): (folder: string) => Progress {
  const each = new Map<string, Progress>();
  return (folder) => {
    const there = each.get(folder);
    if (there !== undefined) return there;
    const out = (text: string) => io.out(`${io.colour.dim(`[${folder}]`)} ${text}`);
    // Lines of several runs would tear a drawing.
    const made = showProgress({ ...io, interactive: false, out }, quiet);
    each.set(folder, made);
    return made;
  };
}

/**
 * Runs the agents and shows what became of each; the exit code is that of the worst.
 * @throws what a run threw, after the reports of the others have been written.
 */
export async function runSideBySide(
  options: Omit<RunAgentsOptions, 'onEvent'>,
  quiet: boolean,
  io: Io,
): Promise<void> {
  const progressOf = progressOfEach(quiet, io);
  const { sections, problems } = await runAgents({
    ...options,
    onEvent: (event, folder) => {
      showNotice(event, io);
      if (folder !== undefined) progressOf(folder).onEvent(event);
    },
  });
  const home = resolve(io.cwd, options.reportDir);
  for (const { report, folder } of sections) conclude(report, join(home, folder), io);
  io.out(`${io.colour.dim('overview ')} ${relative(io.cwd, join(home, OVERVIEW_FILES.html))}\n`);
  io.exitCode = EXIT[worstOf(sections.map(({ report }) => report.verdict))];
  if (problems.length > 0) throw problems[0];
}
