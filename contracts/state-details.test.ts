// Whatever a contract puts into a parameter of a provider state is told of where the state is.
import { expect, test } from '@playwright/test';
import { INTERACTIONS } from './interactions/all.ts';
import { PROVIDER_STATES, providerState } from './provider-states.ts';
import { stateDetails } from './state-details.ts';

test('every state says what to do, what it takes and what it gives', () => {
  for (const state of PROVIDER_STATES) {
    const { does, takes, gives } = stateDetails(state);
    expect(does.length).toBeGreaterThan(20);
    expect(takes.map(({ name }) => name)).toEqual(state.params);
    expect(gives.map(({ name }) => name)).toEqual(state.returns);
  }
});

/** An authorisation of an earlier call that is none of a list: it names a state, and a form of it. */
function namesAState(text: string): boolean {
  const [name = '', form] = text.split(': ');
  const state = providerState(name);
  if (state === undefined) return false;
  const forms = stateDetails(state).takes.find((one) => one.name === 'form')?.values;
  return form === undefined || forms?.some(({ value }) => value === form) === true;
}

test('every value of a parameter that a contract uses is among those that are told of', () => {
  const given = INTERACTIONS.flatMap((one) => one.given);
  const untold = given.flatMap(({ name, params = {} }) => {
    const state = providerState(name);
    const takes = state === undefined ? [] : stateDetails(state).takes;
    return Object.entries(params)
      .filter(([key, value]) => {
        const values = takes.find((one) => one.name === key)?.values;
        if (values === undefined || values.some((one) => one.value === value)) return false;
        return !(key === 'authorization' && namesAState(String(value)));
      })
      .map(([key, value]) => `${name}: ${key} ${String(value)}`);
  });
  expect([...new Set(untold)]).toEqual([]);
  expect(namesAState('a bad user data JWT of a form: no-such-form')).toBe(false);
  expect(namesAState('no such state')).toBe(false);
});
