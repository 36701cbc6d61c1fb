// Authorization headers made of an application code that a backend must refuse (UDB-02).
import { randomUUID } from 'node:crypto';
import type { BadCodeForm } from '../../../contracts/token-forms.ts';
import { otherCase } from './parts.ts';

function segment(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A token that somebody without any key could make. */
function selfMade(code: string, alg: 'HS256' | 'none'): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    typ: 'Bearer',
    sub: 'somebody',
    'infobip-api-key': code,
    iat: now,
    exp: now + 3_600,
    jti: randomUUID(),
  };
  const signature = alg === 'none' ? '' : Buffer.alloc(32, 7).toString('base64url');
  return `${segment({ alg, typ: 'JWT', kid: 'no-such-key' })}.${segment(claims)}.${signature}`;
}

const HEADERS: Readonly<Record<BadCodeForm, (code: string) => string>> = {
  'without-scheme': (code) => code,
  'without-space': (code) => `App${code}`,
  'as-bearer': (code) => `Bearer ${code}`,
  'as-basic': (code) => `Basic ${Buffer.from(`${code}:`).toString('base64')}`,
  'another-scheme': (code) => `Whatever ${code}`,
  prefix: (code) => `App ${code.slice(0, -1)}`,
  longer: (code) => `App ${code}0`,
  'after-text': (code) => `App 0${code}`,
  'other-case': (code) => `App ${otherCase(code)}`,
  twice: (code) => `App no-such-application-code,${code}`,
  wildcard: () => 'App *',
  'word-null': () => 'App null',
  'empty-bearer': () => 'Bearer',
  'bearer-word': () => 'Bearer no-jwt-at-all',
  'bearer-self-made': (code) => `Bearer ${selfMade(code, 'HS256')}`,
  'bearer-unsigned': (code) => `Bearer ${selfMade(code, 'none')}`,
};

/** The Authorization header of this form. */
export function badAuthorization(form: BadCodeForm, applicationCode: string): string {
  return HEADERS[form](applicationCode);
}
