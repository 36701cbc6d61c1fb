// The OpenAPI descriptions and the interactions say the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Interaction, Party } from '../../../contracts/interaction.ts';
import { INTERACTIONS } from '../../../contracts/interactions/all.ts';
import { OPENAPI_FILES, openApiFiles } from '../../../contracts/openapi/describe.ts';
import { describedOperation, misfits, type OpenApi } from './against-openapi.ts';

const committed = (party: Party): string =>
  readFileSync(join('contracts/openapi', OPENAPI_FILES[party]), 'utf8');

const APIS: Readonly<Record<Party, OpenApi>> = {
  sdk: JSON.parse(committed('sdk')),
  'business-backend': JSON.parse(committed('business-backend')),
};

function interaction(words: string): Interaction {
  const found = INTERACTIONS.find((one) => one.description.startsWith(words));
  if (found === undefined) throw new Error(`There is no interaction "${words}".`);
  return found;
}

test('the committed files are those that the interactions make: else run npm run openapi', () => {
  for (const [file, text] of openApiFiles())
    expect(readFileSync(join('contracts/openapi', file), 'utf8'), file).toBe(text);
});

test('every interaction fits its description', () => {
  const all = INTERACTIONS.map((one) => ({ one: one.description, misfits: misfits(APIS[one.party], one) }));
  expect(all.filter(({ misfits: found }) => found.length > 0)).toEqual([]);
});

test('every operation that is described has an interaction', () => {
  for (const [party, api] of Object.entries(APIS)) {
    const called = new Set(
      INTERACTIONS.filter((one) => one.party === party).map((one) => describedOperation(api, one)),
    );
    const described = Object.values(api.paths).flatMap((item) => Object.values(item));
    expect(described.filter((one) => !called.has(one))).toEqual([]);
    expect(described.length).toBeGreaterThanOrEqual(6);
  }
});

test('what does not fit is seen: each part of a request and of an answer', () => {
  const save = interaction('application-code: saveUser (');
  const fetch = interaction('application-code: fetchUser (');
  const twins: readonly (readonly [Interaction, string])[] = [
    [{ ...save, request: { ...save.request, path: '/mobile/9/elsewhere' } }, 'no operation is described'],
    [{ ...save, request: { ...save.request, body: { firstName: 7 } } }, 'request: /firstName'],
    [{ ...save, request: { ...save.request, body: { surname: 'Ada' } } }, 'request:  must NOT have'],
    [{ ...save, request: { ...save.request, query: { shout: '1' } } }, 'shout is not described'],
    [{ ...save, request: { ...save.request, headers: {} } }, 'its credential is not described'],
    [{ ...fetch, request: { ...fetch.request, query: { ri: 'perhaps' } } }, 'ri:  must match pattern'],
    [{ ...fetch, response: { status: 418 } }, 'no answer 418 is described'],
    [{ ...fetch, response: { ...fetch.response, body: { firstName: 7 } } }, 'answer: /firstName'],
  ];
  for (const [twin, why] of twins) expect(misfits(APIS[twin.party], twin).join('\n')).toContain(why);
});
