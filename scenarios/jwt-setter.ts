// jwt mode: the setter's own callbacks (UDA-19), and what it does with values that are no token (UDA-41, UDA-34).
import type { Json } from '../contracts/json.ts';
import { scenarioOf } from './define.ts';
import { noBearer, observes, once, refusedBySdk, suppliedBad } from './expect.ts';
import { recipeById } from './recipes/all.ts';
import type { Scenario, Step, Supply } from './scenario.ts';
import {
  again,
  anonymous,
  call,
  control,
  GOOD,
  goesOut,
  init,
  meanwhile,
  NULL,
  setJwt,
  token,
} from './steps.ts';

const scenario = scenarioOf('jwt-setter', 'jwt', 'setter');
const SECOND = token('second');
const MALFORMED = recipeById('segments/two-without-signature');
const bad = token('bad', MALFORMED.id);

/** What the setter must take, by name: the steps before, what is set, and a call that shows that it was. */
const ACCEPTED: Readonly<
  Record<
    string,
    { readonly is: string; readonly before: readonly Step[]; readonly jwt: Supply; readonly after: Step }
  >
> = {
  'a-token': {
    is: 'A good token',
    before: [init()],
    jwt: GOOD,
    after: goesOut('fetchUser', 'UDA-03', 'good'),
  },
  'a-token-over-another': {
    is: 'A good token over another one',
    before: [init(GOOD)],
    jwt: SECOND,
    after: goesOut('saveUser', 'UDA-04', 'second'),
  },
  'the-same-token-again': {
    is: 'The same token again',
    before: [init(GOOD)],
    jwt: again('good'),
    after: goesOut('personalize', 'UDA-03', 'good'),
  },
  'a-token-over-a-malformed-one': {
    is: 'A good token over a malformed one',
    before: [init(bad, suppliedBad)],
    jwt: GOOD,
    after: goesOut('saveUser', 'UDA-04', 'good'),
  },
  'null-over-a-token': {
    is: 'Null over a token',
    before: [init(GOOD)],
    jwt: NULL,
    after: anonymous('fetchUser'),
  },
  'null-without-a-token': {
    is: 'Null where there was no token',
    before: [init()],
    jwt: NULL,
    after: anonymous('saveUser', 'UDA-06'),
  },
};

const accepted = Object.entries(ACCEPTED).map(([name, { is, before, jwt, after }]) =>
  scenario(`accepts/${name}`, {
    sentence: `${is} is accepted: the setter calls its success callback, once.`,
    requirements: ['UDA-19'],
    route: 'setter',
    steps: [...before, setJwt(jwt), after],
  }),
);

const whileACallIsUnderWay = scenario('accepts/while-a-call-is-under-way', {
  sentence: 'While a call waits for its answer the setter calls back for itself, and the call for itself.',
  requirements: ['UDA-19', 'UDA-15'],
  route: 'replaced',
  steps: [
    init(GOOD),
    meanwhile(goesOut('saveUser', 'UDA-02', 'good'), [setJwt(SECOND), setJwt(again('good'))]),
    goesOut('fetchUser', 'UDA-04', 'good'),
  ],
});

/** A failed call must not come back through the setter's callbacks, nor the other way round. */
const afterARefusal = scenario('accepts/after-a-refused-call', {
  sentence: 'After a call was refused for its token the setter accepts a good one, and each calls back once.',
  requirements: ['UDA-19', 'UDA-15'],
  recipe: MALFORMED.id,
  route: 'replaced',
  steps: [
    init(bad, suppliedBad),
    call('saveUser', refusedBySdk(MALFORMED)),
    setJwt(GOOD),
    control('saveUser', 'good', 'UDA-04'),
  ],
});

/** What an application may hand over by mistake where a token belongs. */
const ODD: Readonly<Record<string, { readonly is: string; readonly jwt: Supply }>> = {
  'empty-string': { is: 'an empty string', jwt: odd('') },
  number: { is: 'a number', jwt: odd(42) },
  true: { is: 'true', jwt: odd(true) },
  object: { is: 'an object', jwt: odd({ token: 'x' }) },
  array: { is: 'an array', jwt: odd(['x']) },
  undefined: { is: 'undefined', jwt: { absent: true } },
};

function odd(value: Json): Supply {
  return { value };
}

const question = 'Is it cleared, refused or stored?';
const oddCall = call('fetchUser', [noBearer, observes('UDA-41', question)]);

const oddValues = Object.entries(ODD).flatMap(([name, { is, jwt }]) => [
  scenario(`odd-value/${name}/without-a-token`, {
    sentence: `The setter is given ${is}: whatever it makes of it, nothing is sent as a Bearer.`,
    requirements: ['UDA-34', 'UDA-41'],
    operation: 'fetchUser',
    route: 'setter',
    steps: [
      init(),
      setJwt(jwt, [observes('UDA-41', question)]),
      oddCall,
      setJwt(GOOD),
      control('fetchUser', 'good', 'UDA-04'),
    ],
  }),
  scenario(`odd-value/${name}/over-a-token`, {
    sentence: `The setter is given ${is} over a good token: is that cleared, or kept?`,
    requirements: ['UDA-41'],
    operation: 'fetchUser',
    route: 'setter',
    steps: [
      init(GOOD),
      control('fetchUser', 'good', 'UDA-02'),
      setJwt(jwt, [observes('UDA-41', question)]),
      call('fetchUser', [observes('UDA-41', 'Which authorisation does the next call carry?')]),
    ],
  }),
]);

const oddAtInit = Object.entries(ODD)
  .filter(([name]) => name === 'empty-string' || name === 'number')
  .map(([name, { is, jwt }]) =>
    scenario(`odd-value/${name}/at-init`, {
      sentence: `The configuration has ${is} as its JWT: whatever that means, nothing is sent as a Bearer.`,
      requirements: ['UDA-34', 'UDA-41'],
      operation: 'fetchUser',
      route: 'init',
      // An SDK may refuse to start with such a value: it is started anew.
      steps: [init(jwt, [once]), oddCall, init(GOOD), control('fetchUser', 'good', 'UDA-02')],
    }),
  );

export const JWT_SETTER: readonly Scenario[] = [
  ...accepted,
  whileACallIsUnderWay,
  afterARefusal,
  ...oddValues,
  ...oddAtInit,
];
