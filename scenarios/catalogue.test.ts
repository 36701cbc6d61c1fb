// The catalogue keeps its rules, and each rule catches a catalogue that is broken for it.
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { JWT_OPERATIONS } from '../contracts/operations.ts';
import { CATALOGUE, CATALOGUE_VERSION, catalogueOf, scenarioById } from './catalogue.ts';
import { once } from './expect.ts';
import { familyOf, RECIPES } from './recipes/all.ts';
import { SUPPLY_ROUTES } from './rotation.ts';
import { RULES, type Rule } from './rules.ts';
import type { Scenario, Step } from './scenario.ts';
import { anonymous, call, control, expire, GOOD, goesOut, init, setJwt, token } from './steps.ts';

test('it holds at least 400 scenarios of every mode and level', () => {
  expect(CATALOGUE.length).toBeGreaterThanOrEqual(400);
  expect(new Set(CATALOGUE.map(({ mode }) => mode)).size).toBe(3);
  expect(new Set(CATALOGUE.map(({ level }) => level)).size).toBe(3);
  expect(CATALOGUE_VERSION).toMatch(/^\d+\.\d+\.\d+$/);
});

test('a theme is a file of this folder', () => {
  const files = readdirSync(import.meta.dirname).map((name) => name.replace(/\.ts$/, ''));
  const themes = [...new Set(CATALOGUE.map(({ theme }) => theme))];
  expect(themes.filter((theme) => !files.includes(theme))).toEqual([]);
});

test('two scenarios with one id do not load', () => {
  expect(() => catalogueOf(CATALOGUE.slice(0, 1), CATALOGUE.slice(0, 1))).toThrow(RangeError);
  expect(scenarioById(CATALOGUE[0]?.id ?? '')).toBe(CATALOGUE[0]);
  expect(scenarioById('jwt/no/such')).toBeUndefined();
});

for (const [name, rule] of Object.entries(RULES)) {
  test(`rule ${name}`, () => expect(rule(CATALOGUE)).toEqual([]));
}

const base: Scenario = {
  id: 'jwt/twin/one',
  theme: 'twin',
  sentence: 'A twin.',
  mode: 'jwt',
  level: 'MUST',
  requirements: ['UDA-15'],
  steps: [init(), call('fetchUser', [once])],
};

function twin(parts: Partial<Scenario>): Scenario {
  return { ...base, ...parts };
}

function twinOf(...steps: readonly Step[]): Scenario {
  return twin({ steps: [init(), ...steps] });
}

function rule(name: string): Rule {
  const found = RULES[name];
  if (found === undefined) throw new RangeError(`There is no rule ${name}.`);
  return found;
}

/** Broken scenarios by the rule that must catch them. */
const TWINS: Readonly<Record<string, readonly (readonly [string, readonly Scenario[]])[]>> = {
  idsAreWellFormed: [
    ['two of one id', [base, base]],
    ['another mode in front', [twin({ id: 'application-code/twin/one' })]],
    ['white space', [twin({ id: 'jwt/twin/one two' })]],
    ['no name', [twin({ id: 'jwt/' })]],
  ],
  everyRequirementHasAScenario: [
    ['what is about one is gone', CATALOGUE.filter(({ requirements }) => !requirements.includes('UDA-37'))],
    ['another theme is gone', CATALOGUE.filter(({ theme }) => theme !== 'contact-information-api')],
    ['nothing', []],
  ],
  namesExist: [
    ['an unknown requirement', [twin({ requirements: ['UDA-99'] })]],
    ['an unknown requirement in a step', [twinOf(call('fetchUser', [{ ...once, requirement: 'UDA-99' }]))]],
    ['an unknown recipe', [twin({ recipe: 'no/such' })]],
    ['an unknown recipe in a step', [twinOf(setJwt(token('good', 'no/such')))]],
  ],
  requirementsFit: [
    ['about what nothing checks', [twin({ requirements: ['UDA-15', 'UDA-18'] })]],
    ['too low a level', [twin({ level: 'SHOULD' })]],
    ['too high a level', [twin({ requirements: ['UDA-41'], level: 'MUST' })]],
    [
      'a requirement of another mode',
      [twinOf(call('fetchUser', [{ requirement: 'UDA-01', kind: 'succeeds' }]))],
    ],
  ],
  negativesHaveAControl: [
    ['no control', [twinOf(call('fetchUser', [{ requirement: 'UDA-14', kind: 'no-request' }]))]],
    [
      'a control by the same operation',
      [
        twinOf(
          setJwt(GOOD),
          control('saveUser'),
          call('fetchUser', [{ requirement: 'UDA-12', kind: 'fails' }]),
        ),
      ],
    ],
  ],
  checksAreFiled: [
    ['another code as a call', [twinOf(call('fetchUser', [{ requirement: 'UDA-14', kind: 'fails' }]))]],
    ['a call as a code', [twinOf(call('fetchUser', [{ requirement: 'UDA-13', kind: 'no-request' }]))]],
    ['a failure of an INFO', [twinOf(call('fetchUser', [{ requirement: 'UDA-41', kind: 'fails' }]))]],
  ],
  tokensAreSuppliedFirst: [
    ['never supplied', [twinOf(goesOut('fetchUser', 'UDA-02', 'good'))]],
    ['supplied later', [twinOf(goesOut('fetchUser', 'UDA-02', 'good'), setJwt(GOOD))]],
    ['again, but never before', [twinOf(setJwt({ token: 'good', again: true }))]],
    ['expires, but never supplied', [twinOf(expire('good'))]],
    ['minted twice under one name', [twinOf(setJwt(GOOD), setJwt(GOOD))]],
  ],
  editsCombine: [
    [
      'one undoes the other',
      [
        twinOf(
          setJwt({
            token: 'bad',
            edits: [
              { edit: 'claim-missing', name: 'jti' },
              { edit: 'claim-twice', name: 'jti', value: 'x' },
            ],
          }),
        ),
      ],
    ],
  ],
  storiesAreWhole: [
    ['no init first', [twin({ steps: [anonymous('fetchUser')] })]],
    ['nothing expected', [twinOf(call('fetchUser', []))]],
  ],
  scenariosAreData: [
    ['a function', [twinOf(call('fetchUser', [Object.assign(() => undefined, once)]))]],
    ['undefined', [Object.assign({}, base, { route: undefined })]],
    ['a number that JSON has not', [twinOf(call('saveUser', [once], { level: Number.NaN }))]],
  ],
};

test('every rule has its twins', () => {
  expect(Object.keys(TWINS).sort()).toEqual(Object.keys(RULES).sort());
});

for (const [name, twins] of Object.entries(TWINS)) {
  for (const [defect, scenarios] of twins) {
    test(`rule ${name} catches: ${defect}`, () => expect(rule(name)(scenarios)).not.toEqual([]));
  }
}

test.describe('every recipe', () => {
  const tried = (recipe: string) => CATALOGUE.filter((scenario) => scenario.recipe === recipe);

  test('is what at least one scenario is about', () => {
    expect(RECIPES.filter(({ id }) => tried(id).length === 0).map(({ id }) => id)).toEqual([]);
  });

  test('that must be refused is never judged as more than it is', () => {
    const otherwise = RECIPES.filter(({ refusedBy }) => refusedBy === 'sdk').flatMap(({ id, level }) =>
      tried(id).filter((one) => one.theme === 'jwt-refused-by-sdk' && one.level !== level),
    );
    expect(otherwise.map(({ id }) => id)).toEqual([]);
  });

  const families = [
    ...new Set(RECIPES.filter(({ refusedBy }) => refusedBy === 'sdk').map(({ id }) => familyOf(id))),
  ];
  for (const family of families) {
    test(`family ${family} meets every operation and every route`, () => {
      const scenarios = CATALOGUE.filter(
        ({ theme, recipe }) =>
          theme === 'jwt-refused-by-sdk' && recipe !== undefined && familyOf(recipe) === family,
      );
      const operations = new Set(scenarios.map(({ operation }) => operation));
      const routes = new Set(scenarios.map(({ route }) => route));
      expect(JWT_OPERATIONS.filter((operation) => !operations.has(operation))).toEqual([]);
      expect(SUPPLY_ROUTES.filter((route) => !routes.has(route))).toEqual([]);
    });
  }
});
