// A backend in trouble, on every operation and with every class of answer (UDA-22). What is tried again is bounded, and a
// call that has failed is over (UDA-39).
import { JWT_OPERATIONS, needsJwt } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { accepted, bounded, confined, isOver, noFalseSuccess, once, started } from './expect.ts';
import { CLIENT_ERRORS, SERVER_ERRORS } from './http-statuses.ts';
import type { CallStep, Expectation, Scenario } from './scenario.ts';
import { atOnce, backend, call, GOOD, otherThan } from './steps.ts';
import {
  bare,
  CALLING_OPERATIONS,
  type CallingOperation,
  CUT,
  enveloped,
  leavesATrace,
  NO_ANSWER,
  OTHER_OPERATIONS,
  READING_OPERATIONS,
  RESET,
  RETRY_AFTER,
  redirect,
  type Trouble,
  turn,
} from './trouble.ts';

type TroubledMode = 'jwt' | 'application-code';

/** The expectations of a call that works, in this mode. */
function works(mode: TroubledMode, operation: CallingOperation): readonly Expectation[] {
  if (mode === 'application-code') return accepted('UDA-01', 'application-code');
  return needsJwt(operation) ? accepted('UDA-02', { token: 'good' }) : accepted('UDA-05', 'application-code');
}

/** Each request of a call in trouble is authorised like any other, that of a second try too. A redirect is the client's. */
function authorised(
  mode: TroubledMode,
  operation: CallingOperation,
  { fault }: Trouble,
): readonly Expectation[] {
  return 'location' in fault ? [] : works(mode, operation).filter(({ kind }) => kind === 'authorised');
}

function controlled(mode: TroubledMode, operation: CallingOperation): CallStep {
  const other = otherThan(operation);
  return { ...call(other, works(mode, other)), control: true };
}

/** What a call that meets trouble must do, whatever it is. */
function failing({ hasCode, hidden }: Trouble): readonly Expectation[] {
  return [
    { requirement: 'UDA-22', kind: 'fails' },
    ...(hasCode === true ? [{ requirement: 'UDA-22', kind: 'fails-with-backend-code' } as const] : []),
    ...(hidden === true ? [] : [{ requirement: 'UDA-22', kind: 'described' } as const]),
  ];
}

/**
 * The same call works at once: success without a request is never right after a failure, whatever an SDK remembers. The
 * token is still there; a depersonalize that works may drop it (UDA-44), so there it is asked for first.
 */
function afterwards(
  mode: TroubledMode,
  operation: CallingOperation,
  mayHaveWorked: boolean,
): readonly CallStep[] {
  const again = call(operation, works(mode, operation));
  const same = mayHaveWorked ? again : atOnce(again);
  // One that was redirected may have worked, and have dropped the token.
  if (operation === 'depersonalize' && mayHaveWorked) return [same];
  const other = call(otherThan(operation), works(mode, otherThan(operation)));
  return operation === 'depersonalize' ? [other, same] : [same, other];
}

function story(
  mode: TroubledMode,
  operation: CallingOperation,
  trouble: Trouble,
  sentence: string,
  expected: readonly Expectation[],
): Scenario {
  const over = leavesATrace(operation) && expected.some(({ kind }) => kind === 'fails');
  return scenarioOf(
    'backend-trouble',
    mode,
    'backend-trouble',
  )(`${trouble.name}/${operation}`, {
    sentence,
    requirements: [
      'UDA-22',
      'UDA-15',
      'UDA-39',
      ...(mode === 'jwt' ? (['UDA-35'] as const) : []),
      ...authorised(mode, operation, trouble).map(({ requirement }) => requirement),
    ],
    operation,
    ...(mode === 'jwt' ? { route: 'init' } : {}),
    ...(trouble.slow === true ? { slow: true } : {}),
    steps: [
      { do: 'init', ...(mode === 'jwt' ? { jwt: GOOD } : {}), expectations: started(mode) },
      controlled(mode, operation),
      backend(trouble.fault),
      call(operation, [
        ...expected,
        ...authorised(mode, operation, trouble),
        once,
        bounded,
        ...(over ? [isOver('UDA-39')] : []),
        ...(mode === 'jwt' ? [confined] : []),
      ]),
      backend(null),
      ...afterwards(mode, operation, !expected.some(({ kind }) => kind === 'fails')),
    ],
  });
}

function troubled(mode: TroubledMode, operation: CallingOperation, trouble: Trouble): Scenario {
  const sentence = `The backend ${trouble.is}: the error callback of ${operation} gets it, once, and the next call works.`;
  return story(mode, operation, trouble, sentence, failing(trouble));
}

/** An answer that an SDK may follow, or see nothing wrong in: only a success that the backend knows nothing of is wrong. */
function ambiguous(operation: CallingOperation, trouble: Trouble): Scenario {
  const sentence = `The backend ${trouble.is}: ${operation} succeeds only where the backend has done it, and calls back once.`;
  return story('jwt', operation, trouble, sentence, [noFalseSuccess('UDA-22')]);
}

function onAll(operations: readonly CallingOperation[], troubles: readonly Trouble[]): readonly Scenario[] {
  return troubles.flatMap((trouble) => operations.map((operation) => troubled('jwt', operation, trouble)));
}

/** What every operation of the person meets in server-errors.ts already. */
const KNOWN_STATUSES: readonly number[] = [400, 401, 403, 404, 429, 500, 503];
const REST = [...CLIENT_ERRORS, ...SERVER_ERRORS].filter((status) => !KNOWN_STATUSES.includes(status));

/** Every other registered status, on one operation after the other. */
const registered = REST.flatMap((status, number) => [
  troubled('jwt', turn(CALLING_OPERATIONS, number), enveloped(status)),
  ...(number % 3 === 0
    ? [troubled('application-code', turn(CALLING_OPERATIONS, number + 3), enveloped(status))]
    : []),
]);

/** The statuses that servers answer most, on the operations that server-errors.ts leaves out. */
const elsewhere = onAll(OTHER_OPERATIONS, [
  ...[400, 401, 403, 404, 500, 503].map(enveloped),
  bare(404, 'empty'),
  bare(500, 'html'),
  bare(502, 'html'),
  bare(503, 'not-json'),
  RESET,
]);

/** After any of these the token is still there, whichever operation of the person was answered so. */
const LEAVE_THE_TOKEN = [400, 401, 403, 404, 409, 410, 412, 422, 423, 429, 500, 503];
const known = new Set([...registered, ...elsewhere].map(({ id }) => id));
const ofThePerson = onAll(JWT_OPERATIONS, LEAVE_THE_TOKEN.map(enveloped)).filter(({ id }) => !known.has(id));

/** Statuses outside 2xx that are no errors and no redirects either: there is no address to go to. */
const NOWHERE: readonly Trouble[] = [bare(300, 'empty'), bare(304, 'empty')];

/** An answer to a reading operation that holds no value to give. */
const unreadable = [
  ...onAll(
    READING_OPERATIONS.filter((operation) => operation !== 'fetchUser'),
    [bare(200, 'html'), bare(200, 'not-json')],
  ),
  ...onAll(READING_OPERATIONS, [CUT]),
];

/** Bodies that are no envelope and look as if all were well: the status counts. */
const MISLEADING = [
  bare(400, 'other-json'),
  bare(500, 'other-json'),
  bare(401, 'person'),
  bare(500, 'person'),
  bare(404, 'null'),
  bare(403, 'blank-envelope'),
  bare(503, 'blank-envelope'),
];
/** The person's operations meet them all, the others by turns. */
const misleading = [
  ...onAll(['fetchUser', 'saveUser', 'personalize'], MISLEADING),
  ...MISLEADING.flatMap((trouble, number) => [
    troubled('jwt', turn(OTHER_OPERATIONS, number), trouble),
    troubled('application-code', turn(CALLING_OPERATIONS, 2 * number), trouble),
  ]),
];

const SAME = [redirect(307, 'same-host'), redirect(308, 'same-host')];
const OTHER = [redirect(307, 'other-host'), redirect(308, 'other-host')];
const REDIRECTED = ['fetchUser', 'saveUser', 'personalize', 'depersonalize', 'saveInstallation'] as const;

export const BACKEND_TROUBLE: readonly Scenario[] = [
  ...registered,
  ...elsewhere,
  ...ofThePerson,
  ...onAll(CALLING_OPERATIONS, [enveloped(200), RETRY_AFTER]),
  ...onAll(['saveUser', 'fetchInstallation', 'personalize', 'depersonalize'], NOWHERE),
  ...unreadable,
  ...misleading,
  ...REDIRECTED.flatMap((operation) => SAME.map((trouble) => ambiguous(operation, trouble))),
  ...onAll(REDIRECTED, OTHER),
  ...onAll(JWT_OPERATIONS, [redirect(307, 'other-endpoint')]),
  ...onAll(['fetchUser'], [redirect(301, 'other-endpoint'), redirect(302, 'other-endpoint')]),
  ...onAll(['saveUser', 'personalize'], [redirect(308, 'other-endpoint')]),
  ...onAll(REDIRECTED, [NO_ANSWER]),
];
