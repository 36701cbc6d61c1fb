// Text as data: bounded, visible, quoted for a shell, compared word by word.
import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import type { RequestEvidence } from '../../evidence.ts';
import { evidenceOf, pageDataOf } from '../data/from-report.ts';
import { SAMPLE } from '../open-report.fixture.ts';
import { bounded, boundedDeep, wellFormed } from './bounded.ts';
import { bugReport } from './bug-report.ts';
import { commandFor, wordsOf } from './command.ts';
import { curlOf, shellQuoted } from './curl.ts';
import { difference } from './difference.ts';
import { prettyJson } from './json.ts';
import { JIRA, MARKDOWN } from './notation.ts';
import { cssString } from './running.ts';
import { csv, tabSeparated } from './separated.ts';
import { requirementTable, scenarioTable } from './tables.ts';
import { pieces, visible } from './visible.ts';
import { duration, plural, utc } from './words.ts';

test('nothing hidden is left, nothing else is changed', () => {
  expect(visible('plain äöü 日本 😀\n\ttext')).toBe('plain äöü 日本 😀\n\ttext');
  expect(visible('\u001b[31m\u0000\r\u007f')).toBe('␛[31m␀␍␡');
  expect(visible('a\u202eb\u200bc\ufeff\u2028\u{e0041}')).toBe(
    'a⟨U+202E⟩b⟨U+200B⟩c⟨U+FEFF⟩⟨U+2028⟩⟨U+E0041⟩',
  );
  expect(visible('\ud800 \udc00')).toBe('⟨U+D800⟩ ⟨U+DC00⟩');
  expect(pieces('a\u0007b')).toEqual([{ text: 'a' }, { text: '␇', hidden: 'U+0007' }, { text: 'b' }]);
});

test('what is read from right to left stands alone; our own words around it, and what is quoted apart, do not', () => {
  const turned = (text: string) => pieces(text).flatMap((one) => (one.turned === true ? [one.text] : []));
  expect(turned('expected "\u05d0\u05d1 \u05d2", 5 of 7; seen "\u0645\u0631", "\u05d3"')).toEqual([
    '\u05d0\u05d1 \u05d2',
    '\u0645\u0631',
    '\u05d3',
  ]);
  expect(turned('plain, 5 of 7')).toEqual([]);
});

test('a long text is cut between characters, and says how long it was', () => {
  expect(bounded('short')).toBe('short');
  expect(bounded('abcdef', 3)).toBe('abc… (6 characters in all)');
  expect(bounded('ab😀cd', 3)).toBe('ab… (6 characters in all)');
  expect(boundedDeep({ a: ['x'.repeat(30_000)], b: 1, c: null })).toEqual({
    a: [expect.stringContaining('(30000 characters in all)')],
    b: 1,
    c: null,
  });
  expect(wellFormed('a\ud800b😀')).toBe('a\ufffdb😀');
});

test('a shell reads back what was quoted, and runs none of it', () => {
  for (const text of [
    "it's",
    '$(touch /tmp/x) `id` "$HOME" \\ !',
    'line\nbreak\ttab\r',
    "\u001b[201~;id\u0007 it's \\n",
    'ä \u202e \u0085 日本',
  ]) {
    const echoed = execFileSync('bash', ['-c', `printf %s ${shellQuoted(text)}`], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    expect(echoed).toBe(text);
    expect(/[\u0000-\u001f\u007f-\u009f\u202e]/.test(shellQuoted(text))).toBe(false);
  }
});

test('a curl command leaves the token to the reader, and its own headers out', () => {
  const request: RequestEvidence = {
    atMs: 0,
    method: "PATCH'; id; '",
    url: 'https://x.test/user?a=$(id)',
    headers: [
      ['Authorization', 'Bearer eyJ.x.[signature cut]'],
      ['Content-Length', '3'],
      ["x-evil'", '`id`'],
    ],
    body: '{"a":"it\'s"}',
  };
  const command = curlOf(request);
  expect(command).toContain('-H "Authorization: Bearer $USER_DATA_JWT"');
  expect(command).not.toContain('eyJ');
  expect(command).not.toContain('Content-Length');
  expect(curlOf({ ...request, blocked: true })).toContain("'https://x.test/user?a=$(id)'");
  const words = execFileSync(
    'bash',
    ['-c', `curl() { printf '%s\\n' "$@"; }; USER_DATA_JWT=mine; BACKEND_URL=http://127.0.0.1:1; ${command}`],
    {
      encoding: 'utf8',
    },
  );
  expect(words.trim().split('\n')).toEqual([
    '-X',
    request.method,
    'http://127.0.0.1:1/user?a=$(id)',
    '-H',
    'Authorization: Bearer mine',
    '-H',
    "x-evil': `id`",
    '--data-raw',
    request.body,
  ]);
});

test('what differs is marked, what is shared is not; unlike texts differ as a whole', () => {
  const marked = (expected: string, seen: string) =>
    difference(expected, seen).map((parts) =>
      parts.filter((part) => part.differs).map((part) => part.text.trim()),
    );
  expect(marked('the body has a = "x"', 'the body has a = "y"')).toEqual([['x'], ['y']]);
  expect(marked('the same', 'the same')).toEqual([[], []]);
  expect(marked('no API call is made', 'GET fetchUser → 200')).toEqual([
    ['no API call is made'],
    ['GET fetchUser → 200'],
  ]);
  // One word in common with the end of an expectation makes an observation no better.
  expect(marked('the error callback with JWT_TOKEN_EXPIRED, and no success', 'success')).toEqual([
    ['the error callback with JWT_TOKEN_EXPIRED, and no success'],
    ['success'],
  ]);
  const refusal = 'status 401 with a body like {"error":{"code":"X","text":"Why."}}';
  const success = 'status 200 with {"firstName":"Ada","externalUserId":"p"}';
  expect(marked(refusal, success)).toEqual([[refusal], [success]]);
  const [expected, seen] = difference('a b c', 'a x c');
  expect(expected.map((part) => part.text).join('')).toBe('a b c');
  expect(seen.map((part) => part.text).join('')).toBe('a x c');
});

test('JSON is indented only where nothing is lost by it', () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  for (const text of [
    '{"a":1,"a":2}',
    '{"n":1e400}',
    '{"n":12345678901234567890}',
    '{ "a": 1 }',
    'x',
    '"text"',
    '['.repeat(5_000),
  ])
    expect(prettyJson(text)).toBe(text);
});

test('durations and counts in words', () => {
  expect([0, 40, 999, 1_700, 61_000, 3_600_000, 86_400_000 * 3].map(duration)).toEqual([
    '0 ms',
    '40 ms',
    '999 ms',
    '1.7 s',
    '1 min',
    '1 h',
    '3 d',
  ]);
  expect(duration(-86_400_000 * 365 * 20)).toBe('20 years');
  expect(plural(1, 'scenario')).toBe('1 scenario');
  expect(plural(10_000, 'scenario')).toBe('10,000 scenarios');
  expect(utc(0)).toBe('1970-01-01 00:00:00 UTC');
  expect(utc(1e20)).toBe('no date');
});

test('a bug report says what was done, expected and seen, and hides nothing', () => {
  const [scenario] = SAMPLE.scenarios.filter(({ outcome }) => outcome === 'failed');
  if (scenario === undefined) throw new Error('The sample has failures.');
  const { rows, summary } = pageDataOf({
    ...SAMPLE,
    scenarios: [{ ...scenario, sentence: 'evil\u001b[2J\u202e' }],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('There is one row.');
  const text = bugReport(row, evidenceOf(scenario), { summary });
  expect(text).toContain('evil␛[2J⟨U+202E⟩');
  expect(text).toContain(`Broken:    ${row.broken[0]} (MUST): `);
  for (const step of scenario.steps) expect(text).toContain(`${step.number}. ${step.text}`);
  for (const check of scenario.checks.filter(({ status }) => status === 'failed'))
    expect(text).toContain(`expected: ${check.expected}`);
  expect(text).toMatch(/\n\nRepeat\n {6}mm-auth-conformance run --sdk module:\.\/android-4\.1\.ts .*jwt/);
  expect(text).toMatch(/token "\w+" \(\S+\): exp \d+ = \d{4}-/);
  const link = 'https://ci.example/report/index.html#/scenario/x';
  const linked = { summary, link };
  const markdown = bugReport(row, evidenceOf(scenario), linked, MARKDOWN);
  expect(markdown).toContain(`- **Link**: ${link}`);
  expect(markdown).toMatch(/- \*\*Mode\*\*: jwt\n/);
  expect(markdown).toMatch(/```\n\{[^`]*"exp": \d+/);
  const jira = bugReport(row, evidenceOf(scenario), linked, JIRA);
  expect(jira).toMatch(/\nh3\. Steps\n/);
  expect(jira).toContain('{noformat}');
});

test('what somebody else said is neither markup nor a mention, in any notation', () => {
  expect(MARKDOWN.data('a *b* <img> @all [x](y) `z`\n# c')).toBe(
    'a \\*b\\* \\<img\\> &#64;all \\[x\\]\\(y\\) \\`z\\` \\# c',
  );
  expect(MARKDOWN.block('a ``` b')).toBe('\n````\na ``` b\n````\n');
  expect(JIRA.data('{color:red}x{color} [~admin] !a.png!')).toBe(
    '\\{color:red\\}x\\{color\\} \\[\\~admin\\] \\!a.png\\!',
  );
  expect(JIRA.block('x{noformat}y')).toBe('{noformat}\nx{ noformat }y\n{noformat}');
});

test('a table has every row, and no cell is a formula', () => {
  const { rows, summary } = pageDataOf(SAMPLE);
  const text = csv(scenarioTable(rows));
  expect(text.trimEnd().split('\r\n')).toHaveLength(rows.length + 1);
  expect(csv([['=1+1', 'a"b', '-x']])).toBe('"\'=1+1","a""b","\'-x"\r\n');
  expect(tabSeparated([['a\tb', '@c'], ['d']])).toBe("a b\t'@c\nd");
  expect(requirementTable(summary.requirements)).toHaveLength(SAMPLE.requirements.length + 1);
});

test('the command of one scenario keeps what decides, and no place of a developer', () => {
  const { summary } = pageDataOf(SAMPLE);
  const command = (text: string) =>
    commandFor('jwt/x', { ...summary, run: { ...summary.run, command: text } });
  expect(
    command(
      "mm-auth-conformance run jwt/expired --mode jwt -r UDA-14 --strict -x /home/me/cases/a.json --bail 3 --sdk 'command:python3 /Users/me/sdk/adapter.py' -k known.json -o /tmp/out --baseline old --timeout 500 -q",
    ),
  ).toBe(
    "mm-auth-conformance run --strict -x ./a.json --sdk 'command:python3 ./adapter.py' -k known.json --timeout 500 jwt/x",
  );
  expect(command('mm-auth-conformance run --sdk=page:https://a.example/b/c.html --bail jwt/y')).toBe(
    'mm-auth-conformance run --sdk=page:https://a.example/b/c.html jwt/x',
  );
  expect(wordsOf("a 'b c' 'it'\\''s' d")).toEqual(['a', 'b c', "it's", 'd']);
});

test('a command that repeats a scenario runs nothing else', () => {
  const { summary } = pageDataOf(SAMPLE);
  const target = "command:x'; echo one; '";
  const run = { ...summary.run, command: `mm-auth-conformance run --sdk ${shellQuoted(target)}` };
  const evil = { ...summary, run, sdk: { ...summary.sdk, target } };
  const command = commandFor('jwt/$(echo two);`echo three`', evil);
  const script = `mm-auth-conformance() { printf '%s\\n' "$@"; }; ${command}`;
  const words = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(words.trim().split('\n')).toEqual(['run', '--sdk', evil.sdk.target, 'jwt/$(echo two);`echo three`']);
});

test('a text within a style stays a text', () => {
  expect(cssString('a "b" \\ c\n}')).toBe('"a \\22 b\\22  \\5c  c\\a }"');
});
