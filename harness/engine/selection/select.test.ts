import { expect, test } from '@playwright/test';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { UsageError } from '../../base/usage-error.ts';
import { type Selection, select } from './select.ts';

function scenario(
  id: string,
  mode: Scenario['mode'],
  level: Scenario['level'],
  requirement: `UDA-${number}`,
): Scenario {
  return { id, theme: 'a-theme', sentence: 'It is.', mode, level, requirements: [requirement], steps: [] };
}

const ALL = [
  scenario('jwt/expired/by-1-second/saveUser/via-setter', 'jwt', 'MUST', 'UDA-13'),
  scenario('jwt/expired/now/fetchUser/via-init', 'jwt', 'SHOULD', 'UDA-32'),
  scenario('application-code/fetchUser', 'application-code', 'MUST', 'UDA-01'),
];

const ids = (selection: Selection) => select(ALL, selection).map((one) => one.id);

function codeOf(selection: Selection): string | undefined {
  try {
    select(ALL, selection);
  } catch (error) {
    return error instanceof UsageError ? error.code : String(error);
  }
  return undefined;
}

test('no filter selects everything, in the order of the catalogue', () => {
  expect(ids({})).toEqual(ALL.map((one) => one.id));
});

test('a glob, a mode, a level and a requirement each select', () => {
  expect(ids({ ids: ['jwt/expired/**'] })).toEqual([ALL[0]?.id, ALL[1]?.id]);
  expect(ids({ modes: ['application-code'] })).toEqual([ALL[2]?.id]);
  expect(ids({ levels: ['SHOULD'] })).toEqual([ALL[1]?.id]);
  expect(ids({ requirements: ['UDA-13'] })).toEqual([ALL[0]?.id]);
});

test('values of a kind add up, kinds narrow', () => {
  expect(ids({ requirements: ['UDA-13', 'UDA-01'], modes: ['jwt'] })).toEqual([ALL[0]?.id]);
});

test('a filter that matches nothing is a usage error, not an empty run', () => {
  expect(codeOf({ ids: ['jwt/expird/**'] })).toBe('FILTER_MATCHES_NOTHING');
  expect(codeOf({ ids: ['jwt/**', 'no/such'] })).toBe('FILTER_MATCHES_NOTHING');
  expect(codeOf({ requirements: ['UDA-99'] })).toBe('FILTER_MATCHES_NOTHING');
});

test('filters that match apart but not together are a usage error too', () => {
  expect(codeOf({ modes: ['application-code'], levels: ['SHOULD'] })).toBe('FILTER_MATCHES_NOTHING');
});
