// A backend in trouble: whatever it answers, the error callback gets it once, with the code and description where there
// are any (UDA-22).
import type { Mode } from '../contracts/mode.ts';
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import type { BACKEND_CODES } from '../contracts/wire.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, observes, once, started } from './expect.ts';
import { FAULT_BODIES } from './fault-bodies.ts';
import type { BackendFault, CallStep, InitStep, Scenario } from './scenario.ts';
import { backend, call, GOOD, goesOut, otherThan } from './steps.ts';

const STATUSES = [400, 401, 403, 404, 429, 500, 503] as const;
const SLOW_MS = 3_000;

/** One way in which a backend fails. */
interface Trouble {
  readonly name: string;
  readonly is: string;
  readonly fault: BackendFault;
  /** The answer has a code and a text that the callback must get. */
  readonly hasCode?: boolean;
  readonly slow?: boolean;
}

/** An answer with the envelope, and a code that no SDK can guess. */
function enveloped(
  status: number,
  messageId = `TEST_CODE_${status}`,
): BackendFault & { readonly kind: 'answer' } {
  const text = `The backend answers ${status} for this test.`;
  return { kind: 'answer', status, body: 'envelope', messageId, text };
}

const WITH_CODE: readonly Trouble[] = STATUSES.map((status) => ({
  name: `${status}-envelope`,
  is: `answers ${status} with the error envelope`,
  fault: enveloped(status),
  hasCode: true,
}));

function bare(status: number, body: 'empty' | 'html' | 'not-json'): Trouble {
  return {
    name: `${status}-${body}`,
    is: `answers ${status} with ${FAULT_BODIES[body]}`,
    fault: { kind: 'answer', status, body },
  };
}

const WITHOUT_CODE: readonly Trouble[] = STATUSES.flatMap((status) => [
  bare(status, 'empty'),
  bare(status, 'html'),
  bare(status, 'not-json'),
]);

const RESET: Trouble = { name: 'connection-reset', is: 'resets the connection', fault: { kind: 'reset' } };
const LATE: Trouble = {
  name: '503-after-3-s',
  is: 'answers 503 after three seconds',
  fault: { ...enveloped(503), delayMs: SLOW_MS },
  hasCode: true,
  slow: true,
};

/** Some of the codes that our sources name, with the operation that meets each. */
const NAMED: readonly (readonly [(typeof BACKEND_CODES)[number], JwtOperation])[] = [
  ['EMAIL_INVALID', 'saveUser'],
  ['NO_REGISTRATION', 'fetchUser'],
  ['AMBIGUOUS_PERSONALIZE_CANDIDATES', 'personalize'],
  ['USER_MERGE_INTERRUPTED', 'personalize'],
];

function start(mode: Mode): InitStep {
  return { do: 'init', ...(mode === 'jwt' ? { jwt: GOOD } : {}), expectations: started(mode) };
}

/** A call that works: before the trouble begins, or after it. */
function works(mode: Mode, operation: JwtOperation): CallStep {
  if (mode === 'contact-information-api') {
    const observed = observes('UDA-42', 'Does fetchUser work?');
    return { ...call('fetchUser', [observed, once]), control: true };
  }
  const expectations =
    mode === 'jwt' ? accepted('UDA-02', { token: 'good' }) : accepted('UDA-01', 'application-code');
  return { ...call(otherThan(operation), expectations), control: true };
}

function troubled(
  mode: Mode,
  operation: JwtOperation,
  { name, is, fault, hasCode, slow }: Trouble,
): Scenario {
  return scenarioOf(
    'server-errors',
    mode,
    'server-error',
  )(`${name}/${operation}`, {
    sentence: `The backend ${is}: the error callback of ${operation} gets it, once.`,
    requirements: ['UDA-22', 'UDA-15'],
    operation,
    ...(mode === 'jwt' ? { route: 'init' } : {}),
    ...(slow === true ? { slow } : {}),
    steps: [
      start(mode),
      works(mode, operation),
      backend(fault),
      call(operation, [
        { requirement: 'UDA-22', kind: 'fails' },
        ...(hasCode === true ? [{ requirement: 'UDA-22', kind: 'fails-with-backend-code' } as const] : []),
        { requirement: 'UDA-22', kind: 'described' },
        once,
        ...(mode === 'jwt' ? [confined] : []),
      ]),
    ],
  });
}

/** Every trouble on every operation. */
function onAll(mode: Mode, troubles: readonly Trouble[]): readonly Scenario[] {
  return troubles.flatMap((trouble) => JWT_OPERATIONS.map((operation) => troubled(mode, operation, trouble)));
}

/** Every trouble on one operation, by turns. */
function byTurns(
  mode: Mode,
  troubles: readonly Trouble[],
  operations: readonly JwtOperation[] = JWT_OPERATIONS,
): readonly Scenario[] {
  return troubles.flatMap((trouble, turn) => {
    const operation = operations[turn % operations.length];
    return operation === undefined ? [] : [troubled(mode, operation, trouble)];
  });
}

/** A 200 in which there is no user is no success of fetchUser. */
const HOLLOW = [bare(200, 'html'), bare(200, 'not-json')];

/** A 200 without a body where one is expected: our sources are silent (UDA-22). */
function empty(mode: Mode): Scenario {
  const scenario = troubled(mode, 'fetchUser', bare(200, 'empty'));
  return {
    ...scenario,
    sentence: 'The backend answers 200 with an empty body: what does fetchUser report?',
    steps: scenario.steps.map((step) =>
      step.do === 'call' && step.control !== true
        ? {
            ...step,
            expectations: [
              observes('UDA-22', 'Is an empty answer an error, or a person without data?'),
              once,
              ...(mode === 'jwt' ? [confined] : []),
            ],
          }
        : step,
    ),
  };
}

const jwt = (
  name: string,
  operation: JwtOperation,
  parts: Pick<Scenario, 'sentence' | 'steps' | 'slow' | 'requirements'>,
) =>
  scenarioOf(
    'server-errors',
    'jwt',
    'server-error',
  )(`${name}/${operation}`, { operation, route: 'init', ...parts });

const lateSuccess = JWT_OPERATIONS.map((operation) =>
  jwt('success-after-3-s', operation, {
    sentence: `The backend answers after three seconds: ${operation} succeeds then, and calls back once.`,
    requirements: ['UDA-02', 'UDA-15'],
    slow: true,
    steps: [start('jwt'), backend({ kind: 'delay', delayMs: SLOW_MS }), goesOut(operation, 'UDA-02', 'good')],
  }),
);

const worksAgain = JWT_OPERATIONS.map((operation) =>
  jwt('works-again', operation, {
    sentence: `After a server error the backend works again: ${operation} succeeds, with the same token.`,
    requirements: ['UDA-22', 'UDA-02'],
    steps: [
      start('jwt'),
      backend(enveloped(503)),
      call(operation, [{ requirement: 'UDA-22', kind: 'fails-with-backend-code' }, once]),
      backend(null),
      goesOut(operation, 'UDA-02', 'good'),
      works('jwt', operation),
    ],
  }),
);

const namedCodes = NAMED.map(([code, operation]) =>
  troubled('jwt', operation, {
    name: `code-${code.toLowerCase().replaceAll('_', '-')}`,
    is: `refuses with the code ${code}`,
    fault: enveloped(400, code),
    hasCode: true,
  }),
);

export const SERVER_ERRORS: readonly Scenario[] = [
  ...onAll('jwt', [...WITH_CODE, RESET]),
  ...byTurns('jwt', WITHOUT_CODE),
  ...onAll('jwt', [LATE]),
  ...HOLLOW.map((trouble) => troubled('jwt', 'fetchUser', trouble)),
  empty('jwt'),
  ...lateSuccess,
  ...worksAgain,
  ...namedCodes,
  ...byTurns('application-code', [...WITH_CODE, ...WITHOUT_CODE.filter((_, turn) => turn % 2 === 0), LATE]),
  ...onAll('application-code', [RESET]),
  ...HOLLOW.map((trouble) => troubled('application-code', 'fetchUser', trouble)),
  empty('application-code'),
  ...byTurns('contact-information-api', [...WITH_CODE, RESET], ['saveUser', 'personalize']),
];
