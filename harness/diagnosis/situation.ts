// The situation of each step of a scenario, in words that scenarios share: which call, which token the SDK holds and how it
// came by it, what went before. Read from the evidence, which says what was really done.
import type { StepEvidence } from '../../reports/evidence.ts';
import type { ScenarioResult } from '../../reports/model.ts';

/** One property of a situation, in words. */
export type Property = string;

/** The token that an SDK holds, as the story goes. */
interface Held {
  readonly token: string | undefined;
  readonly how: string;
}

const NONE: Held = { token: undefined, how: 'no token was ever given' };

/** What the SDK holds after a step. */
function heldAfter({ do: kind, token, number }: StepEvidence, before: Held): Held {
  if (kind === 'init') {
    if (token !== undefined) return { token, how: 'the configuration has the token' };
    return number === 1 ? NONE : { token, how: 'the SDK has been started again without a token' };
  }
  if (kind !== 'set-jwt') return before;
  if (token === undefined) return { token, how: 'the token has been taken away' };
  return {
    token,
    how: before.token === undefined ? 'the setter gave the token' : 'the setter replaced another token',
  };
}

const KINDS: Readonly<Record<string, readonly Property[]>> = {
  valid: ['the token is good'],
  expired: ['the token has expired', 'the SDK must refuse the token'],
  malformed: ['the token is malformed', 'the SDK must refuse the token'],
  unspecified: ['the token is one that our sources leave open'],
};
/** Recipes of tokens that are good for the SDK, and that the backend refuses. */
const REFUSED_BY_BACKEND = 'refused-by-backend';

/** How long ago a token has expired, at most: name and milliseconds. */
const AGO = [
  ['a second', 1_000],
  ['a minute', 60_000],
  ['5 minutes', 300_000],
  ['an hour', 3_600_000],
] as const;

function expiryProperties(exp: number | undefined, { sdkClockMs }: StepEvidence): readonly Property[] {
  if (exp === undefined) return [];
  const agoMs = sdkClockMs - exp * 1_000;
  if (agoMs < 0) return [];
  const atMost = AGO.filter(([, ms]) => agoMs <= ms);
  return atMost.map(([name]) => `the token expired at most ${name} before`);
}

function kindOf(family: string, tested: boolean, kind: string | undefined): readonly Property[] {
  if (family === REFUSED_BY_BACKEND) return ['only the backend can refuse the token'];
  if (tested && kind !== undefined) return KINDS[kind] ?? [];
  return family === 'valid' ? (KINDS['valid'] ?? []) : [];
}

function tokenProperties(held: Held, step: StepEvidence, result: ScenarioResult): readonly Property[] {
  if (held.token === undefined) return [];
  const evidence = result.tokens.find(({ name }) => name === held.token);
  const recipe = evidence?.recipe ?? '';
  const family = recipe.split('/', 1)[0] ?? '';
  const tested = recipe === result.recipe;
  return [
    ...kindOf(family, tested, result.tokenKind),
    ...expiryProperties(evidence?.exp, step),
    ...(tested && family !== result.tokenKind ? [`the token is of ${family}/…`] : []),
    ...(tested ? [`the token is ${recipe}`] : []),
  ];
}

const TAKES_JWT: readonly string[] = ['fetchUser', 'saveUser', 'personalize'];

function calledIn({ do: kind, operation }: StepEvidence): readonly Property[] {
  if (operation === undefined)
    return [kind === 'set-jwt' ? 'the call is the setter' : 'the call is the start'];
  const takes = TAKES_JWT.includes(operation);
  return [`the call is ${operation}`, takes ? 'the call takes a JWT' : 'the call takes no JWT'];
}

/** How the backend answered the step's first request, where it did not do what it was asked. */
function answeredIn({ requests }: StepEvidence): readonly Property[] {
  const [first, second] = requests.filter(({ blocked, stray }) => blocked !== true && stray !== true);
  if (first === undefined) return [];
  const { status } = first;
  if (status !== undefined && status < 300) return [];
  return [
    ...(status === undefined
      ? ['the backend does not answer']
      : [
          `the backend answers ${status}`,
          `the backend answers with a status of ${Math.floor(status / 100)}xx`,
        ]),
    ...(second === undefined ? [] : ['the call is made again']),
  ];
}

const failedIn = ({ callbacks, threw }: StepEvidence) =>
  threw !== undefined || callbacks.some(({ kind }) => kind === 'error');

/** Whether a call had succeeded before with the token that is held. */
function hasWorked(held: Held, steps: readonly StepEvidence[]): boolean {
  if (held.token === undefined) return false;
  const since = steps.findLastIndex(({ token }) => token === held.token);
  return steps
    .slice(since)
    .some(
      ({ operation, callbacks }) =>
        operation !== undefined && callbacks.some(({ kind }) => kind === 'success'),
    );
}

/** What went before a step, of the steps that could matter to it. */
function before(step: StepEvidence, held: Held, steps: readonly StepEvidence[]): readonly Property[] {
  const earlier = steps.filter(({ number }) => number < step.number);
  const last = earlier.findLast((one) => one.operation !== undefined);
  const gone = (operation: string) => earlier.some((one) => one.operation === operation);
  const overlapping = (one: StepEvidence) =>
    earlier.some(({ do: kind, endMs }) => kind === 'meanwhile' && endMs > one.startMs);
  const underWay = earlier.some((one) => one.do === 'meanwhile' && one.endMs > step.startMs);
  return [
    ...(earlier.some((one) => one.do === 'expire') ? ['the token has expired since it was given'] : []),
    ...(earlier.some((one) => one.do === 'clock') ? ['the clock stands near the moment of expiry'] : []),
    ...(hasWorked(held, earlier) ? ['a call with this token has succeeded before'] : []),
    ...(underWay || step.do === 'meanwhile' ? ['another call is under way'] : []),
    ...(earlier.some((one) => one.do === 'set-jwt' && overlapping(one))
      ? ['the setter was called while a call was under way']
      : []),
    ...(last !== undefined && failedIn(last) ? ['the call before it failed'] : []),
    ...['personalize', 'depersonalize', 'cleanup']
      .filter(gone)
      .map((operation) => `${operation} was called before`),
  ];
}

function placeOf({ id, mode, theme }: ScenarioResult): readonly Property[] {
  const path = id.split('/').slice(0, -1);
  return [
    `the mode is ${mode}`,
    `the theme is ${theme}`,
    ...[2, 3].flatMap((depth) =>
      path.length >= depth ? [`the scenario is below ${path.slice(0, depth).join('/')}`] : [],
    ),
  ];
}

/** The situation of a step. */
export interface Situation {
  readonly properties: readonly Property[];
  /** How the backend answered: a cause of what is called back, and a consequence of what goes out. */
  readonly answered: readonly Property[];
}

/** By the number of the step. */
export function situationsOf(result: ScenarioResult): ReadonlyMap<number, Situation> {
  const place = placeOf(result);
  let held = NONE;
  return new Map(
    result.steps.map((step) => {
      held = heldAfter(step, held);
      const properties = [
        ...calledIn(step),
        held.how,
        ...(held.token === undefined ? ['the SDK holds no token'] : []),
        ...tokenProperties(held, step, result),
        ...before(step, held, result.steps),
        ...place,
      ];
      return [step.number, { properties: [...new Set(properties)], answered: answeredIn(step) }];
    }),
  );
}
