// The catalogue: every scenario of every theme.
import type { Scenario } from './scenario.ts';

/** Raised with every change of what a scenario does or expects. */
export const CATALOGUE_VERSION = '0.1.0';

/** Every scenario, in the order in which listings show them. */
export const CATALOGUE: readonly Scenario[] = [
  {
    id: 'jwt/valid/plain/fetchUser/via-init',
    theme: 'jwt-valid',
    sentence: 'A good token given at initialisation authorises fetchUser.',
    mode: 'jwt',
    level: 'MUST',
    requirements: ['UDA-02'],
    operation: 'fetchUser',
    recipe: 'valid/plain',
    route: 'init',
    steps: [
      {
        do: 'init',
        jwt: { token: 'good', recipe: 'valid/plain' },
        expectations: [{ requirement: 'UDA-15', kind: 'called-back-once' }],
      },
      {
        do: 'call',
        operation: 'fetchUser',
        expectations: [
          { requirement: 'UDA-02', kind: 'authorised', by: { token: 'good' } },
          { requirement: 'UDA-02', kind: 'succeeds' },
          { requirement: 'UDA-15', kind: 'called-back-once' },
        ],
      },
    ],
  },
];
