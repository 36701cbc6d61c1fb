import { expect, test } from '@playwright/test';
import pc from 'picocolors';
import { recipeById } from '../../scenarios/recipes/all.ts';
import type { RecordedRequest } from '../backend/recorded-request.ts';
import { createWorld } from '../backend/world.ts';
import { mint } from '../tokens/mint.ts';
import { newSigningKey } from '../tokens/signing-key.ts';
import { judgedRequest } from './judged-request.ts';
import { requestText } from './request-text.ts';
import { statusPage } from './status-page.tsx';

const HOSTILE = '<script>alert(1)</script>\u001b[2J';

async function hostileRequest() {
  const key = newSigningKey();
  const world = createWorld({
    mode: 'jwt',
    applicationCode: 'app-1',
    key,
    externalUserId: null,
    nowMs: Date.now,
  });
  const { value } = await mint(recipeById('valid/plain'), {
    nowMs: Date.now(),
    sub: HOSTILE,
    applicationCode: 'app-1',
    key,
  });
  const request: RecordedRequest = {
    seq: 1,
    atMs: Date.now(),
    method: 'GET',
    origin: 'http://127.0.0.1',
    path: `/mobile/${HOSTILE}`,
    query: `token=${value}`,
    headers: { authorization: `Bearer ${value}`, 'user-agent': HOSTILE, 'x-token': value },
    body: `${HOSTILE} ${value}`,
    endpoint: null,
    answer: { kind: 'response', status: 404, body: HOSTILE, messageId: HOSTILE },
  };
  return { judged: judgedRequest(request, world), signature: value.split('.')[2] ?? '', key };
}

test('what a request holds is data: no markup, no usable token on the page', async () => {
  const { judged, signature, key } = await hostileRequest();
  const view = {
    mode: 'jwt',
    baseUrl: 'http://127.0.0.1:1',
    applicationCode: 'app-1',
    keyId: key.kid,
  } as const;
  const page = statusPage({ ...view, requests: [judged], seen: 1 }, 'n0nce');
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toContain('\u001b');
  expect(page).not.toContain(signature);
  expect(page).not.toContain(key.secretHex);
});

test('what a request holds is data: no escape, no usable token on the terminal', async () => {
  const { judged, signature } = await hostileRequest();
  const text = requestText(judged, pc.createColors(false));
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain(signature);
  expect(text).toContain('UDA-35: A token stands in the header x-token.');
});
