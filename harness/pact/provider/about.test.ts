// Every interaction of the contracts has its place in a report's matrix.
import { expect, test } from '@playwright/test';
import { recipeById } from '../../../scenarios/recipes/all.ts';
import { committedPacts } from '../files/pacts.ts';
import { aboutOf } from './about.ts';

async function aboutAll() {
  const pacts = await committedPacts();
  return pacts.flatMap((pact) =>
    pact.file.interactions.map((one) => [one.description, aboutOf(one)] as const),
  );
}

test('each names its operation; each that brings a token names a recipe that there is', async () => {
  const all = await aboutAll();
  expect(all.filter(([, { operation }]) => !/^[a-z][A-Za-z]+$/.test(operation ?? ''))).toEqual([]);
  const recipes = new Set(all.flatMap(([, { recipe }]) => (recipe === undefined ? [] : [recipe])));
  expect([...recipes].map((id) => recipeById(id).id)).toEqual([...recipes]);
});

test('what an earlier call did is about that call and its token', async () => {
  const all = await aboutAll();
  const about = (part: string) => all.find(([description]) => description.includes(part))?.[1];
  expect(about('jwt: fetchUser after saveUser with a user data JWT with an unknown kid')).toEqual({
    operation: 'saveUser',
    recipe: 'refused-by-backend/unknown-kid',
  });
  expect(about('jwt: fetchUser after anonymous saveUser with an external user ID')).toEqual({
    operation: 'saveUser',
  });
  expect(about('jwt: fetchUser with a JWT with an unknown kid')).toEqual({
    operation: 'fetchUser',
    recipe: 'refused-by-backend/unknown-kid',
  });
  expect(about('jwt: personalize with a JWT for another person')).toEqual({
    operation: 'personalize',
    recipe: 'refused-by-backend/other-sub',
  });
  expect(about('saveUser sent as POST with X-HTTP-Method-Override')?.operation).toBe('saveUser');
  expect(about('contact-information-api: depersonalize an installation')).toEqual({
    operation: 'depersonalize',
  });
});
