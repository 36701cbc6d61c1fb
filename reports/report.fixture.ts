// A small report with an outcome of every kind, for the tests of the renderers; text in it is hostile where it may be.
import { REPORT_SCHEMA_VERSION, type Report, type ScenarioOutcome, type ScenarioResult } from './model.ts';

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

/** A report with these scenarios. */
export function reportWith(scenarios: readonly ScenarioResult[], more: Partial<Report> = {}): Report {
  const of = (outcome: ScenarioOutcome) => scenarios.filter((one) => one.outcome === outcome).length;
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
    verdict: 'failed',
    headline: 'Non-conformant: 1 MUST requirement broken in 1 scenario',
    counts: {
      planned: scenarios.length,
      judged: scenarios.length - of('not-judged') - of('not-applicable'),
      passed: of('passed'),
      failed: of('failed'),
      known: of('known'),
      warnings: of('warning'),
      observed: of('observed'),
      notJudged: of('not-judged'),
      notApplicable: of('not-applicable'),
    },
    requirements: [],
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
