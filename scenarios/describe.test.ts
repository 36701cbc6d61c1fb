// What `explain` says of a scenario: whole sentences, no names of the machinery in them.
import { expect, test } from '@playwright/test';
import { CATALOGUE, scenarioById } from './catalogue.ts';
import { describeScenario, describeStep } from './describe.ts';
import { backend, call, init, meanwhile, NULL, setJwt, token } from './steps.ts';

/** What is wrong with these words; undefined: nothing. */
function problemWith(words: string): string | undefined {
  // A recipe's own sentence may be about NaN or the text "undefined", and so may a name that a person is given. A placeholder
  // of ours is a whole text.
  const ours = words.replace(/\(recipe .*\)/, '').replaceAll('"undefined"', '""');
  return /undefined(?! as its JWT)|\[object|"\$\w+"|NaN/.test(ours) ? words : undefined;
}

// One expect for all: thousands of them take a minute.
test('every step and every expectation of the catalogue can be said', () => {
  const steps = CATALOGUE.flatMap(describeScenario);
  expect(steps.filter(({ text }) => !/^[A-Z].*\.$/s.test(text)).map(({ text }) => text)).toEqual([]);
  const words = steps.flatMap(({ text, expected }) => [text, ...expected.map((one) => one.text)]);
  expect(words.flatMap((one) => problemWith(one) ?? [])).toEqual([]);
  expect(problemWith('Call saveUser with {"firstName":"$fresh"}.')).toBeDefined();
});

test('steps in plain words', () => {
  expect(describeStep(init())).toBe('Start the SDK without a JWT.');
  expect(describeStep(init(NULL))).toBe('Start the SDK with null as its JWT.');
  expect(describeStep(setJwt({ value: '' }))).toBe('Call the setter with an empty string as its JWT.');
  expect(describeStep(setJwt({ absent: true }))).toBe('Call the setter with undefined as its JWT.');
  expect(describeStep(setJwt(token('bad', 'expired/by-1-second')))).toBe(
    'Call the setter with the token "bad" (recipe expired/by-1-second: A token that expired one second ago).',
  );
  expect(describeStep(setJwt({ token: 'theirs', recipe: 'valid/plain', sub: 'other' }))).toContain(
    'the token "theirs", made for another person',
  );
  expect(describeStep(call('saveUser', [], { firstName: '$fresh' }))).toBe(
    'Call saveUser with {"firstName":<a new text>}.',
  );
  expect(describeStep(backend({ kind: 'answer', status: 500, body: 'html', delayMs: 3_000 }))).toBe(
    'From now on the backend answers calls for user data with status 500, an HTML page, 3 s late.',
  );
});

test('steps are numbered as reports number them, those inside another one after it', () => {
  const [scenario] = CATALOGUE.filter(({ theme }) => theme === 'jwt-overlapping');
  if (scenario === undefined) throw new Error('There is no scenario with overlapping calls.');
  const steps = describeScenario({
    ...scenario,
    steps: [init(), meanwhile(call('saveUser', []), [setJwt(NULL), call('fetchUser', [])]), backend(null)],
  });
  expect(steps.map(({ number, inner }) => `${number}${inner ? ' inner' : ''}`)).toEqual([
    '1',
    '2',
    '3 inner',
    '4 inner',
    '5',
  ]);
});

test('an expectation names its requirement and its codes', () => {
  const scenario = scenarioById('jwt/expired/by-1-second/saveUser/via-setter');
  if (scenario === undefined) throw new Error('The scenario has gone.');
  const expected = describeScenario(scenario).flatMap((step) => step.expected);
  expect(expected).toContainEqual({
    requirement: 'UDA-13',
    text: 'the error callback is called with JWT_TOKEN_EXPIRED, and no success',
  });
});
