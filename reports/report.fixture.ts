// A small report with an outcome of every kind, for the tests of the renderers; text in it is hostile where it may be.
import { countsOf } from './counts.ts';
import {
  type Check,
  type Counts,
  REPORT_SCHEMA_VERSION,
  type Report,
  type RequirementResult,
  type ScenarioOutcome,
  type ScenarioResult,
  type Verdict,
} from './model.ts';

/** Markup, a terminal escape, a bell, text that turns the reading direction, half of a surrogate pair. */
export const HOSTILE = '<script>alert(1)</script> & "q" \u001b[31mred\u0007 \u202Eevil ]]> \ud800 |`@all`';

function scenario(id: string, outcome: ScenarioOutcome, more: Partial<ScenarioResult> = {}): ScenarioResult {
  return {
    id: `jwt/${id}`,
    theme: 'jwt-valid',
    sentence: 'A sentence.',
    mode: 'jwt',
    level: 'MUST',
    requirements: ['UDA-02'],
    operation: 'saveUser',
    outcome,
    startedAtMs: 1_800_000_000_000,
    durationMs: 12,
    tokens: [],
    steps: [],
    checks: [],
    findings: [],
    ...more,
  };
}

/** What became of the requirements that the scenarios' checks are about. */
function requirementsOf(scenarios: readonly ScenarioResult[]): RequirementResult[] {
  const checks = scenarios.flatMap((one) => one.checks);
  return [...new Set(checks.map(({ requirement }) => requirement))].map((id) => {
    const count = (status: Check['status']) =>
      checks.filter((one) => one.requirement === id && one.status === status).length;
    return {
      id,
      level: 'MUST',
      modes: ['jwt'],
      statement: `What ${id} says.`,
      source: 'a source',
      outcome: count('failed') > 0 ? 'failed' : 'passed',
      passed: count('passed'),
      failed: count('failed'),
      notJudged: count('not-judged'),
      scenarios: scenarios
        .filter((one) => one.checks.some(({ status }) => status === 'failed'))
        .map((one) => one.id),
    };
  });
}

function verdictOf({ failed, notJudged, judged }: Counts): Verdict {
  if (failed > 0) return 'failed';
  return notJudged > 0 || judged === 0 ? 'incomplete' : 'passed';
}

/** A report with these scenarios. */
export function reportWith(scenarios: readonly ScenarioResult[], more: Partial<Report> = {}): Report {
  const counts = countsOf(scenarios);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: 'mm-auth-conformance', version: '0.0.0' },
    catalogue: { version: '1.0.0', hash: '0123456789abcdef', scenarios: scenarios.length },
    run: {
      startedAt: '2027-01-15T08:00:00.000Z',
      durationMs: 1_234,
      command: 'mm-auth-conformance run',
      selection: [],
      strict: false,
      interrupted: false,
      node: 'v20.19.0',
    },
    sdk: {
      name: 'Sample SDK',
      version: '1.2.3',
      target: 'module:./adapter.ts',
      adapter: 'module',
      operations: [],
      setClock: true,
      debounceMs: 0,
      clockSkewMs: 0,
    },
    verdict: verdictOf(counts),
    headline: 'Non-conformant: 1 MUST requirement broken in 1 scenario',
    counts,
    requirements: requirementsOf(scenarios),
    knownFailureProblems: [],
    findings: [],
    scenarios: [...scenarios],
    ...more,
  };
}

/** One scenario of every outcome. */
export const EVERY_OUTCOME: readonly ScenarioResult[] = [
  scenario('passed', 'passed'),
  scenario('failed', 'failed', {
    reason: HOSTILE,
    checks: [
      {
        requirement: 'UDA-02',
        level: 'MUST',
        status: 'failed',
        kind: 'authorised',
        step: 2,
        expected: 'a request',
        seen: HOSTILE,
      },
    ],
  }),
  scenario('known', 'known', { reason: 'we are at it' }),
  scenario('warning', 'warning', { reason: 'UDA-35: the token is in a log' }),
  scenario('observed', 'observed', { level: 'INFO' }),
  scenario('not-judged', 'not-judged', { reason: 'ADAPTER_EXITED: it went away' }),
  scenario('not-applicable', 'not-applicable', { reason: 'The SDK does not have cleanup.' }),
];
