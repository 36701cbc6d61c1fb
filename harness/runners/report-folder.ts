// What a runner's reporter leaves: a report for each SDK, and whether the run may count as passed.
import { join, resolve } from 'node:path';
import type { Report, ShardOf } from '../../reports/model.ts';
import { writeReport } from '../../reports/write.ts';
import { TOOL } from '../base/tool.ts';
import { agentFolders } from '../library/agent-folders.ts';
import { type Gathered, type Part, reportOfParts } from './parts.ts';

/** The options of a reporter. */
export interface ReporterOptions {
  /** Where the report goes; default `conformance-report`. Several SDKs in one run have a folder each below it. */
  readonly reportDir?: string;
}

/** What a reporter has gathered over all SDKs. `planned`: the scenarios that the runner was to run, by the report's name. */
export interface Harvest extends Omit<Gathered, 'parts' | 'planned' | 'missing'> {
  readonly parts: readonly Part[];
  readonly planned: ReadonlyMap<string, readonly string[]>;
}

/** The machines of a cut that nothing has come from, when their parts are put together. */
function missingOf(parts: readonly Part[], shard: ShardOf | undefined): readonly string[] {
  const shards = parts.flatMap((part) => part.shard ?? []);
  if (shard !== undefined || shards.length === 0) return [];
  const most = Math.max(...shards.map(({ of }) => of));
  const there = new Set(shards.map(({ index }) => index));
  return Array.from({ length: most }, (_, at) => at + 1)
    .filter((index) => !there.has(index))
    .map((index) => `${index}/${most}`);
}

/** One report by its folder, for each SDK. */
export interface Reaped {
  readonly folder: string;
  readonly report: Report;
}

/** Makes the reports, and writes them. */
export async function reap(
  { parts, planned, ...harvest }: Harvest,
  { reportDir = 'conformance-report' }: ReporterOptions,
  cwd: string,
): Promise<readonly Reaped[]> {
  const names = [...new Set([...planned.keys(), ...parts.map(({ name }) => name)])];
  const folderFor = agentFolders();
  const reaped: Reaped[] = [];
  for (const name of names) {
    const own = parts.filter((part) => part.name === name);
    const missing = missingOf(own, harvest.shard);
    const report = reportOfParts(
      { ...harvest, parts: own, planned: planned.get(name) ?? [], missing },
      { name: TOOL.name, version: TOOL.version },
    );
    const folder = names.length === 1 ? reportDir : join(reportDir, folderFor(name));
    await writeReport(report, resolve(cwd, folder));
    reaped.push({ folder, report });
  }
  return reaped;
}

/** What a reporter says at the end: the verdict of each SDK, and where its report lies. */
export function closingLines(reaped: readonly Reaped[]): readonly string[] {
  return reaped.flatMap(({ folder, report: { headline, sdk, counts } }) => [
    `${TOOL.name}: ${sdk.name}: ${headline}`,
    `  ${counts.judged} judged, ${counts.failed} failed, ${counts.notJudged} could not be judged; ${join(folder, 'index.html')}`,
  ]);
}
