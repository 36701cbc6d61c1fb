// What belongs to no scenario is told once for each kind, and nothing usable with it.
import { expect, test } from '@playwright/test';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import { strayFindings } from './stray-findings.ts';

function request(parts: Partial<RecordedRequest>): RecordedRequest {
  return {
    ...{ seq: 1, atMs: 0, method: 'POST', origin: 'https://backend.test', path: '/mobile/1/appinstance' },
    ...{ query: '', headers: {}, body: '', endpoint: 'registerInstallation', answer: null },
    ...parts,
  };
}

test('a malformed application code in every request is one finding, with its number and its scheme', () => {
  const headers = (at: number) => ({ authorization: `App: code-of-${at}-secret` });
  const [only, ...rest] = strayFindings(
    Array.from({ length: 300 }, (_, at) => request({ headers: headers(at) })),
  );
  expect(only?.text).toBe(
    '300 requests could be attributed to no scenario: POST registerInstallation, with an Authorization header that begins with "App:"',
  );
  expect(rest).toEqual([]);
});

test('what differs is told apart, the commonest first; what was blocked is told as such', () => {
  const found = strayFindings([
    request({ origin: 'https://else.test', endpoint: null, path: '/x', answer: { kind: 'blocked' } }),
    request({}),
    request({}),
  ]);
  expect(found.map(({ kind }) => kind)).toEqual(['stray-request', 'request-elsewhere']);
  expect(found[1]?.text).toContain('https://else.test');
});

test('a run in which everything belongs to a scenario tells nothing', () => {
  expect(strayFindings([])).toEqual([]);
});
