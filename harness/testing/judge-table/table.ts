// The judge's table: what it says of every kind of expectation, in every story, whatever was called back and sent. It is
// made anew by `npm run judge-table`, and read by whoever changes the judge: a change that nobody meant shows in it.
import type { Check } from '../../../reports/model.ts';
import type { Expectation } from '../../../scenarios/scenario.ts';
import { judge } from '../../engine/judge/judge.ts';
import { observe, type Seen, scenario } from '../observations.ts';
import { CALLBACKS, type Named, requestsFor, type Sent, some } from './seen.ts';
import { STORIES, type Story } from './stories.ts';

/** One expectation of each kind, under a requirement that is a MUST, by a name of its own. */
export const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  succeeds: { requirement: 'UDA-19', kind: 'succeeds' },
  'fails as expired': { requirement: 'UDA-13', kind: 'fails', codes: ['JWT_TOKEN_EXPIRED'] },
  'fails in any way': { requirement: 'UDA-08', kind: 'fails' },
  'fails-with-backend-code': { requirement: 'UDA-20', kind: 'fails-with-backend-code' },
  'called-back-once': { requirement: 'UDA-15', kind: 'called-back-once' },
  described: { requirement: 'UDA-16', kind: 'described' },
  'no-false-success': { requirement: 'UDA-22', kind: 'no-false-success' },
  'authorised by the token': { requirement: 'UDA-02', kind: 'authorised', by: { token: 'good' } },
  'authorised by the code': { requirement: 'UDA-05', kind: 'authorised', by: 'application-code' },
  'authorised by one of both': {
    requirement: 'UDA-03',
    kind: 'authorised-by-one-of',
    by: ['application-code', { token: 'good' }],
  },
  'follows-the-token': { requirement: 'UDA-39', kind: 'follows-the-token' },
  'requests-bounded': { requirement: 'UDA-39', kind: 'requests-bounded', atMost: 3 },
  'is-over': { requirement: 'UDA-39', kind: 'is-over', texts: ['/saveUser'] },
  'no-request': { requirement: 'UDA-14', kind: 'no-request' },
  'no-request, without side effect': { requirement: 'UDA-37', kind: 'no-request' },
  'no-bearer': { requirement: 'UDA-34', kind: 'no-bearer' },
  'token-confined': { requirement: 'UDA-35', kind: 'token-confined' },
  survives: { requirement: 'UDA-36', kind: 'survives' },
  returns: { requirement: 'UDA-11', kind: 'returns', path: 'firstName', equals: 'Ada' },
  'returns-not': { requirement: 'UDA-37', kind: 'returns-not', path: 'firstName', value: 'Ada' },
  'observes, INFO': { requirement: 'UDA-43', kind: 'observes', question: 'Does the setter validate?' },
  'succeeds, INFO': { requirement: 'UDA-42', kind: 'succeeds' },
};

/** A letter for each status, so that a row is a word. */
const LETTERS: Readonly<Record<Check['status'], string>> = {
  passed: '+',
  failed: 'F',
  observed: 'o',
  'not-judged': '?',
  'not-applicable': '-',
};

function checksOf(story: Story, expectation: Expectation, seen: Seen, { requests = [], strays = [] }: Sent) {
  const steps = [...story.before.map(([step]) => step), story.step(expectation)];
  const all = [...story.before.map(([, one]) => one), { ...story.seen, ...seen, requests }];
  return judge(scenario(steps), observe(all, { strays, ...story.more }));
}

/** A leak is a check of its own, beside that of the expectation. */
function letters(checks: readonly Check[]): string {
  return checks.length === 0 ? '.' : checks.map(({ status }) => LETTERS[status]).join('');
}

function classesOf({ signature }: Check): string {
  if (signature === undefined) return '';
  const { callbacks, authorised, answer, holdsToken, leak } = signature;
  const classes = [authorised, answer, holdsToken ? 'holds a token' : 'holds none', leak ?? 'no leak'];
  return ` [${callbacks.join(' ')}; ${classes.join('; ')}]`;
}

function inWords(checks: readonly Check[]): string {
  return checks
    .map((check) => {
      const { status, level, requirement, kind, step, expected, seen } = check;
      return `${status}: ${level} ${requirement} ${kind} in step ${step}: ${expected} | ${seen}${classesOf(check)}`;
    })
    .join(' AND ');
}

/** What makes two texts one: the number of the step and the classes differ from story to story. */
function withoutPlace(text: string): string {
  return text.replace(/ in step \d+/g, '').replace(/ \[[^\]]*\]/g, '');
}

/** What is said of one expectation in one story. */
export interface TablePart {
  /**
   * By what was called back: a letter for each of the requests, in their order, several where there are several checks. Rows
   * that are the same stand together. A text: the name of a story in which all is the same.
   */
  readonly statuses: Readonly<Record<string, string>> | string;
  /** Whole checks, for some of the pairs, as far as no story before has the same. */
  readonly words: Readonly<Record<string, string>>;
}

/** What is called back and sent in a story: everything in the fullest one, the most telling in the others. */
function seenIn({ before, own, full }: Story): readonly [Named<Seen>, Named<Sent>] {
  const sent = requestsFor(own, before.length, before.length + 100);
  return full === true ? [CALLBACKS, sent] : [some(CALLBACKS), some(sent)];
}

/** Each callback with the telling requests, and each request with the telling callbacks: not everything with everything. */
function rowsOf(story: Story): readonly (readonly [string, Seen, Named<Sent>])[] {
  const [called, sent] = seenIn(story);
  const telling = some(called);
  return Object.entries(called).map(([name, seen]) => [name, seen, name in telling ? sent : some(sent)]);
}

function statusesOf(story: Story, expectation: Expectation): Readonly<Record<string, string>> {
  const rows = new Map<string, string[]>();
  for (const [name, seen, sent] of rowsOf(story)) {
    const row = Object.values(sent).map((one) => letters(checksOf(story, expectation, seen, one)));
    rows.set(row.join(' '), [...(rows.get(row.join(' ')) ?? []), name]);
  }
  return Object.fromEntries([...rows].map(([row, names]) => [names.join(' / '), row]));
}

function wordsOf(story: Story, expectation: Expectation): readonly (readonly [string, string])[] {
  const [called, sent] = seenIn(story);
  const columns = Object.entries(sent);
  return Object.entries(called).map(([name, seen], at) => {
    const [sentAs = '', one = {}] = columns[(2 * at) % columns.length] ?? [];
    return [`${name}; ${sentAs}`, inWords(checksOf(story, expectation, seen, one))];
  });
}

/** The part of the table that is about one expectation: story after story, as it is asked for. */
export function* partsOf(name: string): Generator<readonly [story: string, part: TablePart]> {
  const expectation = EXPECTATIONS[name];
  if (expectation === undefined) throw new RangeError(`There is no expectation "${name}" in the table.`);
  const told = new Set<string>();
  const known = new Map<string, string>();
  for (const [title, story] of Object.entries(STORIES)) {
    const statuses = statusesOf(story, expectation);
    const text = JSON.stringify(statuses);
    const same = known.get(text);
    known.set(text, same ?? title);
    const words = wordsOf(story, expectation).filter(([, one]) => !told.has(withoutPlace(one)));
    for (const [, one] of words) told.add(withoutPlace(one));
    yield [title, { statuses: same ?? statuses, words: Object.fromEntries(words) }];
  }
}

/** The table as it is written down. */
export type JudgeTable = Readonly<Record<string, Readonly<Record<string, TablePart>>>>;

/** The whole table. */
export function judgeTable(): JudgeTable {
  return Object.fromEntries(
    Object.keys(EXPECTATIONS).map((name) => [name, Object.fromEntries(partsOf(name))]),
  );
}
