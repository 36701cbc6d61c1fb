// jwt mode: a call that validation refuses leaves everything as it was (UDA-37), on the device and on the backend.
import type { JwtOperation } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { accepted, refusedBySdk, suppliedBad } from './expect.ts';
import { recipeById } from './recipes/all.ts';
import type { Expectation, Scenario, Step } from './scenario.ts';
import { again, call, control, GOOD, init, setJwt, token } from './steps.ts';

const scenario = scenarioOf('jwt-no-side-effect', 'jwt', 'no-side-effect');

/** Bad tokens of each kind. */
const RECIPES = ['expired/by-1-hour', 'segments/two-without-signature', 'claim/sub-missing'];

/** What the refused call would have changed. */
const REFUSED: readonly (readonly [JwtOperation, string, Parameters<typeof call>[2]])[] = [
  [
    'personalize',
    'personalize with forceDepersonalize',
    {
      userIdentity: { externalUserId: '$externalUserId' },
      userAttributes: { firstName: 'Linus' },
      forceDepersonalize: true,
    },
  ],
  ['saveUser', 'saveUser', { firstName: 'Linus' }],
];

const kept: Expectation = { requirement: 'UDA-37', kind: 'returns', path: 'firstName', equals: 'Grace' };
const saved: Step = call('saveUser', accepted('UDA-02', { token: 'good' }), { firstName: 'Grace' });

export const JWT_NO_SIDE_EFFECT: readonly Scenario[] = RECIPES.flatMap((recipe) =>
  REFUSED.flatMap(([operation, called, argument]) => {
    const parts = { requirements: ['UDA-37', 'UDA-14'], operation, recipe, route: 'replaced' } as const;
    const before = [
      init(GOOD),
      saved,
      setJwt(token('bad', recipe), suppliedBad),
      call(operation, refusedBySdk(recipeById(recipe)), argument),
    ];
    return [
      scenario(`${recipe}/${operation}/on-the-device`, {
        sentence: `${called} is refused for its token (${recipe}) and leaves the local user as it was.`,
        ...parts,
        steps: [
          ...before,
          call('getUser', [kept]),
          setJwt(again('good')),
          control(operation, 'good', 'UDA-04'),
        ],
      }),
      scenario(`${recipe}/${operation}/on-the-backend`, {
        sentence: `${called} is refused for its token (${recipe}) and leaves the person on the backend as it was.`,
        ...parts,
        steps: [
          ...before,
          setJwt(again('good')),
          { ...call('fetchUser', [...accepted('UDA-04', { token: 'good' }), kept]), control: true },
        ],
      }),
    ];
  }),
);
