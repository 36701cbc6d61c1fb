// Whether the description of a refusal is of the token that was refused, and not of one before it (UDA-16).
import { expect, test } from '@playwright/test';
import type { RecipeId } from '../../../scenarios/recipe.ts';
import type { Expectation, Step } from '../../../scenarios/scenario.ts';
import { bearer, call, error, observe, type Seen, scenario } from '../../testing/observations.ts';
import type { Observation } from '../play/observation.ts';
import { judge } from './judge.ts';

const NO_REQUEST: Expectation = { requirement: 'UDA-14', kind: 'no-request' };
const DESCRIBED: Expectation = { requirement: 'UDA-16', kind: 'described' };
const SUPPLIED = { requirement: 'UDA-15', kind: 'called-back-once' } as const;

/** A token of this recipe is set, and the call is refused with this description. */
type Refusal = readonly [recipe: RecipeId, description: string, by?: 'setter'];

function statuses(refusals: readonly Refusal[]): readonly (string | undefined)[] {
  const steps: Step[] = refusals.flatMap(([recipe], at): Step[] => [
    { do: 'set-jwt', jwt: { token: `token-${at}`, recipe }, expectations: [SUPPLIED] },
    call([NO_REQUEST, DESCRIBED]),
  ]);
  const seen = refusals.flatMap(([, description, by], at): readonly Seen[] => {
    const refused = [error('JWT_TOKEN_STRUCTURE_INVALID', description)];
    return by === 'setter'
      ? [{ supplied: `token-${at}`, callbacks: refused }, { callbacks: [] }]
      : [{ supplied: `token-${at}` }, { callbacks: refused }];
  });
  const tokens: Observation['tokens'] = new Map(
    refusals.map(([recipe], at) => [
      `token-${at}`,
      { value: `value-${at}`, recipe, jti: 'j', mintedAtMs: 0, sub: 'person', exp: 1 },
    ]),
  );
  const checks = judge(scenario(steps), observe(seen, { tokens }));
  return checks.filter(({ kind }) => kind === 'described').map(({ status }) => status);
}

const SUB = 'claim/sub-missing';
const KID = 'header-parameter/kid-missing';

test('the same defect has its own description, before and after another one', () => {
  expect(
    statuses([
      [SUB, 'No sub.'],
      [KID, 'No kid.'],
      [SUB, 'No sub.'],
    ]),
  ).toEqual(['passed', 'passed', 'passed']);
});

test('a description that was given for another defect, and not for this one, is of another error', () => {
  expect(
    statuses([
      [SUB, 'No sub.'],
      [KID, 'No kid.'],
      [SUB, 'No kid.'],
    ]),
  ).toEqual(['passed', 'passed', 'failed']);
});

test('what the setter reported counts as well', () => {
  const told = statuses([
    [SUB, 'No sub.', 'setter'],
    [KID, 'No kid.', 'setter'],
    [SUB, 'No kid.', 'setter'],
  ]);
  expect(told).toEqual(['passed', 'passed', 'failed']);
});

test('an SDK may describe all defects alike, or each refusal anew', () => {
  const alike: Refusal[] = [
    [SUB, 'Invalid.'],
    [KID, 'Invalid.'],
    [SUB, 'Invalid.'],
  ];
  expect(statuses(alike)).toEqual(['passed', 'passed', 'passed']);
  const anew: Refusal[] = [
    [SUB, 'Invalid (1).'],
    [KID, 'Invalid (2).'],
    [SUB, 'Invalid (3).'],
  ];
  expect(statuses(anew)).toEqual(['passed', 'passed', 'passed']);
});

test('of a defect that was never seen alone nobody knows how it is described; a later one says nothing', () => {
  expect(
    statuses([
      [KID, 'Invalid.'],
      [SUB, 'Invalid.'],
    ]),
  ).toEqual(['passed', 'passed']);
  const reversed = statuses([
    [SUB, 'No kid.'],
    [KID, 'No kid.'],
    [SUB, 'No sub.'],
  ]);
  expect(reversed).toEqual(['passed', 'passed', 'passed']);
});

test('what was sent is the backend’s to refuse: its words are no description of another token', () => {
  const fails: Expectation = { requirement: 'UDA-22', kind: 'fails' };
  const steps: Step[] = [KID, SUB, SUB].flatMap((recipe, at): Step[] => [
    { do: 'set-jwt', jwt: { token: `token-${at}`, recipe }, expectations: [SUPPLIED] },
    call(at === 2 ? [NO_REQUEST, DESCRIBED] : [fails, DESCRIBED]),
  ]);
  const answer = { kind: 'response', status: 409, messageId: 'E', text: 'The backend says no.' } as const;
  const sent = [bearer('saveUser', { answer: answer as never })];
  const told = [error('E', 'The backend says no.')];
  const seen: readonly Seen[] = [
    { supplied: 'token-0' },
    { callbacks: told, requests: sent },
    { supplied: 'token-1' },
    { callbacks: [error('JWT_TOKEN_STRUCTURE_INVALID', 'No sub.')] },
    { supplied: 'token-2' },
    { callbacks: told, requests: sent },
  ];
  const tokens: Observation['tokens'] = new Map(
    [KID, SUB, SUB].map((recipe, at) => [
      `token-${at}`,
      { value: `value-${at}`, recipe, jti: 'j', mintedAtMs: 0, sub: 'person', exp: 1 },
    ]),
  );
  const checks = judge(scenario(steps), observe(seen, { tokens }));
  expect(checks.filter(({ kind }) => kind === 'described').at(-1)?.status).toBe('passed');
});
