// The SDK that there is is started once more: with another token, without one, with the code of another application, after a
// clean-up or without. What the last configuration says is what counts (UDA-01, UDA-02, UDA-06, UDA-45).
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import { scenarioOf } from './define.ts';
import { accepted, once, started, suppliedBad } from './expect.ts';
import { callWith, checkedOf, type Holding } from './holding.ts';
import { recipeById } from './recipes/all.ts';
import type { Expectation, Scenario, Step, Supply } from './scenario.ts';
import { call, control, GOOD, goesOut, init, NULL, otherThan, setJwt, startAgain, token } from './steps.ts';

const THEME = 'start-again';
const scenario = scenarioOf(THEME, 'jwt', THEME);
const EXPIRED = recipeById('expired/by-1-hour');

/** What comes between the two starts. */
const BETWEEN: Readonly<Record<string, { readonly is: string; readonly steps: readonly Step[] }>> = {
  'at-once': { is: 'is started once more', steps: [] },
  'cleaned-up': { is: 'is cleaned up and started once more', steps: [call('cleanup', [once])] },
};

/** The second configuration's token, and what is held then. */
interface Second {
  readonly is: string;
  readonly jwt?: Supply;
  readonly expectations?: readonly Expectation[];
  readonly holding: (isCleanedUp: boolean) => Holding;
}

const nothing = (isCleanedUp: boolean): Holding => ({
  is: 'nothing',
  via: isCleanedUp ? 'UDA-45' : 'UDA-06',
});

const SECOND: Readonly<Record<string, Second>> = {
  'no-token': { is: 'without a JWT', holding: nothing },
  null: { is: 'with null as its JWT', jwt: NULL, holding: nothing },
  'another-token': {
    is: 'with another token',
    jwt: token('second'),
    holding: () => ({ is: 'good', token: 'second', via: 'UDA-02' }),
  },
  'an-expired-token': {
    is: 'with an expired token',
    jwt: token('bad', EXPIRED.id),
    expectations: suppliedBad,
    holding: () => ({ is: 'bad', token: 'bad', recipe: EXPIRED }),
  },
};

const ABOUT: readonly RequirementId[] = [
  'UDA-02',
  'UDA-06',
  'UDA-45',
  'UDA-05',
  'UDA-08',
  'UDA-13',
  'UDA-14',
  'UDA-04',
];

function begun(operation: JwtOperation): readonly Step[] {
  // How the first token came makes a difference to whoever keeps the configuration.
  return operation === 'saveUser' ? [init(), setJwt(GOOD)] : [init(GOOD)];
}

function story(
  [between, { is, steps: meanwhile }]: readonly [string, (typeof BETWEEN)[string]],
  [name, second]: readonly [string, Second],
  operation: JwtOperation,
): Scenario {
  const holding = second.holding(meanwhile.length > 0);
  const steps = [
    ...begun(operation),
    { ...goesOut(operation, operation === 'saveUser' ? 'UDA-03' : 'UDA-02', 'good'), control: true },
    ...meanwhile,
    startAgain(second.jwt, second.expectations),
    callWith(operation, holding),
    callWith(otherThan(operation), holding),
    callWith('fetchInstallation', holding),
    setJwt(token('last')),
    control(operation, 'last', 'UDA-04'),
  ];
  return scenario(`${between}/${name}/${operation}`, {
    sentence: `The SDK ${is} ${second.is}: ${operation} goes by the last configuration.`,
    requirements: checkedOf(ABOUT, steps),
    operation,
    steps,
  });
}

/** With the code of another application: nothing of the first one is sent any more. */
function elsewhere([between, { is, steps: meanwhile }]: readonly [
  string,
  (typeof BETWEEN)[string],
]): readonly Scenario[] {
  const code = accepted('UDA-01', 'application-code');
  const theirs: Holding = { is: 'good', token: 'theirs', via: 'UDA-02' };
  const jwt = [
    init(GOOD),
    goesOut('fetchUser', 'UDA-02', 'good'),
    ...meanwhile,
    startAgain(token('theirs'), undefined, 'other'),
    callWith('saveUser', theirs),
    callWith('depersonalize', theirs),
    setJwt(token('last')),
    goesOut('personalize', 'UDA-04', 'last'),
    setJwt(NULL),
    call('fetchUser', accepted('UDA-07', 'application-code')),
  ];
  return [
    scenarioOf(
      THEME,
      'application-code',
      THEME,
    )(`${between}/another-application`, {
      sentence: `The SDK ${is} with the code of another application: every call carries that one.`,
      requirements: ['UDA-01'],
      steps: [
        { do: 'init', expectations: started('application-code') },
        call('fetchUser', code),
        call('saveUser', code),
        ...meanwhile,
        startAgain(undefined, started('application-code'), 'other'),
        ...(
          [
            'fetchUser',
            'saveUser',
            'fetchInstallation',
            'submitEventImmediately',
            'personalize',
            'depersonalize',
          ] as const
        ).map((operation) => call(operation, code)),
      ],
    }),
    scenario(`${between}/another-application`, {
      sentence: `The SDK ${is} with the code and a token of another application: every call carries these.`,
      requirements: checkedOf([...ABOUT, 'UDA-07'], jwt),
      steps: jwt,
    }),
  ];
}

export const START_AGAIN: readonly Scenario[] = Object.entries(BETWEEN).flatMap((between) => [
  ...Object.entries(SECOND).flatMap((second) =>
    JWT_OPERATIONS.map((operation) => story(between, second, operation)),
  ),
  ...elsewhere(between),
]);
