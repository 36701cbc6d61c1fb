// A backend in trouble: whatever it answers, the error callback gets it once, with the code and description where there
// are any (UDA-22).
import type { Mode } from '../contracts/mode.ts';
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { accepted, once, started } from './expect.ts';
import type { Authorisation, Expectation, Fault, Scenario, Step } from './scenario.ts';
import { call, GOOD, otherThan } from './steps.ts';

/** The statuses with the envelope, and a code for each that no SDK can guess. */
const STATUSES = [400, 401, 403, 404, 429, 500, 503] as const;
const SLOW_MS = 3_000;

const enveloped = (status: number, more: { readonly delayMs?: number } = {}): Fault => ({
  kind: 'answer',
  status,
  body: 'envelope',
  messageId: `TEST_CODE_${status}`,
  text: `The backend answers ${status} for this test.`,
  ...more,
});

function start(mode: Mode): Step {
  return { do: 'init', ...(mode === 'jwt' ? { jwt: GOOD } : {}), expectations: started(mode) };
}

function authorisation(mode: Mode): Authorisation {
  return mode === 'jwt' ? { token: 'good' } : 'application-code';
}

/** A call that shows that the SDK works before the trouble begins. */
function works(mode: Mode, operation: JwtOperation): Step {
  const about = mode === 'jwt' ? 'UDA-02' : 'UDA-01';
  return { ...call(otherThan(operation), accepted(about, authorisation(mode))), control: true };
}

interface Trouble {
  readonly name: string;
  readonly is: string;
  readonly fault: Fault;
  /** The answer has a code and a text that the callback must get. */
  readonly hasCode: boolean;
  readonly slow?: boolean;
}

function scenario(mode: 'application-code' | 'jwt', operation: JwtOperation, trouble: Trouble): Scenario {
  const reported: readonly Expectation[] = [
    { requirement: 'UDA-22', kind: 'fails' },
    ...(trouble.hasCode ? [{ requirement: 'UDA-22', kind: 'fails-with-backend-code' } as const] : []),
    { requirement: 'UDA-22', kind: 'described' },
    once,
  ];
  return {
    id: `${mode}/server-error/${trouble.name}/${operation}`,
    theme: 'server-errors',
    sentence: `The backend ${trouble.is}: the error callback of ${operation} gets it, once.`,
    mode,
    level: 'MUST',
    requirements: ['UDA-22', 'UDA-15'],
    operation,
    ...(trouble.slow === true ? { slow: true } : {}),
    steps: [
      start(mode),
      works(mode, operation),
      { do: 'backend', fault: trouble.fault },
      call(operation, reported),
    ],
  };
}

const WITH_CODE: readonly Trouble[] = STATUSES.map((status) => ({
  name: `${status}-envelope`,
  is: `answers ${status} with the error envelope`,
  fault: enveloped(status),
  hasCode: true,
}));

const BODIES = { empty: 'an empty body', html: 'an HTML page', 'not-json': 'broken JSON' } as const;

const WITHOUT_CODE: readonly Trouble[] = (Object.entries(BODIES) as [keyof typeof BODIES, string][]).flatMap(
  ([body, is]) =>
    [401, 500].map((status) => ({
      name: `${status}-${body}`,
      is: `answers ${status} with ${is}`,
      fault: { kind: 'answer', status, body } as const,
      hasCode: false,
    })),
);

const RESET: Trouble = {
  name: 'connection-reset',
  is: 'resets the connection',
  fault: { kind: 'reset' },
  hasCode: false,
};
const LATE_ERROR: Trouble = {
  name: '503-after-3-s',
  is: 'answers 503 after three seconds',
  fault: enveloped(503, { delayMs: SLOW_MS }),
  hasCode: true,
  slow: true,
};

/** A 200 that says nothing is no success of fetchUser: there is no user in it. */
const HOLLOW: readonly Trouble[] = (['empty', 'html'] as const).map((body) => ({
  name: `200-${body}`,
  is: `answers 200 with ${BODIES[body]} where a user belongs`,
  fault: { kind: 'answer', status: 200, body },
  hasCode: false,
}));

const lateSuccess: readonly Scenario[] = JWT_OPERATIONS.map((operation) => ({
  id: `jwt/server-error/success-after-3-s/${operation}`,
  theme: 'server-errors',
  sentence: `The backend answers after three seconds: ${operation} succeeds then, and calls back once.`,
  mode: 'jwt',
  level: 'MUST',
  requirements: ['UDA-15'],
  operation,
  slow: true,
  steps: [
    start('jwt'),
    { do: 'backend', fault: { kind: 'delay', delayMs: SLOW_MS } },
    call(operation, accepted('UDA-02', { token: 'good' })),
  ],
}));

const recovers: readonly Scenario[] = JWT_OPERATIONS.map((operation) => ({
  id: `jwt/server-error/works-again/${operation}`,
  theme: 'server-errors',
  sentence: `After a server error the backend works again: ${operation} succeeds, with the same token.`,
  mode: 'jwt',
  level: 'MUST',
  requirements: ['UDA-22'],
  operation,
  steps: [
    start('jwt'),
    { do: 'backend', fault: enveloped(503) },
    call(otherThan(operation), [{ requirement: 'UDA-22', kind: 'fails-with-backend-code' }, once]),
    { do: 'backend', fault: null },
    call(operation, accepted('UDA-02', { token: 'good' })),
  ],
}));

const forAll = (
  troubles: readonly Trouble[],
  modes: readonly ('application-code' | 'jwt')[],
): readonly Scenario[] =>
  modes.flatMap((mode) =>
    troubles.flatMap((trouble) => JWT_OPERATIONS.map((operation) => scenario(mode, operation, trouble))),
  );

export const SERVER_ERRORS: readonly Scenario[] = [
  ...forAll([...WITH_CODE, RESET], ['jwt', 'application-code']),
  ...forAll([...WITHOUT_CODE, LATE_ERROR], ['jwt']),
  ...HOLLOW.flatMap((trouble) => [
    scenario('jwt', 'fetchUser', trouble),
    scenario('application-code', 'fetchUser', trouble),
  ]),
  ...lateSuccess,
  ...recovers,
];
