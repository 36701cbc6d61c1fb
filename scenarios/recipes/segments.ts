// The number of segments (MUST), empty ones, and dots where none belong (SHOULD, RFC 7515 §7.1).
import type { Recipe } from '../recipe.ts';
import { malformed } from './kinds.ts';

/** Rebuilds a token from its three segments. */
const from = (build: (header: string, payload: string, signature: string) => string) => ({
  compact: (token: string) => {
    const [header = '', payload = '', signature = ''] = token.split('.');
    return build(header, payload, signature);
  },
});

export const SEGMENTS: readonly Recipe[] = [
  malformed(
    'segments/one-header',
    'One segment: the header alone.',
    from((h) => h),
  ),
  malformed(
    'segments/one-payload',
    'One segment: the payload alone.',
    from((_, p) => p),
  ),
  malformed(
    'segments/two-without-signature',
    'Two segments: the signature and its dot are missing.',
    from((h, p) => `${h}.${p}`),
  ),
  malformed(
    'segments/two-without-header',
    'Two segments: the header and its dot are missing.',
    from((_, p, s) => `${p}.${s}`),
  ),
  malformed(
    'segments/four',
    'Four segments: the signature stands twice.',
    from((h, p, s) => `${h}.${p}.${s}.${s}`),
  ),
  malformed(
    'segments/five',
    'Five segments: payload and signature stand twice.',
    from((h, p, s) => `${h}.${p}.${s}.${p}.${s}`),
  ),
  malformed(
    'segments/two-dots-alone',
    'Two dots and nothing else.',
    from(() => '..'),
  ),
  malformed(
    'segments/empty-header',
    'The header segment is empty.',
    from((_, p, s) => `.${p}.${s}`),
  ),
  malformed(
    'segments/empty-payload',
    'The payload segment is empty.',
    from((h, _, s) => `${h}..${s}`),
  ),
  malformed(
    'segments/empty-signature',
    'The signature segment is empty.',
    from((h, p) => `${h}.${p}.`),
    'UDA-30',
  ),
  malformed(
    'segments/blank-signature',
    'The signature segment is a space.',
    from((h, p) => `${h}.${p}. `),
    'UDA-31',
  ),
  malformed(
    'segments/tab-signature',
    'The signature segment is two tabs.',
    from((h, p) => `${h}.${p}.\t\t`),
    'UDA-31',
  ),
];

export const STRAY_DOTS: readonly Recipe[] = [
  malformed(
    'stray-dots/leading',
    'A dot before the token.',
    from((h, p, s) => `.${h}.${p}.${s}`),
    'UDA-30',
  ),
  malformed(
    'stray-dots/trailing',
    'A dot after the token.',
    from((h, p, s) => `${h}.${p}.${s}.`),
    'UDA-30',
  ),
  malformed(
    'stray-dots/two-trailing',
    'Two dots after the token.',
    from((h, p, s) => `${h}.${p}.${s}..`),
    'UDA-30',
  ),
  malformed(
    'stray-dots/doubled-first',
    'The first dot is doubled.',
    from((h, p, s) => `${h}..${p}.${s}`),
    'UDA-30',
  ),
  malformed(
    'stray-dots/doubled-second',
    'The second dot is doubled.',
    from((h, p, s) => `${h}.${p}..${s}`),
    'UDA-30',
  ),
  malformed(
    'stray-dots/around',
    'A dot before and after the token.',
    from((h, p, s) => `.${h}.${p}.${s}.`),
    'UDA-30',
  ),
];
