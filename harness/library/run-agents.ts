// runAgents(): several agents side by side. Each has a run, a folder and a report of its own, and above them lies an overview.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  OVERVIEW_FILES,
  renderOverviewHtml,
  renderOverviewMarkdown,
  type Section,
} from '../../reports/overview.ts';
import { replaceFile } from '../../reports/replace-file.ts';
import type { RunEvent as EngineEvent } from '../engine/run/progress.ts';
import { runAgents as runAll } from '../engine/run/run-target.ts';
import { lockFolder } from '../files/folder-lock.ts';
import { prepareReportFolder } from '../files/report-folder.ts';
import { createJournal, type Journal } from '../journal/write.ts';
import { agentFolders } from './agent-folders.ts';
import { planOf } from './plan.ts';
import { writeWhole } from './recorded.ts';
import type { RunEvent, RunOptions } from './run-options.ts';

/** The options of `runAgents`: those of a run, of agents. */
export interface RunAgentsOptions
  extends Omit<
    RunOptions,
    'sdk' | 'onEvent' | 'reportDir' | 'bail' | 'repeat' | 'agents' | 'baseline' | 'sdkBuild' | 'reportUrl'
  > {
  /** How many agents dial in, 1 to 32. */
  readonly agents: number;
  /** The folder of the overview; each agent's is below it. */
  readonly reportDir: string;
  /** Takes each event, with the folder of the agent that it is about, once the agent has introduced itself. */
  readonly onEvent?: (event: RunEvent, folder?: string) => void;
}

/** What came of several agents: their reports, each with its folder below the overview's, and what went wrong otherwise. */
export interface AgentRuns {
  readonly sections: readonly Section[];
  readonly problems: readonly unknown[];
}

/** One agent's part of the report folder. Its name is known once the agent has introduced itself. */
class Part {
  folder: string | undefined;
  readonly #options: RunAgentsOptions;
  readonly #home: string;
  readonly #nameFor: (sdkName: string | undefined) => string;
  readonly #early: EngineEvent[] = [];
  #journal: Journal | undefined;

  constructor(options: RunAgentsOptions, home: string, nameFor: (sdkName: string | undefined) => string) {
    this.#options = options;
    this.#home = home;
    this.#nameFor = nameFor;
  }

  readonly onEvent = (event: EngineEvent): void => {
    if (event.kind === 'started') this.#open(event.introduction?.result.sdk.name);
    if (this.#journal === undefined) this.#early.push(event);
    else this.#tell(event, this.#journal);
  };

  /** Says whether there was a journal; takes it away. */
  close(): void {
    const problem = this.#journal?.problem();
    if (problem !== undefined)
      this.#options.onEvent?.({ kind: 'warning', text: `no journal was kept: ${problem}` }, this.folder);
    this.#journal?.discard();
  }

  #tell(event: EngineEvent, journal: Journal): void {
    journal.onEvent(event);
    this.#options.onEvent?.(event, this.folder);
  }

  #open(sdkName: string | undefined): void {
    this.folder = this.#nameFor(sdkName);
    const path = join(this.#home, this.folder);
    try {
      mkdirSync(path, { recursive: true });
    } catch {
      // The journal and the report say it in their turn; the run is worth more than either.
    }
    this.#journal = createJournal(path);
    for (const event of this.#early.splice(0)) this.#tell(event, this.#journal);
  }
}

/** Writes each report, whatever becomes of the others, and the overview. */
async function written(sections: readonly Section[], home: string): Promise<readonly unknown[]> {
  const problems: unknown[] = [];
  const attempt = (work: Promise<void>) => work.catch((error: unknown) => void problems.push(error));
  for (const { report, folder } of sections) await attempt(writeWhole(report, join(home, folder)));
  await attempt(replaceFile(join(home, OVERVIEW_FILES.markdown), renderOverviewMarkdown(sections)));
  await attempt(replaceFile(join(home, OVERVIEW_FILES.html), renderOverviewHtml(sections)));
  return problems;
}

/**
 * Runs the same scenarios against several agents side by side, writes a report for each and an overview of all.
 * @throws UsageError the caller's mistake, told before anything is played.
 */
export async function runAgents(options: RunAgentsOptions): Promise<AgentRuns> {
  const { onEvent: _, ...rest } = options;
  const plan = await planOf({
    ...rest,
    sdk: 'agent',
    onEvent: (event) => options.onEvent?.(event),
  });
  const folder = await prepareReportFolder(options.reportDir, options.cwd ?? process.cwd());
  const unlock = lockFolder(folder.path);
  const nameFor = agentFolders();
  const parts: Part[] = [];
  const runs = await runAll({ ...plan, agents: { ...plan.agents, agents: options.agents } }, (index) => {
    const part = new Part(options, folder.path, nameFor);
    parts[index] = part;
    return { onEvent: part.onEvent };
  }).catch((error: unknown) => {
    unlock();
    return folder.giveUp(error);
  });
  const sections = runs.flatMap((run, index): readonly Section[] => {
    const name = parts[index]?.folder;
    return run.status === 'fulfilled' && name !== undefined ? [{ folder: name, report: run.value }] : [];
  });
  const failures = runs.flatMap((run) => (run.status === 'rejected' ? [run.reason as unknown] : []));
  const problems = await written(sections, folder.path);
  // Where a report is not whole, the journals stay.
  if (problems.length === 0) for (const part of parts) part.close();
  unlock();
  return { sections, problems: [...problems, ...failures] };
}
