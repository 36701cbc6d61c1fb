// The description of an error is the text of the envelope that answered this very call, whatever is in that text (UDA-22).
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { once, refusedBySdk, suppliedBad } from './expect.ts';
import type { RecipeId } from './recipe.ts';
import { recipeById } from './recipes/all.ts';
import { trialsFor } from './rotation.ts';
import type { Scenario, Step } from './scenario.ts';
import { backend, call, control, GOOD, init, otherThan, setJwt, token } from './steps.ts';
import { turn } from './trouble.ts';

const scenario = scenarioOf('error-descriptions', 'jwt', 'error-description');

/** Texts that some code formats, escapes, cuts or translates, by name. */
const TEXTS: Readonly<Record<string, string>> = {
  'outside-ascii': 'Benutzer nicht zulässig: 名前 🦊',
  'format-signs': '100% of %s and {0}, $1 or ${name} are refused',
  markup: '<b>Not</b> allowed & "quoted" \\ here',
  quotes: `The person's ID isn't "known" here: 'somebody' was asked for.`,
  'two-lines': 'First line.\nSecond line.',
  long: `Refused because ${'of a long reason, '.repeat(60)}and that is all.`,
  'like-a-code': 'USER_NOT_FOUND',
};

function refuses(text: string): Step {
  return backend({ kind: 'answer', status: 400, body: 'envelope', messageId: 'TEST_CODE_400', text });
}

const failed = [
  { requirement: 'UDA-22', kind: 'fails-with-backend-code' },
  { requirement: 'UDA-22', kind: 'described' },
  once,
] as const;

const texts = Object.entries(TEXTS).flatMap(([name, text]) => {
  const operation = trialsFor(name, 1)[0]?.operation ?? 'fetchUser';
  return scenario(`${name}/${operation}`, {
    sentence: `The backend refuses ${operation} with an unusual text (${name}): the description is that text.`,
    requirements: ['UDA-22'],
    operation,
    steps: [init(GOOD), control(operation, 'good', 'UDA-02'), refuses(text), call(operation, failed)],
  });
});

/** Two errors, one after the other: each has its own text. */
const each = JWT_OPERATIONS.map((operation) =>
  scenario(`of-this-error/${operation}`, {
    sentence: `Two calls fail one after the other: ${operation} is given its own description, not the one before.`,
    requirements: ['UDA-22'],
    operation,
    steps: [
      init(GOOD),
      control(operation, 'good', 'UDA-02'),
      refuses('The first text of this test.'),
      call(otherThan(operation), failed),
      refuses('The second text of this test.'),
      call(operation, failed),
      backend(null),
      { ...control(otherThan(operation), 'good', 'UDA-02'), control: true },
    ],
  }),
);

/** Two things that may be wrong with a token, by the names of their recipes. An SDK may describe both alike. */
const DEFECTS: readonly (readonly [RecipeId, RecipeId])[] = [
  ['claim/sub-missing', 'header-parameter/kid-missing'],
  ['segments/two-without-signature', 'claim/exp-missing'],
  ['json/payload-not-json', 'claim/jti-missing'],
  ['expired/by-1-hour', 'segments/four'],
  ['claim/iat-missing', 'expired/by-1-hour'],
];

/** Sets a token with this defect, and has it refused. */
function refused(name: string, id: RecipeId, operation: JwtOperation): readonly Step[] {
  const recipe = recipeById(id);
  return [setJwt(token(name, id), suppliedBad), call(operation, refusedBySdk(recipe))];
}

/**
 * The same defect twice: alone, and after another one. Where the two are described in different ways, the second description
 * is not that of what was refused before (UDA-16).
 */
const refusals = DEFECTS.flatMap(([first, second], number) =>
  [number, number + 1].map((at, turned) => {
    const operation = turn(JWT_OPERATIONS, at);
    const [other, own] = turned === 0 ? [first, second] : [second, first];
    return scenario(`of-this-token/${own.replace('/', '-')}-after-${other.replace('/', '-')}/${operation}`, {
      sentence: `A token is refused after another one that is bad in another way: ${operation} is given the description of its own defect.`,
      requirements: ['UDA-16', 'UDA-14'],
      operation,
      route: 'setter',
      steps: [
        init(),
        ...refused('alone', own, operation),
        init(),
        ...refused('other', other, operation),
        ...refused('after', own, operation),
        setJwt(GOOD),
        control(operation, 'good', 'UDA-04'),
      ],
    });
  }),
);

export const ERROR_DESCRIPTIONS: readonly Scenario[] = [...texts, ...each, ...refusals];
