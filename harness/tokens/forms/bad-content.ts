// Tokens whose times, claims or shape are not what they must be (UDB-04).
import type { BadTokenForm } from '../../../contracts/token-forms.ts';
import { always, type Build, claims, expiredAgo, header, ofSub, otherCase, times } from './parts.ts';
import { rebuilt } from './signed.ts';

export const BAD_TIMES = {
  'expired-5-minutes': always(expiredAgo(330)),
  'expired-1-day': always(expiredAgo(86_400)),
  'expired-10-years': always(expiredAgo(315_576_000)),
  'exp-zero': always(claims({ exp: 0 })),
  'exp-negative': always(claims({ exp: -1 })),
  'exp-fraction': always(expiredAgo(3_600.5)),
  'exp-null': always(claims({ exp: null })),
  'exp-text': always(claims({ exp: 'tomorrow' })),
  'exp-digits': always(times((now) => ({ exp: String(now + 3_600) }))),
  'exp-past-digits': always(times((now) => ({ exp: String(now - 3_600) }))),
  'exp-date': always(times((now) => ({ exp: new Date((now + 3_600) * 1_000).toISOString() }))),
  'exp-empty': always(claims({ exp: '' })),
  'exp-true': always(claims({ exp: true })),
  'exp-array': always(times((now) => ({ exp: [now + 3_600] }))),
  'exp-object': always(times((now) => ({ exp: { seconds: now + 3_600 } }))),
  'expired-1-second': always(expiredAgo(1)),
  'expired-1-minute': always(expiredAgo(60)),
  'nbf-ahead': always(times((now) => ({ nbf: now + 3_600, exp: now + 7_200 }))),
  'iat-null': always(claims({ iat: null })),
  'iat-text': always(claims({ iat: 'yesterday' })),
  'iat-ahead': always(times((now) => ({ iat: now + 3_600, exp: now + 7_200 }))),
} satisfies Partial<Record<BadTokenForm, Build>>;

export const BAD_CLAIMS = {
  'typ-lower-case': always(claims({ typ: 'bearer' })),
  'typ-empty': always(claims({ typ: '' })),
  'typ-null': always(claims({ typ: null })),
  'typ-prefix': always(claims({ typ: 'Bear' })),
  'typ-longer': always(claims({ typ: 'BearerToken' })),
  'typ-array': always(claims({ typ: ['Bearer'] })),
  'typ-only-in-the-header': always({ ...header({ typ: 'Bearer' }), ...claims({ typ: 'ID' }) }),
  'application-empty': always(claims({ 'infobip-api-key': '' })),
  'application-null': always(claims({ 'infobip-api-key': null })),
  'application-prefix': ({ applicationCode }) => claims({ 'infobip-api-key': applicationCode.slice(0, -1) }),
  'application-longer': ({ applicationCode }) => claims({ 'infobip-api-key': `${applicationCode}0` }),
  'application-array': ({ applicationCode }) => claims({ 'infobip-api-key': [applicationCode] }),
  'jti-null': always(claims({ jti: null })),
  'jti-empty': always(claims({ jti: '' })),
} satisfies Partial<Record<BadTokenForm, Build>>;

export const BAD_SUBS = {
  'sub-other-case': always(ofSub(otherCase)),
  'sub-prefix': always(ofSub((sub) => sub.slice(0, -1))),
  'sub-longer': always(ofSub((sub) => `${sub}0`)),
  'sub-suffix': always(ofSub((sub) => sub.slice(1))),
  'sub-space-before': always(ofSub((sub) => ` ${sub}`)),
  'sub-space-after': always(ofSub((sub) => `${sub} `)),
  'sub-line-break-after': always(ofSub((sub) => `${sub}\n`)),
  'sub-nul-after': always(ofSub((sub) => `${sub}\0and more`)),
  'sub-zero-width': always(ofSub((sub) => `${sub}\u200b`)),
  'sub-wildcard': always(ofSub(() => '*')),
  'sub-array': always(ofSub((sub) => [sub])),
  'sub-empty': always(ofSub(() => '')),
  'sub-null': always(ofSub(() => null)),
} satisfies Partial<Record<BadTokenForm, Build>>;

export const BAD_SHAPES = {
  'segments-1': always(rebuilt((h) => h)),
  'segments-2': always(rebuilt((h, p) => `${h}.${p}`)),
  'segments-4': always(rebuilt((h, p, s) => `${h}.${p}.${s}.${s}`)),
  'segments-4-empty': always(rebuilt((h, p, s) => `${h}.${p}.${s}.`)),
  'segments-5': always(rebuilt((h, p, s) => `${h}.${p}.${s}.${p}.${s}`)),
  'header-no-json': always({ headerText: () => 'no JSON' }),
  'header-no-base64': always({ headerSegment: () => 'a+b/c=!' }),
  'payload-no-json': always({ payloadText: () => 'no JSON' }),
  'payload-array': always({ payloadText: (json: string) => `[${json}]` }),
  'payload-null': always({ payloadText: () => 'null' }),
  'payload-no-base64': always({ payloadSegment: () => 'a+b/c=!' }),
  'json-serialization': always(
    rebuilt((h, p, s) => JSON.stringify({ protected: h, payload: p, signature: s })),
  ),
  padded: always({
    payloadText: (json: string) => (Buffer.byteLength(json) % 3 === 0 ? `${json} ` : json),
    payloadSegment: (text) => text + '='.repeat((4 - (text.length % 4)) % 4),
  }),
} satisfies Partial<Record<BadTokenForm, Build>>;
