// A random token as a scenario: supplied by a route, tried with an operation, and followed by a good one on the same SDK.
// What is expected comes from what the token is by construction.
import type { RequirementId } from '../../../contracts/requirement.ts';
import { strictestLevel } from '../../../scenarios/define.ts';
import { editedRecipe } from '../../../scenarios/edited-recipe.ts';
import {
  accepted,
  confined,
  notAllowed,
  observes,
  refusedByBackend,
  refusedBySdk,
  set,
  started,
  suppliedBad,
  survives,
} from '../../../scenarios/expect.ts';
import type { Recipe } from '../../../scenarios/recipe.ts';
import type { SupplyRoute } from '../../../scenarios/rotation.ts';
import type { Expectation, Scenario, Step, Supply } from '../../../scenarios/scenario.ts';
import { call, control, GOOD, init, setJwt, token } from '../../../scenarios/steps.ts';
import type { Subject } from '../campaign/subject.ts';
import { type TokenCase, tokenCases } from './token-arbitrary.ts';

const ABOUT = { init: 'UDA-02', setter: 'UDA-03', replaced: 'UDA-04' } as const satisfies Record<
  SupplyRoute,
  RequirementId
>;

/** What must be seen of a token: when it is supplied, when it is used, and which requirements that is about. */
interface Expected {
  readonly atInit: readonly Expectation[];
  readonly atSetter: readonly Expectation[];
  readonly used: readonly Expectation[];
  readonly about: readonly RequirementId[];
}

function expectedOf(recipe: Recipe, { route, operation, edits }: TokenCase): Expected {
  const sent = { token: 'tested' };
  switch (recipe.refusedBy) {
    case 'nobody':
      return {
        atInit: started('jwt'),
        atSetter: set,
        used: [...accepted(ABOUT[route], sent), confined],
        about: [ABOUT[route]],
      };
    case 'backend':
      // A personalize that does not fit the token may be refused by the device, too.
      if (operation === 'personalize' && edits.some(({ edit }) => edit === 'other-sub'))
        return {
          atInit: started('jwt'),
          atSetter: set,
          used: [...notAllowed('UDA-11'), confined],
          about: ['UDA-11', 'UDA-16'],
        };
      return {
        atInit: started('jwt'),
        atSetter: set,
        used: [...refusedByBackend('UDA-20', sent, 'jwt'), confined],
        about: ['UDA-20', 'UDA-16'],
      };
    case 'sdk':
      return {
        atInit: suppliedBad,
        atSetter: suppliedBad,
        used: [...refusedBySdk(recipe), confined],
        about: recipe.level === 'MUST' ? [...recipe.requirements, 'UDA-14', 'UDA-16'] : recipe.requirements,
      };
    case 'unspecified':
      return {
        atInit: [survives],
        atSetter: [survives],
        used: [survives, observes('UDA-43', 'Was it sent or refused?'), confined],
        about: ['UDA-36'],
      };
  }
}

function supplied(
  tested: Supply,
  route: SupplyRoute,
  expected: Expected,
  { operation }: TokenCase,
): readonly Step[] {
  switch (route) {
    case 'init':
      return [init(tested, expected.atInit)];
    case 'setter':
      return [init(), setJwt(tested, expected.atSetter)];
    case 'replaced':
      return [init(token('first')), control(operation, 'first', 'UDA-02'), setJwt(tested, expected.atSetter)];
  }
}

/** The scenario of a random token. `name`: the last words of its id. */
export function tokenScenario(value: TokenCase, name: string): Scenario {
  const { edits, operation, route } = value;
  const recipe = editedRecipe(edits);
  const expected = expectedOf(recipe, value);
  return {
    id: `jwt/fuzz/${name}`,
    theme: 'fuzz',
    sentence: `${recipe.sentence} Tried with ${operation}.`,
    mode: 'jwt',
    level: strictestLevel(expected.about),
    requirements: [...new Set(expected.about)],
    operation,
    route,
    steps: [
      ...supplied({ token: 'tested', edits }, route, expected, value),
      call(operation, expected.used),
      setJwt(GOOD),
      control(operation, 'good', 'UDA-04'),
    ],
  };
}

/** Random tokens. */
export const TOKENS: Subject<TokenCase> = {
  name: 'tokens',
  noun: 'token',
  defaultRuns: 2_000,
  values: tokenCases,
  scenarioOf: tokenScenario,
  explains: (found, other) => {
    const kinds = other.value.edits.map(({ edit }) => edit);
    return found.kind === other.kind && found.value.edits.every(({ edit }) => kinds.includes(edit));
  },
};
