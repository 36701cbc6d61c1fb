// Size, depth and doubles (UDA-36): an SDK may send such a token or refuse it, in bounded time and without a crash.
import type { Recipe } from '../recipe.ts';
import { unspecified } from './kinds.ts';
import { nested, nestedObjects, withRawMember } from './valid.ts';

const KB = 1_024;

/** Adds a claim of this many characters. */
const sized = (characters: number) => ({
  payloadText: (json: string) => withRawMember(json, 'filler', `"${'x'.repeat(characters)}"`),
});

const deep = (depth: number) => ({
  payloadText: (json: string) => withRawMember(json, 'deep', nested(depth)),
});

export const HOSTILE_SIZE: readonly Recipe[] = [
  unspecified('size/10-kb', 'An otherwise good token of 10 KB.', sized(7 * KB), 'UDA-36'),
  unspecified('size/60-kb', 'An otherwise good token of 60 KB.', sized(44 * KB), 'UDA-36'),
  unspecified('size/1-mb', 'An otherwise good token of 1 MB.', sized(768 * KB), 'UDA-36'),
  unspecified(
    'size/1-mb-without-dots',
    'A megabyte of letters, and no dot.',
    { compact: () => 'a'.repeat(KB * KB) },
    'UDA-36',
  ),
  unspecified('size/10-kb-of-dots', 'Ten thousand dots.', { compact: () => '.'.repeat(10 * KB) }, 'UDA-36'),
  unspecified('size/1-million-dots', 'A million dots.', { compact: () => '.'.repeat(1_000_000) }, 'UDA-36'),
  unspecified(
    'depth/1000',
    'An otherwise good token with an extra claim 1,000 arrays deep.',
    deep(1_000),
    'UDA-36',
  ),
  // Deep enough for what calls itself, and under the size from which an SDK may refuse a token unread.
  unspecified(
    'depth/20000',
    'An otherwise good token with an extra claim 20,000 arrays deep.',
    deep(20_000),
    'UDA-36',
  ),
  unspecified(
    'depth/6000-objects',
    'An otherwise good token with an extra claim 6,000 objects deep.',
    { payloadText: (json) => withRawMember(json, 'deep', nestedObjects(6_000)) },
    'UDA-36',
  ),
  unspecified(
    'depth/100000',
    'An otherwise good token with an extra claim 100,000 arrays deep.',
    deep(100_000),
    'UDA-36',
  ),
  unspecified(
    'depth/100000-unclosed',
    'A payload of 100,000 opening brackets.',
    { payloadText: () => '['.repeat(100_000) },
    'UDA-36',
  ),
  unspecified(
    'depth/1000-objects',
    'An otherwise good token with an extra claim 1,000 objects deep.',
    { payloadText: (json) => withRawMember(json, 'deep', nestedObjects(1_000)) },
    'UDA-36',
  ),
  unspecified(
    'depth/100000-objects',
    'An otherwise good token with an extra claim 100,000 objects deep.',
    { payloadText: (json) => withRawMember(json, 'deep', nestedObjects(100_000)) },
    'UDA-36',
  ),
  unspecified(
    'depth/100000-header-unclosed',
    'A header of 100,000 opening brackets.',
    { headerText: () => '['.repeat(100_000) },
    'UDA-36',
  ),
  unspecified(
    'duplicate-keys/same-value',
    'The claim jti stands twice with the same value.',
    { payloadText: (json, { jti }) => withRawMember(json, 'jti', JSON.stringify(jti)) },
    'UDA-36',
  ),
  unspecified(
    'duplicate-keys/two-expiries',
    'The claim exp stands twice: past first, then an hour ahead.',
    {
      payloadText: (json, { now }) =>
        withRawMember(json.replace(/"exp":\d+/, '"exp":1'), 'exp', String(now + 3_600)),
    },
    'UDA-36',
  ),
  unspecified(
    'duplicate-keys/in-header',
    'The header parameter kid stands twice.',
    { headerText: (json, { kid }) => withRawMember(json, 'kid', JSON.stringify(kid)) },
    'UDA-36',
  ),
];
