// From the journals of a runner's workers, processes and machines to one report. What none of them has played is not judged.
import { z } from 'zod';
import { type Finding, type Report, type ScenarioResult, ShardOf } from '../../reports/model.ts';
import { plainText } from '../../reports/text.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { catalogueStamp } from '../engine/selection/catalogue-stamp.ts';
import { select } from '../engine/selection/select.ts';
import { shardInWords } from '../engine/selection/shard.ts';
import { unplayed } from '../engine/verdict/result.ts';
import { type RunPlan, reportOf } from '../engine/verdict/run-record.ts';
import { flakiness, together } from '../engine/verdict/several-plays.ts';
import type { JournalLine } from '../journal/line.ts';
import { readLines } from '../journal/read.ts';

/** What one test hands over to whoever makes the report, as JSON. */
export const Part = z.object({
  /** Which report it belongs to. */
  name: z.string(),
  /** Which worker it comes from: what that one says later of a scenario replaces what it said before. */
  player: z.string(),
  /** `PlayedOne.journal`. */
  journal: z.string(),
  /** The machine that it comes from, where the runner has cut a run for several. */
  shard: ShardOf.exactOptional(),
});
export type Part = z.infer<typeof Part>;

/** What a runner knows of a run's parts. */
export interface Gathered {
  /** In the order in which each worker handed them over. */
  readonly parts: readonly Part[];
  /** The ids of the scenarios that the runner was to run. */
  readonly planned: readonly string[];
  /** The runner, as people call it: `Vitest`. */
  readonly runner: string;
  /** What repeats it. */
  readonly command: string;
  /** This is one machine's part of a run that the runner has cut. */
  readonly shard?: ShardOf;
  /** Machines whose part is missing: `3/4`. */
  readonly missing?: readonly string[];
  readonly interrupted?: boolean;
}

type Line<K extends JournalLine['kind']> = Extract<JournalLine, { kind: K }>;

const of = <K extends JournalLine['kind']>(lines: readonly JournalLine[], kind: K) =>
  lines.filter((line): line is Line<K> => line.kind === kind);

/** One result a scenario. Several are attempts of one test: the worst counts, and that they differ is said. */
function onePerScenario(
  lines: readonly (readonly JournalLine[])[],
): readonly { readonly result: ScenarioResult; readonly findings: readonly Finding[] }[] {
  const attempts = new Map<string, ScenarioResult[]>();
  for (const journal of lines) {
    // Within one journal a later result is the same attempt, judged again.
    const latest = new Map(of(journal, 'result').map(({ result }) => [result.id, result]));
    for (const [id, result] of latest) attempts.set(id, [...(attempts.get(id) ?? []), result]);
  }
  return [...attempts].flatMap(([id, all]) => {
    const [only] = all;
    if (all.length === 1 && only !== undefined) return [{ result: only, findings: [] }];
    const result = together(id, all);
    return result === undefined ? [] : [{ result, findings: flakiness(result) }];
  });
}

/** The journal of each worker. */
function journalsOf(parts: readonly Part[]): readonly string[] {
  const journals = new Map<string, string>();
  for (const { player, journal } of parts) journals.set(player, (journals.get(player) ?? '') + journal);
  return [...journals.values()];
}

/** What the test files asked for, whatever the runner's own filters left out. */
function askedFor({ filters = {} }: RunPlan): readonly string[] {
  return select(CATALOGUE, filters).map(({ id }) => id);
}

/** The words of a selection: those of the test files, and that the runner left out more. */
function selectionOf({ planned, runner, shard }: Gathered, plan: RunPlan): readonly string[] {
  const left = askedFor(plan).length - new Set(planned).size;
  const filtered = left > 0 && shard === undefined ? [`what ${runner} selected`] : [];
  return [...plan.selection, ...filtered, ...(shard === undefined ? [] : [shardInWords(shard)])];
}

/** A plan where nothing began: no worker said what it was to do. */
function emptyPlan({ command }: Gathered, tool: RunPlan['tool']): RunPlan {
  return {
    startedAtMs: Date.now(),
    tool,
    node: process.version,
    catalogue: catalogueStamp(CATALOGUE),
    catalogueIds: [],
    command,
    selection: [],
    strict: false,
    target: 'unknown',
    adapter: 'unknown',
    knownFailures: [],
    planned: [],
  };
}

/** Makes the report. Parts that cannot be read are told as findings, and make it incomplete. */
export function reportOfParts(gathered: Gathered, tool: RunPlan['tool']): Report {
  const read = journalsOf(gathered.parts).map(readLines);
  const journals = read.filter((lines): lines is readonly JournalLine[] => typeof lines !== 'string');
  const broken = read.filter((lines): lines is string => typeof lines === 'string');
  const lines = journals.flat();
  const plans = of(lines, 'planned').map(({ plan }) => plan);
  const first = plans[0] ?? emptyPlan(gathered, tool);
  const results = onePerScenario(journals);
  const { missing = [], planned, shard, interrupted = false } = gathered;
  const wanted = new Set(missing.length === 0 ? planned : [...askedFor(first), ...planned]);
  const notes: Finding[] = [
    ...missing.map((one): Finding => ({ kind: 'note', text: `Shard ${one} has no results.` })),
    ...broken.map(
      (why): Finding => ({ kind: 'adapter-fault', text: `A part cannot be read: ${plainText(why)}` }),
    ),
  ];
  const introduction = of(lines, 'introduced')[0]?.introduction;
  const starts = [first, ...plans].map(({ startedAtMs }) => startedAtMs);
  const reason = missing.length === 0 ? `${gathered.runner} did not run it to its end.` : 'It has no result.';
  return reportOf({
    plan: {
      ...first,
      startedAtMs: Math.min(...starts),
      command: gathered.command,
      selection: selectionOf(gathered, first),
      ...(shard === undefined ? {} : { shard }),
      catalogueIds: CATALOGUE.map(({ id }) => id),
      planned: CATALOGUE.filter(({ id }) => wanted.has(id)).map((one) => unplayed(one, 'not-judged', reason)),
    },
    ...(introduction === undefined ? {} : { introduction }),
    results: results.map(({ result }) => result),
    findings: [
      ...notes,
      ...results.flatMap(({ findings }) => findings),
      ...oncePerText(of(lines, 'finding').map(({ finding }) => finding)),
    ],
    interrupted,
    endedAtMs: Math.max(...lines.map(({ atMs }) => atMs), ...starts),
  });
}

/** Several workers see the same leak, each for itself. */
function oncePerText(findings: readonly Finding[]): readonly Finding[] {
  const leaks = new Set<string>();
  return findings.filter(({ kind, text }) => {
    if (kind !== 'token-leak' && kind !== 'token-in-log') return true;
    const what = text.replace(/ \(seen in [^)]*\)$/, '');
    if (leaks.has(what)) return false;
    leaks.add(what);
    return true;
  });
}
