// jwt mode: the SDK is cleaned up while a call waits for its answer. The call still calls back once (UDA-15), and its token
// does not outlive the clean-up (UDA-45).
import { scenarioOf } from './define.ts';
import { accepted, confined, noFalseSuccess, once } from './expect.ts';
import { argumentAbout } from './holding.ts';
import type { Scenario } from './scenario.ts';
import { call, GOOD, goesOut, init, meanwhile, otherThan } from './steps.ts';
import { CALLING_OPERATIONS } from './trouble.ts';

const THEME = 'cleaned-up-under-way';
const scenario = scenarioOf(THEME, 'jwt', THEME);

export const CLEANED_UP_UNDER_WAY: readonly Scenario[] = CALLING_OPERATIONS.map((operation) =>
  scenario(operation, {
    sentence: `The SDK is cleaned up while ${operation} is under way: the call calls back once, and the next start is anonymous.`,
    requirements: ['UDA-15', 'UDA-45'],
    operation,
    route: 'init',
    steps: [
      init(GOOD),
      { ...goesOut(otherThan(operation), 'UDA-02', 'good'), control: true },
      meanwhile(
        call(operation, [noFalseSuccess('UDA-22'), once, confined], argumentAbout(operation, 'own')),
        [call('cleanup', [once])],
      ),
      init(),
      call('saveUser', [...accepted('UDA-45', 'application-code'), confined]),
      call('fetchUser', [...accepted('UDA-45', 'application-code'), confined]),
    ],
  }),
);
