// What a failed call was given goes out with no later one (UDA-37, UDA-39), merged into it or not: the later call has other
// fields than the failed one, so that it hides nothing of what an SDK has kept.
import type { Json } from '../contracts/json.ts';
import { scenarioOf } from './define.ts';
import { accepted, isOver, once, refusedBySdk, suppliedBad } from './expect.ts';
import type { Recipe } from './recipe.ts';
import { recipeById } from './recipes/all.ts';
import type { Expectation, Scenario, Step } from './scenario.ts';
import { backend, call, control, GOOD, init, setJwt, token } from './steps.ts';
import { enveloped, RESET, type Trouble } from './trouble.ts';

const scenario = scenarioOf('failed-data', 'jwt', 'failed-data');
const MALFORMED = recipeById('segments/two-without-signature');
const EXPIRED = recipeById('expired/by-1-hour');

const SAVING = ['saveUser', 'personalize'] as const;
type Saving = (typeof SAVING)[number];
const OWN = { externalUserId: '$externalUserId' };

/** The argument of a call with this user data. */
function given(operation: Saving, user: Json): Json {
  return operation === 'saveUser' ? user : { userIdentity: OWN, userAttributes: user };
}

/** Why the first call fails, how that begins and ends, and what the next one is authorised by. */
interface Reason {
  readonly is: string;
  readonly about: 'UDA-37' | 'UDA-39';
  readonly begins: Step;
  readonly fails: readonly Expectation[];
  readonly ends: Step;
  readonly works: readonly Expectation[];
}

function refused(is: string, recipe: Recipe): Reason {
  return {
    is,
    about: 'UDA-37',
    begins: setJwt(token('bad', recipe.id), suppliedBad),
    fails: [...refusedBySdk(recipe), isOver('UDA-37')],
    ends: setJwt(token('last')),
    works: accepted('UDA-04', { token: 'last' }),
  };
}

function troubled({ is, fault }: Trouble): Reason {
  return {
    is: `the backend ${is}`,
    about: 'UDA-39',
    begins: backend(fault),
    fails: [{ requirement: 'UDA-22', kind: 'fails' }, once, isOver('UDA-39')],
    ends: backend(null),
    works: accepted('UDA-02', { token: 'good' }),
  };
}

const REASONS: Readonly<Record<string, Reason>> = {
  malformed: refused('the token is malformed', MALFORMED),
  expired: refused('the token has expired', EXPIRED),
  '403-envelope': troubled(enveloped(403)),
  reset: troubled(RESET),
};

export const FAILED_DATA: readonly Scenario[] = Object.entries(REASONS).flatMap(([name, reason]) =>
  SAVING.flatMap((first) =>
    SAVING.map((next) =>
      scenario(`${name}/${first}-then-${next}`, {
        sentence: `${first} fails because ${reason.is}: what it was given goes out neither with the ${next} that follows, which has other fields, nor with a call after it.`,
        requirements: [reason.about],
        operation: first,
        route: 'init',
        steps: [
          init(GOOD),
          control(first, 'good', 'UDA-02'),
          reason.begins,
          call(
            first,
            reason.fails,
            given(first, { lastName: '$fresh', customAttributes: { rank: '$fresh' } }),
          ),
          reason.ends,
          call(next, reason.works, given(next, { firstName: '$fresh' })),
          call('saveUser', reason.works, { middleName: '$fresh' }),
        ],
      }),
    ),
  ),
);
