// A backend that is in trouble when the SDK registers: the start reports it, and until there is a registration every call
// calls back all the same (UDA-22).
import { scenarioOf } from './define.ts';
import { accepted, bounded, confined, described, noFalseSuccess, observes, once, started } from './expect.ts';
import type { Expectation, Scenario, Supply } from './scenario.ts';
import { backend, call, GOOD, meanwhileAtOnce, token } from './steps.ts';
import {
  bare,
  CALLING_OPERATIONS,
  CUT,
  enveloped,
  RESET,
  RETRY_AFTER,
  redirect,
  type Trouble,
  turn,
} from './trouble.ts';

type Mode = 'jwt' | 'application-code';

/** How the call that is made without a registration must end: nobody says with which code. */
const answers: readonly Expectation[] = [
  noFalseSuccess('UDA-22'),
  { requirement: 'UDA-22', kind: 'called-back-once' },
];

function failing({ hasCode, hidden }: Trouble): readonly Expectation[] {
  return [
    { requirement: 'UDA-22', kind: 'fails' },
    ...(hasCode === true ? [{ requirement: 'UDA-22', kind: 'fails-with-backend-code' } as const] : []),
    ...(hidden === true ? [] : [{ requirement: 'UDA-22', kind: 'described' } as const]),
    once,
    bounded,
  ];
}

/** Each request of a registration carries the application code, that of a second try too. A redirect is the client's. */
function authorised(mode: Mode, { fault }: Trouble): readonly Expectation[] {
  if ('location' in fault) return [];
  return [{ requirement: mode === 'jwt' ? 'UDA-05' : 'UDA-01', kind: 'authorised', by: 'application-code' }];
}

function registering(
  mode: Mode,
  trouble: Trouble,
  number: number,
  expected: readonly Expectation[],
): Scenario {
  const operation = turn(CALLING_OPERATIONS, number);
  const jwt = (supply: Supply) => (mode === 'jwt' ? { jwt: supply } : {});
  // The error is then the SDK's own, and says what is wrong all the same.
  const fails = expected.some(({ kind }) => kind === 'fails');
  const by = mode === 'jwt' ? ({ token: 'next' } as const) : 'application-code';
  return scenarioOf(
    'registration-trouble',
    mode,
    'registration-trouble',
  )(`${trouble.name}/${operation}`, {
    sentence: `The backend ${trouble.is} when the SDK registers: the start says so, ${operation} calls back all the same, and a new start works.`,
    requirements: [
      'UDA-22',
      'UDA-15',
      'UDA-39',
      ...(mode === 'jwt' && fails ? (['UDA-16'] as const) : []),
      ...(mode === 'application-code' ? (['UDA-01'] as const) : (['UDA-05'] as const)),
    ],
    operation,
    ...(mode === 'jwt' ? { route: 'init' } : {}),
    steps: [
      backend(trouble.fault),
      { do: 'init', ...jwt(GOOD), expectations: [...authorised(mode, trouble), ...expected] },
      call(operation, [...answers, ...(mode === 'jwt' ? [...(fails ? [described] : []), confined] : [])]),
      backend(null),
      { do: 'init', ...jwt(token('next')), expectations: started(mode) },
      { ...call('saveUser', accepted(mode === 'jwt' ? 'UDA-02' : 'UDA-01', by)), control: true },
      { ...call('fetchUser', accepted(mode === 'jwt' ? 'UDA-02' : 'UDA-01', by)), control: true },
    ],
  });
}

/** Calls that are made while a registration is under way that fails: each calls back, if only to say so. */
function waiting(mode: Mode, trouble: Trouble, number: number): Scenario {
  const operation = turn(CALLING_OPERATIONS, number);
  const other = turn(CALLING_OPERATIONS, number + 3);
  const jwt = (supply: Supply) => (mode === 'jwt' ? { jwt: supply } : {});
  const by = mode === 'jwt' ? ({ token: 'next' } as const) : 'application-code';
  return scenarioOf(
    'registration-trouble',
    mode,
    'registration-trouble',
  )(`under-way/${trouble.name}/${operation}`, {
    sentence: `The backend ${trouble.is} when the SDK registers: ${operation} and ${other}, called meanwhile, call back all the same, and a new start works.`,
    requirements: ['UDA-22', 'UDA-15'],
    operation,
    ...(mode === 'jwt' ? { route: 'init' } : {}),
    steps: [
      backend(trouble.fault),
      meanwhileAtOnce({ do: 'init', ...jwt(GOOD), expectations: failing(trouble) }, [
        call(operation, answers),
        call(other, answers),
      ]),
      backend(null),
      { do: 'init', ...jwt(token('next')), expectations: started(mode) },
      { ...call('saveUser', accepted(mode === 'jwt' ? 'UDA-02' : 'UDA-01', by)), control: true },
    ],
  });
}

/** Long enough to tell a start that reports before the answer from one that reports after it, milliseconds. */
const ANSWERED_AFTER_MS = 250;

/** The trouble a moment later: a start may report success before its registration is answered, and never after it. */
function aMomentLater(trouble: Trouble): Trouble {
  const { fault } = trouble;
  return fault.kind === 'answer' || fault.kind === 'reset' || fault.kind === 'cut'
    ? { ...trouble, fault: { ...fault, delayMs: ANSWERED_AFTER_MS } }
    : trouble;
}

const TROUBLES: readonly Trouble[] = [
  ...[400, 401, 403, 404, 409, 500, 503].map(enveloped),
  RETRY_AFTER,
  bare(500, 'empty'),
  bare(502, 'html'),
  bare(503, 'not-json'),
  enveloped(200),
  bare(200, 'html'),
  bare(200, 'not-json'),
  RESET,
  CUT,
  bare(500, 'other-json'),
  bare(403, 'person'),
  bare(200, 'null'),
  redirect(307, 'other-host'),
].map(aMomentLater);

/** Without a body there is no registration; whether that is an error is open. */
const HOLLOW = bare(200, 'empty');
const hollow: readonly Expectation[] = [observes('UDA-22', 'What does the start report?'), once, bounded];

export const REGISTRATION_TROUBLE: readonly Scenario[] = [
  ...[enveloped(500), enveloped(403), RESET, bare(503, 'not-json'), bare(200, 'html')].map(
    (trouble, number) =>
      waiting(number % 2 === 0 ? 'jwt' : 'application-code', aMomentLater(trouble), number),
  ),
  ...TROUBLES.map((trouble, number) => registering('jwt', trouble, number, failing(trouble))),
  registering('jwt', HOLLOW, TROUBLES.length, hollow),
  registering('jwt', redirect(308, 'same-host'), TROUBLES.length + 1, [
    noFalseSuccess('UDA-22'),
    once,
    bounded,
  ]),
  ...TROUBLES.filter((_, number) => number % 4 === 1).map((trouble, number) =>
    registering('application-code', trouble, number + 2, failing(trouble)),
  ),
];
