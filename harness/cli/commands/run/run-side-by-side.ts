// Several agents side by side: each has a run, a folder and a report of its own, and above them lies an overview.
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Report } from '../../../../reports/model.ts';
import {
  OVERVIEW_FILES,
  renderOverviewHtml,
  renderOverviewMarkdown,
  type Section,
  worstOf,
} from '../../../../reports/overview.ts';
import { replaceFile } from '../../../../reports/replace-file.ts';
import type { RunEvent } from '../../../engine/run/progress.ts';
import { runAgents, type TargetRun } from '../../../engine/run/run-target.ts';
import { createJournal, type Journal } from '../../../journal/write.ts';
import { showProgress } from '../../console/progress.ts';
import { publishReport } from '../../files/publish-report.ts';
import { EXIT } from '../../process/exit-code.ts';
import type { Io } from '../../process/io.ts';

/** What is needed besides a run's own options. */
export interface SideBySide {
  readonly run: TargetRun;
  /** The folder of the overview; each agent's is below it. */
  readonly folder: string;
  readonly quiet: boolean;
}

/** An SDK's name as the name of a folder. */
function folderName(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'agent' : plain.slice(0, 60);
}

/** Names that no two agents share. */
function uniqueNames(): (wanted: string) => string {
  const taken = new Map<string, number>();
  return (wanted) => {
    const count = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, count);
    return count === 1 ? wanted : `${wanted}-${count}`;
  };
}

/** One agent's part of the report folder. Its name is known once the agent has introduced itself. */
class Part {
  folder: string | undefined;
  readonly #options: SideBySide;
  readonly #io: Io;
  readonly #nameFor: (wanted: string) => string;
  readonly #early: RunEvent[] = [];
  #journal: Journal | undefined;
  #progress: ReturnType<typeof showProgress> | undefined;

  constructor(options: SideBySide, io: Io, nameFor: (wanted: string) => string) {
    this.#options = options;
    this.#io = io;
    this.#nameFor = nameFor;
  }

  /** Why this run has no journal, where it has none. */
  get problem(): string | undefined {
    return this.#journal?.problem();
  }

  /** Takes the journal away: the report is written whole. */
  readonly discardJournal = (): void => this.#journal?.discard();

  readonly onEvent = (event: RunEvent): void => {
    if (event.kind === 'started') this.#open(event.introduction?.result.sdk.name ?? 'agent');
    if (this.#journal === undefined) this.#early.push(event);
    this.#journal?.onEvent(event);
    this.#progress?.onEvent(event);
  };

  #open(name: string): void {
    const folder = this.#nameFor(folderName(name));
    this.folder = folder;
    const path = join(this.#options.folder, folder);
    try {
      mkdirSync(path, { recursive: true });
    } catch {
      // The journal and the report say it in their turn; the run is worth more than either.
    }
    this.#journal = createJournal(path);
    for (const event of this.#early.splice(0)) this.#journal.onEvent(event);
    const { dim } = this.#io.colour;
    // Lines of several runs would tear a drawing.
    const io = {
      ...this.#io,
      interactive: false,
      out: (text: string) => this.#io.out(`${dim(`[${folder}]`)} ${text}`),
    };
    this.#progress = showProgress(io, this.#options.quiet);
  }
}

/** Publishes each report, whatever becomes of the others, and the overview; the first problem is thrown in the end. */
async function publish(
  sections: readonly Section[],
  folder: string,
  io: Io,
  onPublished: (section: Section) => void,
): Promise<void> {
  const problems: unknown[] = [];
  const attempt = (work: Promise<void>) => work.catch((error: unknown) => void problems.push(error));
  for (const section of sections)
    await attempt(
      publishReport(section.report, join(folder, section.folder), io).then(() => onPublished(section)),
    );
  await attempt(replaceFile(join(folder, OVERVIEW_FILES.markdown), renderOverviewMarkdown(sections)));
  await attempt(replaceFile(join(folder, OVERVIEW_FILES.html), renderOverviewHtml(sections)));
  const overview = relative(io.cwd, join(folder, OVERVIEW_FILES.html));
  io.out(`${io.colour.dim('overview ')} ${overview}\n`);
  if (problems.length > 0) throw problems[0];
}

/**
 * Runs the agents, publishes a report for each and an overview of all; the exit code is that of the worst.
 * @throws what a run threw, after the reports of the others have been written.
 */
export async function runSideBySide(options: SideBySide, io: Io): Promise<void> {
  const nameFor = uniqueNames();
  const parts: Part[] = [];
  const runs = await runAgents(options.run, (index) => {
    const part = new Part(options, io, nameFor);
    parts[index] = part;
    return { onEvent: part.onEvent };
  });
  const sections = runs.flatMap((run, index): readonly Section[] => {
    const folder = parts[index]?.folder;
    return run.status === 'fulfilled' && folder !== undefined ? [{ folder, report: run.value }] : [];
  });
  for (const { problem } of parts)
    if (problem !== undefined) io.err(`${io.colour.yellow('warning:')} no journal was kept: ${problem}\n`);
  await publish(sections, options.folder, io, (section) =>
    parts.find(({ folder }) => folder === section.folder)?.discardJournal(),
  );
  io.exitCode = EXIT[worstOf(sections.map(({ report }: { readonly report: Report }) => report.verdict))];
  for (const run of runs) if (run.status === 'rejected') throw run.reason;
}
