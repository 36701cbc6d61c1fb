// A call that has failed is over: it is not made again later by itself (UDA-39).
import type { Json } from '../contracts/json.ts';
import { JWT_OPERATIONS } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { accepted, isOver, noFalseSuccess, once, set } from './expect.ts';
import type { Expectation, Scenario } from './scenario.ts';
import { backend, call, control, GOOD, goesOut, init, otherThan, setJwt, token } from './steps.ts';
import { bare, type CallingOperation, enveloped, RESET, RETRY_AFTER, type Trouble } from './trouble.ts';

const scenario = scenarioOf('failed-calls', 'jwt', 'failed-call');

/** Long enough for what waits a second or two before it tries again by itself, milliseconds. */
const A_WHILE_MS = 2_500;

/** What fails, and how: each of these leaves a trace where it is made again. */
const IN_TIME: readonly (readonly [CallingOperation, Trouble])[] = [
  ['saveUser', RETRY_AFTER],
  ['saveUser', enveloped(503)],
  ['personalize', RETRY_AFTER],
  ['personalize', RESET],
  ['depersonalize', enveloped(503)],
  ['saveInstallation', RETRY_AFTER],
  ['submitEventImmediately', enveloped(500)],
];

/** Time goes by: another call takes a while, and what has failed is still over. */
const inTime = IN_TIME.map(([operation, trouble]) =>
  scenario(`not-made-again-in-time/${trouble.name}/${operation}`, {
    sentence: `The backend ${trouble.is}: ${operation} fails, and is not made again by itself while another call takes its time.`,
    requirements: ['UDA-39', 'UDA-22'],
    operation,
    route: 'init',
    slow: true,
    steps: [
      init(GOOD),
      control(operation, 'good', 'UDA-02'),
      backend({ ...trouble.fault, on: 'every-call' }),
      call(operation, [{ requirement: 'UDA-22', kind: 'fails' }, once, isOver('UDA-39')]),
      backend({ kind: 'delay', delayMs: A_WHILE_MS }),
      call('fetchUser', [noFalseSuccess('UDA-22'), once]),
      backend(null),
      { ...call('saveUser', [...accepted('UDA-02', { token: 'good' })]), control: true },
    ],
  }),
);

const notMadeAgain = JWT_OPERATIONS.map((operation) =>
  scenario(`not-made-again/${operation}`, {
    sentence: `${operation} fails with 503; when the backend works again and another token is set, it is not made again.`,
    requirements: ['UDA-39', 'UDA-22'],
    operation,
    route: 'replaced',
    steps: [
      init(GOOD),
      control(operation, 'good', 'UDA-02'),
      backend({ kind: 'answer', status: 503, body: 'envelope', messageId: 'TEST_CODE_503' }),
      call(operation, [{ requirement: 'UDA-22', kind: 'fails' }, once]),
      backend(null),
      setJwt(token('next'), [...set, { requirement: 'UDA-39', kind: 'no-request' }]),
      goesOut(otherThan(operation), 'UDA-04', 'next'),
    ],
  }),
);

function sends(
  requirement: 'UDA-11' | 'UDA-38',
  part: Extract<Expectation, { readonly kind: 'sends-what-was-given' }>['part'],
): Expectation {
  return { requirement, kind: 'sends-what-was-given', part };
}

/** What a call is given, and what of it goes out. */
const GIVEN: Readonly<Record<'saveUser' | 'personalize', readonly [Json, readonly Expectation[]]>> = {
  saveUser: [
    { firstName: '$fresh', tags: ['math'], customAttributes: { rank: 1 } },
    [sends('UDA-38', 'user-data')],
  ],
  personalize: [
    {
      userIdentity: { externalUserId: '$externalUserId', phones: ['38591234567'] },
      userAttributes: { firstName: '$fresh' },
      forceDepersonalize: true,
      keepAsLead: true,
    },
    [sends('UDA-11', 'user-identity'), sends('UDA-11', 'flags'), sends('UDA-38', 'user-data')],
  ],
};

/** What is tried again within a call is the same call: what it was given goes out again, and under the same flags. */
const sameCall = (['saveUser', 'personalize'] as const).flatMap((operation) =>
  [enveloped(503), enveloped(429), bare(502, 'html'), RESET].map((trouble) => {
    const [argument, sent] = GIVEN[operation];
    return scenario(`the-same-call/${trouble.name}/${operation}`, {
      sentence: `The backend ${trouble.is}: what ${operation} sends, and sends again, is what it was given.`,
      requirements: ['UDA-38', ...(operation === 'personalize' ? (['UDA-11'] as const) : []), 'UDA-22'],
      operation,
      route: 'init',
      steps: [
        init(GOOD),
        control(operation, 'good', 'UDA-02'),
        backend({ ...trouble.fault, on: 'every-call' }),
        call(operation, [{ requirement: 'UDA-22', kind: 'fails' }, ...sent, once], argument),
        backend(null),
        { ...call('fetchInstallation', accepted('UDA-05', 'application-code')), control: true },
      ],
    });
  }),
);

export const FAILED_CALLS: readonly Scenario[] = [...notMadeAgain, ...inTime, ...sameCall];
