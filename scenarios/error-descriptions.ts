// The description of an error is the text of the envelope that answered this very call, whatever is in that text (UDA-22).
import { JWT_OPERATIONS } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { once } from './expect.ts';
import { trialsFor } from './rotation.ts';
import type { Scenario, Step } from './scenario.ts';
import { backend, call, control, GOOD, init, otherThan } from './steps.ts';

const scenario = scenarioOf('error-descriptions', 'jwt', 'error-description');

/** Texts that some code formats, escapes, cuts or translates, by name. */
const TEXTS: Readonly<Record<string, string>> = {
  'outside-ascii': 'Benutzer nicht zulässig: 名前 🦊',
  'format-signs': '100% of %s and {0}, $1 or ${name} are refused',
  markup: '<b>Not</b> allowed & "quoted" \\ here',
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

export const ERROR_DESCRIPTIONS: readonly Scenario[] = [...texts, ...each];
