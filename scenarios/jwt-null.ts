// jwt mode without a JWT: the person is anonymous (UDA-06…UDA-10).
import { accepted, notAllowed, started } from './expect.ts';
import type { Scenario, Step, TokenRoute } from './scenario.ts';
import { anonymousControl, call, control, GOOD, init, NULL, setJwt } from './steps.ts';

/** The ways to have no JWT. */
const WAYS: Readonly<
  Record<string, { readonly is: string; readonly route: TokenRoute; readonly steps: readonly Step[] }>
> = {
  never: { is: 'No JWT was ever given', route: 'never', steps: [init()] },
  'null-at-init': {
    is: 'The configuration has null as its JWT',
    route: 'init',
    steps: [init(NULL, started('jwt'))],
  },
  'null-by-setter': { is: 'The setter was given null', route: 'setter', steps: [init(), setJwt(NULL)] },
  cleared: {
    is: 'A good token was cleared with null',
    route: 'cleared',
    steps: [init(GOOD), control('saveUser', 'good', 'UDA-02'), setJwt(NULL)],
  },
  'cleared-twice': {
    is: 'A good token was cleared with null, twice',
    route: 'cleared',
    steps: [init(), setJwt(GOOD), control('saveUser'), setJwt(NULL), setJwt(NULL)],
  },
};

function about(way: string): 'UDA-06' | 'UDA-07' {
  return way.startsWith('cleared') ? 'UDA-07' : 'UDA-06';
}

type Parts = Pick<Scenario, 'sentence' | 'requirements' | 'operation'> & { readonly steps: readonly Step[] };

function scenario(name: string, way: string, parts: Parts): Scenario {
  const route = WAYS[way]?.route;
  return {
    id: `jwt/null/${name}/${way}`,
    theme: 'jwt-null',
    mode: 'jwt',
    level: 'MUST',
    ...(route === undefined ? {} : { route }),
    ...parts,
    steps: [...(WAYS[way]?.steps ?? []), ...parts.steps],
  };
}

const EXTERNAL_USER_ID = { externalUserId: '$externalUserId', firstName: '$fresh' };

export const JWT_NULL: readonly Scenario[] = Object.entries(WAYS).flatMap(([way, { is }]) => [
  scenario('fetchUser', way, {
    sentence: `${is}: fetchUser works, authorised with the application code.`,
    requirements: [about(way), 'UDA-09'],
    operation: 'fetchUser',
    steps: [
      call('fetchUser', [
        ...accepted(about(way), 'application-code'),
        { requirement: 'UDA-09', kind: 'succeeds' },
      ]),
    ],
  }),
  scenario('saveUser', way, {
    sentence: `${is}: saveUser without an external user ID works, authorised with the application code.`,
    requirements: [about(way), 'UDA-09'],
    operation: 'saveUser',
    steps: [
      call('saveUser', [
        ...accepted(about(way), 'application-code'),
        { requirement: 'UDA-09', kind: 'succeeds' },
      ]),
    ],
  }),
  scenario('saveUser-with-external-user-id', way, {
    sentence: `${is}: saveUser with an external user ID is not allowed, and its error callback says so.`,
    requirements: ['UDA-10'],
    operation: 'saveUser',
    steps: [call('saveUser', notAllowed('UDA-10'), EXTERNAL_USER_ID), anonymousControl('saveUser')],
  }),
  scenario('personalize', way, {
    sentence: `${is}: personalize does not succeed, and its error callback says so.`,
    requirements: ['UDA-08'],
    operation: 'personalize',
    steps: [call('personalize', notAllowed('UDA-08')), anonymousControl('personalize')],
  }),
]);
