// junit.xml for CI servers. Only what fails the run is a failure there: known failures and what does not apply are
// skipped tests, warnings and observations are passed tests with a text, what could not be judged is an error.
import { XMLBuilder } from 'fast-xml-parser';
import type { Report, ScenarioResult } from './model.ts';
import { isPart, partInWords } from './part.ts';
import { plainText, shortened } from './text.ts';

/** The longest message attribute, in characters; the body of an element has the rest. */
const MAX_MESSAGE = 500;

/** What XML 1.0 cannot carry, not even escaped (XML 1.0 §2.2). */
function xmlText(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? '?'}}`,
  );
}

type Attributes = Readonly<Record<string, string | number>>;
type XmlElement = Readonly<Record<string, unknown>>;

function element(attributes: Attributes, rest: XmlElement = {}): XmlElement {
  const named = Object.entries(attributes).map(([name, value]) => [`@${name}`, xmlText(String(value))]);
  return { ...Object.fromEntries(named), ...rest };
}

function checksInWords(result: ScenarioResult): string {
  const lines = result.checks
    .filter((check) => check.status === 'failed' || check.status === 'not-judged')
    .map(
      (check) =>
        `step ${check.step}, ${check.requirement} (${check.level}): expected ${check.expected}; seen: ${check.seen}`,
    );
  return xmlText([result.sentence, ...lines].map(plainText).join('\n'));
}

/** By scenario: what it fails for first. */
type Causes = ReadonlyMap<string, string>;

function causesOf({ causes = [] }: Report): Causes {
  return new Map(causes.flatMap(({ text, scenarios }) => scenarios.map((id) => [id, text] as const)));
}

/** A CI server groups failures by the beginning of their messages: the cause comes first. */
function messageOf({ id, reason = '' }: ScenarioResult, causes: Causes): string {
  const cause = causes.get(id);
  return shortened(plainText(cause === undefined ? reason : `${cause}: ${reason}`), MAX_MESSAGE);
}

function marked(result: ScenarioResult, causes: Causes): XmlElement {
  const message = messageOf(result, causes);
  const text = { '#text': checksInWords(result) };
  switch (result.outcome) {
    case 'failed': {
      const type = result.checks.find((check) => check.status === 'failed')?.requirement ?? 'failed';
      return { failure: element({ message, type }, text) };
    }
    case 'not-judged':
      return { error: element({ message, type: 'not-judged' }, text) };
    case 'known':
      return { skipped: element({ message: `known failure: ${message}` }) };
    case 'not-applicable':
      return { skipped: element({ message: `not applicable: ${message}` }) };
    case 'warning':
      return {
        properties: { property: element({ name: 'warning', value: message }) },
        'system-out': xmlText(`warning (SHOULD): ${message}`),
      };
    case 'observed':
    case 'passed':
      return {};
  }
}

/** By scenario: its share of the run's time, in milliseconds. */
type Shares = ReadonlyMap<string, number>;

/**
 * Scenarios run side by side: their times are shares of the run's, so that whoever adds them up has how long it took. What is
 * rounded off one goes to the next.
 */
function sharesOf({ run, scenarios }: Report): Shares {
  const sum = scenarios.reduce((total, { durationMs }) => total + durationMs, 0);
  const scale = sum > run.durationMs ? run.durationMs / sum : 1;
  let before = 0;
  const shares = scenarios.map(({ id, durationMs }) => {
    const from = Math.round(before * scale);
    before += durationMs;
    return [id, Math.round(before * scale) - from] as const;
  });
  return new Map(shares);
}

const seconds = (ms: number) => (ms / 1_000).toFixed(3);

/** As JUnit's schema has it: to the second, in UTC, and without saying so. */
const timestamp = (ms: number) => new Date(ms).toISOString().slice(0, 19);

function testcase(result: ScenarioResult, causes: Causes, shares: Shares): XmlElement {
  return element(
    {
      name: result.id,
      classname: `${result.mode}.${result.theme}`,
      time: seconds(shares.get(result.id) ?? 0),
    },
    marked(result, causes),
  );
}

function suite(name: string, results: readonly ScenarioResult[], causes: Causes, shares: Shares): XmlElement {
  const count = (...outcomes: readonly string[]) =>
    results.filter((one) => outcomes.includes(one.outcome)).length;
  const ms = results.reduce((sum, { id }) => sum + (shares.get(id) ?? 0), 0);
  const start = results.reduce((first, { startedAtMs }) => Math.min(first, startedAtMs), Infinity);
  return element(
    {
      name,
      tests: results.length,
      failures: count('failed'),
      errors: count('not-judged'),
      skipped: count('known', 'not-applicable'),
      time: seconds(ms),
      timestamp: timestamp(start),
    },
    { testcase: results.map((result) => testcase(result, causes, shares)) },
  );
}

/** A stale known-failures list fails the run: it is a failure here too. */
function knownFailureSuite(report: Report): readonly XmlElement[] {
  if (report.knownFailureProblems.length === 0) return [];
  const cases = report.knownFailureProblems.map(({ entry, text, problem }) =>
    element(
      { name: plainText(entry), classname: 'known-failures', time: '0.000' },
      { failure: element({ message: plainText(text), type: problem }) },
    ),
  );
  const counts = { tests: cases.length, failures: cases.length, errors: 0, skipped: 0, time: '0.000' };
  const start = timestamp(Date.parse(report.run.startedAt));
  return [element({ name: 'known-failures', ...counts, timestamp: start }, { testcase: cases })];
}

/** The sums over all suites. */
function summed(suites: readonly XmlElement[]): Attributes {
  const sum = (name: string) => suites.reduce((total, one) => total + Number(one[`@${name}`]), 0);
  return {
    tests: sum('tests'),
    failures: sum('failures'),
    errors: sum('errors'),
    skipped: sum('skipped'),
    time: sum('time').toFixed(3),
  };
}

/** The report as JUnit XML: one test suite a theme, one test case a scenario. */
export function renderJunit(report: Report): string {
  const causes = causesOf(report);
  const shares = sharesOf(report);
  const themes = [...new Set(report.scenarios.map((result) => result.theme))];
  const suites = themes.map((theme) =>
    suite(
      theme,
      report.scenarios.filter((result) => result.theme === theme),
      causes,
      shares,
    ),
  );
  const builder = new XMLBuilder({
    format: true,
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    suppressEmptyNode: true,
  });
  const all = [...suites, ...knownFailureSuite(report)];
  const body: unknown = builder.build({
    testsuites: element(
      {
        name: `${report.tool.name}: ${plainText(report.sdk.name)}${isPart(report) ? ` (${partInWords(report)} scenarios)` : ''}`,
        // What a stale list adds is a test case here, too.
        ...summed(all),
        timestamp: timestamp(Date.parse(report.run.startedAt)),
      },
      { testsuite: all },
    ),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(body)}`;
}
