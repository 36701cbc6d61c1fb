// Every form in which a token gives itself away is found and masked; its twin, a text that only looks like it, is not.
import { createHmac } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { redactTokens, SIGNATURE_CUT } from './decode.ts';
import { TokenIndex } from './token-index.ts';

function tokenFor(person: string): string {
  const text = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${text({ alg: 'HS256', kid: 'key-1' })}.${text({ sub: person })}`;
  return `${input}.${createHmac('sha256', 'a key of this test').update(input).digest('base64url')}`;
}

const TOKEN = tokenFor('Ada');
const OTHER = tokenFor('Grace');
const signatureOf = (token: string) => token.split('.')[2] ?? '';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
const percent = (text: string) => hex(text).replace(/../g, '%$&');
const cutAt = (text: string, width: number, by: string) =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(by);

/** How a token, or its signature, may be written. */
const FORMS: Readonly<Record<string, (token: string) => string>> = {
  plain: (token) => `Authorization: Bearer ${token}`,
  'only its signature': (token) => `sig=${signatureOf(token)};`,
  'the first half of its signature': (token) => signatureOf(token).slice(0, 21),
  'the second half of its signature': (token) => signatureOf(token).slice(21),
  'a piece from its middle': (token) => signatureOf(token).slice(13, 25),
  'cut over two lines': (token) => `${token.slice(0, -20)}\n${token.slice(-20)}`,
  'cut into lines of six': (token) => cutAt(token, 6, '\r\n   '),
  'cut by a shell': (token) => cutAt(token, 9, '"\n + "'),
  'lines in JSON': (token) => JSON.stringify(cutAt(token, 7, '\n')),
  'with every byte percent-encoded': percent,
  'with JSON escapes': (token) => hex(token).replace(/../g, '\\u00$&'),
  'with hexadecimal escapes': (token) => hex(token).replace(/../g, '\\x$&'),
  'in base64': base64,
  'in base64, one byte later': (token) => base64(`:${token}`),
  'in base64, two bytes later': (token) => base64(`u:${token}, and more`),
  'in base64url': (token) => Buffer.from(`{"t":"${token}"}`).toString('base64url'),
  'in base64, percent-encoded': (token) => percent(base64(token)),
  'in base64 of 76 characters a line': (token) => cutAt(base64(token), 76, '\r\n'),
  'in hexadecimal': hex,
  'in hexadecimal, upper case': (token) => hex(token).toUpperCase(),
  'as a dump of its bytes': (token) => hex(token).replace(/../g, '$& '),
  'the bytes of its signature': (token) => Buffer.from(signatureOf(token), 'base64url').toString('hex'),
  'its signature in the alphabet of base64': (token) =>
    Buffer.from(signatureOf(token), 'base64url').toString('base64'),
  'that with its slashes escaped': (token) =>
    Buffer.from(signatureOf(token), 'base64url').toString('base64').replaceAll('/', '\\/'),
};

for (const [name, written] of Object.entries(FORMS)) {
  test(`found and masked: ${name}`, () => {
    const text = `before ${written(TOKEN)} after`;
    const index = new TokenIndex([OTHER, TOKEN]);
    expect(new Set(index.find(text).map((hit) => hit.token))).toEqual(new Set([TOKEN]));
    expect(new TokenIndex([OTHER]).holds(text)).toBe(false);
    const masked = redactTokens(text, [TOKEN]);
    expect(masked).toContain(SIGNATURE_CUT);
    expect(masked.startsWith('before ') && masked.endsWith('after')).toBe(true);
    expect(new TokenIndex([TOKEN]).holds(masked)).toBe(false);
  });
}

test('what is no token is left as it is', () => {
  const index = new TokenIndex([TOKEN]);
  const [header = '', payload = ''] = TOKEN.split('.');
  for (const text of [
    '',
    header,
    `${header}.${payload}.`,
    signatureOf(TOKEN).slice(0, 9),
    signatureOf(TOKEN).toLowerCase().slice(0, 12),
    hex(TOKEN).slice(0, 60),
    '100 %, C:\\users\\x and \\uZZZZ',
  ]) {
    expect(index.holds(text), text).toBe(false);
    expect(redactTokens(text, [TOKEN])).toBe(text);
  }
});

test('a signature that is a filler, or none, is not looked for', () => {
  const [header = '', payload = ''] = TOKEN.split('.');
  const twice = `${header}.${payload}.${payload}.`;
  const index = new TokenIndex([`a.b.${'A'.repeat(43)}`, 'a.b.', 'abc', '', twice]);
  expect(index.holds('A'.repeat(100))).toBe(false);
  // The claims of a malformed token stand in every good one too.
  expect(index.holds(payload)).toBe(false);
});

test('a hostile token and a hostile text cost time that grows with their length only', () => {
  const index = new TokenIndex(['.'.repeat(1_000_000), `${'x.'.repeat(500_000)}y`, TOKEN]);
  const text = `${'%41\\u0041 '.repeat(50_000)}${signatureOf(TOKEN)}`;
  expect(index.find(text).length).toBeGreaterThan(0);
  expect(redactTokens('.'.repeat(1_000_000), ['.'.repeat(1_000_000)])).toHaveLength(1_000_000);
});
