// jwt mode: what came before a call must not change it. The token is what was set last, validation still happens, nothing of
// a call that is over goes out with a later one, and no earlier token returns.
import { needsJwt } from '../contracts/operations.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import { scenarioOf } from './define.ts';
import { accepted, bounded, confined, isOver, once, suppliedBad } from './expect.ts';
import { HISTORY_ROWS, type History } from './history-rows.ts';
import { argumentAbout, callWith, checkedOf, type Holding, type Who } from './holding.ts';
import { recipeById } from './recipes/all.ts';
import type { Scenario, Step } from './scenario.ts';
import { again, anonymous, backend, call, goesOut, init, NULL, otherThan, setJwt, token } from './steps.ts';
import { type CallingOperation, enveloped, leavesATrace, RESET, type Trouble } from './trouble.ts';

const scenario = scenarioOf('jwt-history', 'jwt', 'history');

const MALFORMED = recipeById('segments/two-without-signature');
const EXPIRED = recipeById('expired/by-1-hour');
const FORGED = recipeById('refused-by-backend/forged-signature');

const FIRST: Holding = { is: 'good', token: 'first', via: 'UDA-02' };
const FIRST_AGAIN: Holding = { ...FIRST, via: 'UDA-04' };

/** A point of a story: what has been done, what the SDK holds, whom it belongs to. */
interface Point {
  readonly steps: readonly Step[];
  readonly holding: Holding;
  readonly who: Who;
}

function failed(operation: CallingOperation, trouble: Trouble): Point {
  return {
    steps: [
      backend(trouble.fault),
      call(operation, [
        { requirement: 'UDA-22', kind: 'fails' },
        ...(trouble.hasCode === true
          ? [{ requirement: 'UDA-22', kind: 'fails-with-backend-code' } as const]
          : []),
        once,
        bounded,
        ...(leavesATrace(operation) ? [isOver('UDA-39')] : []),
      ]),
      backend(null),
    ],
    holding: FIRST,
    who: 'own',
  };
}

function refused(operation: CallingOperation, recipeId: string): Point {
  const holding: Holding = { is: 'bad', token: 'bad', recipe: recipeById(recipeId) };
  return {
    steps: [setJwt(token('bad', recipeId), suppliedBad), callWith(operation, holding)],
    holding,
    who: 'own',
  };
}

function newToken(name: string, who: Who): Step {
  return setJwt({ token: name, recipe: 'valid/plain', ...(who === 'other' ? { sub: who } : {}) });
}

/** What came before the next call. */
function pastOf({ past, first }: History): Point {
  const operation = first === 'none' ? 'fetchUser' : first;
  const own = { who: 'own' } as const;
  switch (past) {
    case 'refused-structure':
      return refused(operation, MALFORMED.id);
    case 'refused-expired':
      return refused(operation, EXPIRED.id);
    case 'forged': {
      const holding: Holding = { is: 'forged', token: 'forged' };
      return {
        steps: [setJwt(token('forged', FORGED.id), suppliedBad), callWith(operation, holding)],
        holding,
        ...own,
      };
    }
    case 'network':
      return failed(operation, RESET);
    case 'depersonalize':
      return { steps: [callWith('depersonalize', FIRST)], holding: FIRST, ...own };
    case 'personalize-other': {
      const holding: Holding = { is: 'good', token: 'others', via: 'UDA-04' };
      return {
        steps: [newToken('others', 'other'), callWith('personalize', holding, 'other')],
        holding,
        who: 'other',
      };
    }
    case 'clean-up':
      return {
        steps: [call('cleanup', [once]), init()],
        holding: { is: 'nothing', via: 'UDA-45' },
        ...own,
      };
    case 'new-start':
      return { steps: [init()], holding: { is: 'nothing', via: 'UDA-06' }, ...own };
    case 'null-and-again':
      return {
        steps: [setJwt(NULL), anonymous('saveUser'), setJwt(again('first'))],
        holding: FIRST_AGAIN,
        ...own,
      };
    default:
      return failed(operation, enveloped(Number(past.slice('backend-'.length))));
  }
}

/** What is set after that. */
function sinceOf({ since }: History, { holding, who }: Point): Point {
  switch (since) {
    case 'same':
      return { steps: [], holding, who };
    case 'second':
      return {
        steps: [newToken('second', who)],
        holding: { is: 'good', token: 'second', via: 'UDA-04' },
        who,
      };
    case 'null':
      return { steps: [setJwt(NULL)], holding: { is: 'nothing', via: 'UDA-07' }, who };
    case 'malformed':
      return {
        steps: [setJwt(token('worse', MALFORMED.id), suppliedBad)],
        holding: { is: 'bad', token: 'worse', recipe: MALFORMED },
        who,
      };
    case 'expired':
      return {
        steps: [setJwt(token('older', EXPIRED.id), suppliedBad)],
        holding: { is: 'bad', token: 'older', recipe: EXPIRED },
        who,
      };
    case 'first-again':
      return {
        steps: [newToken('between', who), setJwt(again('first'))],
        holding: FIRST_AGAIN,
        who: 'own',
      };
  }
}

/** A save and a fetch with another token: what was kept of an earlier call would go out with them. */
function tail(who: Who, next: CallingOperation): readonly Step[] {
  const by = { token: 'last' };
  const control = next === 'fetchUser' ? 'personalize' : 'fetchUser';
  return [
    newToken('last', who),
    call('saveUser', accepted('UDA-04', by), argumentAbout('saveUser', who)),
    {
      ...call(control, [...accepted('UDA-04', by), confined], argumentAbout(control, who)),
      control: true,
    },
  ];
}

/** What the requirements say about it, the first that a reader looks for first. */
const ABOUT: readonly RequirementId[] = [
  'UDA-04',
  'UDA-02',
  'UDA-05',
  'UDA-06',
  'UDA-07',
  'UDA-08',
  'UDA-12',
  'UDA-13',
  'UDA-14',
  'UDA-20',
  'UDA-22',
  'UDA-35',
  'UDA-37',
  'UDA-39',
  'UDA-45',
];

const CAME_BEFORE: Readonly<Record<History['past'], string>> = {
  'refused-structure': 'is refused for a malformed token',
  'refused-expired': 'is refused for an expired token',
  forged: 'is refused by the backend for a forged token',
  'backend-401': 'meets 401',
  'backend-403': 'meets 403',
  'backend-404': 'meets 404',
  'backend-409': 'meets 409',
  'backend-429': 'meets 429',
  'backend-500': 'meets 500',
  'backend-503': 'meets 503',
  network: 'meets a broken connection',
  depersonalize: 'The person is depersonalized',
  'personalize-other': 'Another person takes over the device',
  'clean-up': 'The SDK is cleaned up and started anew',
  'new-start': 'The SDK is started anew without a JWT',
  'null-and-again': 'The token is cleared and set again',
};

const SET_SINCE: Readonly<Record<History['since'], string>> = {
  same: 'nothing is set',
  second: 'another token is set',
  null: 'null is set',
  malformed: 'a malformed token is set',
  expired: 'an expired token is set',
  'first-again': 'the first token is set again',
};

function story(history: History): Scenario {
  const { past, first, since, next } = history;
  const before = pastOf(history);
  const then = sinceOf(history, before);
  const control = first === 'none' ? 'saveUser' : otherThan(first);
  const called = callWith(next, then.holding, then.who);
  const steps = [
    init({ token: 'first', recipe: 'valid/plain' }),
    { ...goesOut(control, 'UDA-02', 'first'), control: true },
    ...before.steps,
    ...then.steps,
    // What is still held shows on a call that takes it, and before a depersonalize may drop it.
    ...(since === 'same' && !needsJwt(next) ? [callWith('saveUser', then.holding, then.who)] : []),
    called,
    ...tail(then.who, next),
  ];
  const what = first === 'none' ? CAME_BEFORE[past] : `${first} ${CAME_BEFORE[past]}`;
  return scenario(`${[past, ...(first === 'none' ? [] : [first])].join('-')}/${since}/${next}`, {
    sentence: `${what}, then ${SET_SINCE[since]}: ${next} is as if nothing had been before.`,
    requirements: checkedOf(ABOUT, steps),
    operation: next,
    steps,
  });
}

export const JWT_HISTORY: readonly Scenario[] = HISTORY_ROWS.map(story);
