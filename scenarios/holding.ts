// What the SDK holds as its JWT at a point of a story, and what must then be seen of each operation. It is known because the
// story chose it: nothing here looks at a token.

import type { Json } from '../contracts/json.ts';
import { type JwtOperation, needsJwt } from '../contracts/operations.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import type { scenarioOf } from './define.ts';
import { accepted, confined, isOver, notAllowed, refusedByBackend, refusedBySdk } from './expect.ts';
import type { Recipe } from './recipe.ts';
import { flatSteps } from './rules.ts';
import type { CallStep, Expectation, Scenario, Step } from './scenario.ts';
import { argumentFor, call } from './steps.ts';
import { type CallingOperation, leavesATrace } from './trouble.ts';

/** What the SDK holds. */
export type Holding =
  | { readonly is: 'good'; readonly token: string; readonly via: 'UDA-02' | 'UDA-03' | 'UDA-04' }
  | { readonly is: 'nothing'; readonly via: 'UDA-06' | 'UDA-07' | 'UDA-45' }
  /** Refused by the backend alone. */
  | { readonly is: 'forged'; readonly token: string }
  /** Refused by validation. */
  | { readonly is: 'bad'; readonly token: string; readonly recipe: Recipe };

/** Whom the calls are about. */
export type Who = 'own' | 'other';

const IDS = { own: '$externalUserId', other: '$otherExternalUserId' } as const;

/**
 * The argument of a save that validation refuses: other fields than those of the saves that follow, which would hide in a
 * later save what is kept of this one.
 */
const REFUSED_SAVE: Json = { lastName: '$fresh', customAttributes: { refused: '$fresh' } };

/** The argument of a call about this person. */
export function argumentAbout(operation: CallingOperation, who: Who): Json | undefined {
  if (operation !== 'personalize') return argumentFor(operation);
  return { userIdentity: { externalUserId: IDS[who] }, userAttributes: { firstName: '$fresh' } };
}

function ofAJwtCall(operation: JwtOperation, holding: Holding): readonly Expectation[] {
  switch (holding.is) {
    case 'good':
      return [...accepted(holding.via, { token: holding.token }), confined];
    case 'nothing':
      return operation === 'personalize' ? notAllowed('UDA-08') : accepted(holding.via, 'application-code');
    case 'forged':
      return [...refusedByBackend('UDA-20', { token: holding.token }, 'jwt'), confined];
    case 'bad':
      return [
        ...refusedBySdk(holding.recipe),
        ...(leavesATrace(operation) ? [isOver('UDA-37')] : []),
        confined,
      ];
  }
}

/** What must be seen of a call with what is held. */
function expectedOf(operation: CallingOperation, holding: Holding): readonly Expectation[] {
  return needsJwt(operation)
    ? ofAJwtCall(operation, holding)
    : [...accepted('UDA-05', 'application-code'), confined];
}

/** A call with what is held. */
export function callWith(operation: CallingOperation, holding: Holding, who: Who = 'own'): CallStep {
  const isRefusedSave = operation === 'saveUser' && holding.is === 'bad';
  const argument = isRefusedSave ? REFUSED_SAVE : argumentAbout(operation, who);
  return call(operation, expectedOf(operation, holding), argument);
}

/** Those of these requirements that a story checks, in this order. */
export function checkedOf<T extends string>(wanted: readonly T[], steps: readonly Step[]): readonly T[] {
  const checked = new Set<string>(
    flatSteps({ steps }).flatMap((step) =>
      'expectations' in step ? step.expectations.map(({ requirement }) => requirement) : [],
    ),
  );
  return wanted.filter((id) => checked.has(id));
}

/** A maker of a theme's stories about an SDK that holds something: of what they are about, each names what it checks. */
export function storiesAbout(scenario: ReturnType<typeof scenarioOf>, about: readonly RequirementId[]) {
  return (name: string, sentence: string, steps: readonly Step[], operation?: CallingOperation): Scenario =>
    scenario(name, {
      sentence,
      requirements: checkedOf(about, steps),
      ...(operation === undefined ? {} : { operation }),
      steps,
    });
}
