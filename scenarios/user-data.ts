// What the application gives is what goes out, and what the backend answers is what comes back (UDA-38).
import { scenarioOf } from './define.ts';
import { accepted } from './expect.ts';
import type { Scenario } from './scenario.ts';
import { call, GOOD, init } from './steps.ts';

const scenario = scenarioOf('user-data', 'jwt', 'user-data');

export const USER_DATA: readonly Scenario[] = [
  scenario('name/saveUser', {
    sentence: 'saveUser sends the name that the application gave, and fetchUser returns it.',
    requirements: ['UDA-38', 'UDA-02'],
    operation: 'saveUser',
    route: 'init',
    steps: [
      init(GOOD),
      call(
        'saveUser',
        [
          ...accepted('UDA-02', { token: 'good' }),
          { requirement: 'UDA-38', kind: 'sends', path: 'firstName', equals: 'Grace' },
        ],
        { firstName: 'Grace' },
      ),
      call('fetchUser', [
        ...accepted('UDA-02', { token: 'good' }),
        { requirement: 'UDA-38', kind: 'returns', path: 'firstName', equals: 'Grace' },
      ]),
    ],
  }),
];
