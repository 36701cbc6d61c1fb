// A liberty under the catalogue and under both fuzzers, for tests. It reaches the mock backend by a function call: what
// is tried is the judge, not the way to the backend.
import type { Check, Report } from '../../reports/model.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { directFetch } from '../backend/direct.ts';
import { IN_PROCESS_BASE_URL } from '../backend/in-process-address.ts';
import { createWorlds } from '../backend/worlds.ts';
import { adapterDriver } from '../drivers/adapter.ts';
import { runCatalogue } from '../engine/run/run.ts';
import { fuzzOpened } from '../fuzz/campaign/fuzz-target.ts';
import type { Subject } from '../fuzz/campaign/subject.ts';
import { SEQUENCES } from '../fuzz/sequences/sequences.ts';
import { TOKENS } from '../fuzz/tokens/tokens.ts';
import { type Liberty, libertyAdapter } from '../reference/liberties/liberty.ts';
import type { AdapterRun } from './run-adapter.ts';

/** Long enough that a busy machine raises no alarm, milliseconds. */
const CALL_TIMEOUT_MS = 20_000;
/** More would only wait for one another: what an SDK does later than it meant to looks like another SDK. */
const TOGETHER = 32;

/** Runs the catalogue, or the scenarios given, against a liberty. */
export async function runLiberty(liberty: Liberty, options: AdapterRun = {}): Promise<Report> {
  const worlds = createWorlds();
  return runCatalogue({
    scenarios: CATALOGUE,
    catalogue: CATALOGUE,
    driver: adapterDriver(() => libertyAdapter(liberty, { fetch: directFetch(worlds) })),
    worlds,
    backendBaseURL: IN_PROCESS_BASE_URL,
    target: `liberty:${liberty.id}`,
    adapter: 'module',
    command: 'mm-auth-conformance run',
    selection: [],
    strict: true,
    knownFailures: [],
    callTimeoutMs: CALL_TIMEOUT_MS,
    concurrency: TOGETHER,
    ...options,
  });
}

function inWords(id: string, { requirement, kind, step, expected, seen }: Check): string {
  return `${id}: ${requirement} ${kind} in step ${step}: expected ${expected}; seen: ${seen}`;
}

/** What a report holds against an SDK, or could not judge; empty: nothing. */
export function alarmsIn(report: Report): readonly string[] {
  return report.scenarios.flatMap(({ id, outcome, reason, checks }) =>
    ['passed', 'observed', 'not-applicable'].includes(outcome)
      ? []
      : [
          ...checks
            .filter(({ status }) => status === 'failed' || status === 'not-judged')
            .map((check) => inWords(id, check)),
          ...(checks.length === 0 ? [`${id}: ${outcome}: ${reason ?? ''}`] : []),
        ],
  );
}

/** Fuzzes a liberty; what was found against it, or could not be judged. */
async function fuzzAlarms<T>(
  liberty: Liberty,
  subject: Subject<T>,
  { runs, seed = 1 }: { readonly runs: number; readonly seed?: number },
): Promise<readonly string[]> {
  const worlds = createWorlds();
  const driver = adapterDriver(() => libertyAdapter(liberty, { fetch: directFetch(worlds) }));
  const { outcome, lost } = await fuzzOpened(
    { kind: 'module', driver, worlds, backendBaseURL: IN_PROCESS_BASE_URL, stop: () => driver.stop() },
    {
      subject,
      seed,
      runs,
      maxFindings: 3,
      bail: false,
      strict: true,
      callTimeoutMs: CALL_TIMEOUT_MS,
      concurrency: TOGETHER,
    },
  );
  if (outcome === undefined) return [lost ?? 'It did not start.'];
  const { findings, unjudged, played } = outcome;
  return [
    ...findings.map(({ path, result }) => `seed ${seed}, path ${path}: ${result.reason}`),
    ...unjudged.map(({ result }) => `${result.id} was not judged: ${result.reason}`),
    ...(played === runs ? [] : [`${played} of ${runs} were played`]),
  ];
}

/** What a liberty is tried with. */
export interface Tried {
  readonly scenarios: typeof CATALOGUE;
  /** How many random tokens, and how many random sequences. */
  readonly tokens: number;
  readonly sequences: number;
  readonly seed: number;
}

/** Every alarm over a liberty, in its scenarios and under both fuzzers; empty: none. */
export async function alarmsOver(
  liberty: Liberty,
  { scenarios, tokens, sequences, seed }: Tried,
): Promise<readonly string[]> {
  const [report, ...fuzzed] = await Promise.all([
    runLiberty(liberty, { scenarios }),
    fuzzAlarms(liberty, TOKENS, { runs: tokens, seed }),
    fuzzAlarms(liberty, SEQUENCES, { runs: sequences, seed }),
  ]);
  // What nobody judged raises no alarm either.
  const few = report.counts.judged < scenarios.length / 2 ? [`only ${report.counts.judged} were judged`] : [];
  return [...alarmsIn(report), ...fuzzed.flat(), ...few].map((alarm) => `${liberty.id}: ${alarm}`);
}
