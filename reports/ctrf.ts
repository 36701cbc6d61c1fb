// ctrf.json: the report in the Common Test Report Format (ctrf.io), which many CI tools read. What could not be judged is
// `other`: that format has no word for it, and it is neither passed nor failed.
import type { Report, ScenarioOutcome, ScenarioResult } from './model.ts';
import { plainText, shortened } from './text.ts';

const SPEC_VERSION = '0.0.0';
const MAX_MESSAGE = 1_000;

/** A status of CTRF. */
type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

const STATUS: Readonly<Record<ScenarioOutcome, Status>> = {
  passed: 'passed',
  warning: 'passed',
  observed: 'passed',
  failed: 'failed',
  known: 'skipped',
  'not-applicable': 'skipped',
  'not-judged': 'other',
};

const whole = (ms: number) => Math.round(ms);

function testOf(result: ScenarioResult, causes: ReadonlyMap<string, string>): object {
  const { id, theme, mode, level, requirements, outcome, reason, startedAtMs, durationMs } = result;
  const cause = causes.get(id);
  const words = [cause, reason].filter((one): one is string => one !== undefined).map(plainText);
  const failed = result.checks.filter(({ status }) => status === 'failed' || status === 'not-judged');
  const trace = failed.map(
    ({ requirement, step, expected, seen }) =>
      `${requirement}, step ${step}: expected ${plainText(expected)}; seen: ${plainText(seen)}`,
  );
  return {
    testId: id,
    name: id,
    status: STATUS[outcome],
    rawStatus: outcome,
    duration: whole(durationMs),
    start: whole(startedAtMs),
    stop: whole(startedAtMs) + whole(durationMs),
    suite: [mode, theme],
    tags: [level, ...requirements],
    ...(words.length === 0 ? {} : { message: shortened(words.join(': '), MAX_MESSAGE) }),
    ...(trace.length === 0 ? {} : { trace: trace.join('\n') }),
  };
}

/** A stale list of known failures fails the run: it is a failed test here, too. */
function staleTests({ knownFailureProblems, run }: Report): readonly object[] {
  return knownFailureProblems.map(({ entry, text, problem }) => ({
    name: plainText(entry),
    status: problem === 'not-judged' ? 'other' : 'failed',
    rawStatus: problem,
    duration: 0,
    start: Date.parse(run.startedAt),
    stop: Date.parse(run.startedAt),
    suite: ['known-failures'],
    message: plainText(text),
  }));
}

/** The report as CTRF, as JSON text. */
export function renderCtrf(report: Report): string {
  const { tool, run, sdk, verdict, headline, counts, scenarios, causes = [] } = report;
  const causeOf = new Map(causes.flatMap(({ text, scenarios: ids }) => ids.map((id) => [id, text] as const)));
  const tests = [...scenarios.map((one) => testOf(one, causeOf)), ...staleTests(report)] as readonly {
    readonly status: Status;
  }[];
  const count = (status: Status) => tests.filter((one) => one.status === status).length;
  const start = Date.parse(run.startedAt);
  const value = {
    reportFormat: 'CTRF',
    specVersion: SPEC_VERSION,
    timestamp: run.startedAt,
    generatedBy: tool.name,
    results: {
      tool: { name: tool.name, version: tool.version, extra: { verdict, headline, counts } },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        pending: count('pending'),
        skipped: count('skipped'),
        other: count('other'),
        start,
        stop: start + whole(run.durationMs),
      },
      tests,
      environment: { appName: plainText(sdk.name), appVersion: plainText(sdk.version) },
    },
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
