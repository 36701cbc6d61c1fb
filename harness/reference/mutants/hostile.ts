// Mutants that a hostile token brings down.
import type { Configuration, OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const requirement = 'UDA-36';
const tags = ['token-handling'] as const;

/** Looks at the JSON of a token's payload where a token comes in, before there is anybody who would catch. */
class LooksAtOnce extends ReferenceSdk {
  override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    this.look(configuration.userDataJwt);
    super.init(configuration, onSuccess, onError);
  }

  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    this.look(jwt);
    super.setUserDataJwt(jwt, onSuccess, onError);
  }

  protected look(token: unknown): void {
    if (typeof token !== 'string') return;
    const [header = '', payload = ''] = token.split('.');
    for (const segment of [header, payload]) this.lookAt(Buffer.from(segment, 'base64url').toString('utf8'));
  }

  protected lookAt(_json: string): void {}
}

/** The depth of a text's brackets, found by calling itself for each. */
function depthOf(json: string, from: number): number {
  const next = json.indexOf('[', from);
  return next < 0 ? 0 : 1 + depthOf(json, next + 1);
}

/** The longest token that is read, in characters. */
const READ_UP_TO = 65_536;

/** What JSON says; undefined where it says nothing. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Makes a value and all inside it unchangeable. */
function frozen(value: unknown): unknown {
  if (value !== null && typeof value === 'object') Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

class RecursesIntoWhatItReads extends LooksAtOnce {
  protected override look(token: unknown): void {
    if (typeof token === 'string' && token.length <= READ_UP_TO) super.look(token);
  }

  protected override lookAt(json: string): void {
    frozen(parsed(json));
  }
}

class RecursesIntoNesting extends LooksAtOnce {
  protected override lookAt(json: string): void {
    depthOf(json, 0);
  }
}

/** How deep a parser goes before it gives up. */
const MAX_DEPTH = 512;

class GivesUpOnNesting extends LooksAtOnce {
  protected override lookAt(json: string): void {
    if (json.split('[').length > MAX_DEPTH) throw new RangeError('The JSON is nested too deeply.');
  }
}

class ThrowsOnDuplicateKeys extends LooksAtOnce {
  protected override lookAt(json: string): void {
    const keys = [...json.slice(0, 4_000).matchAll(/"([\w-]+)":/g)].map(([, key]) => key);
    if (new Set(keys).size < keys.length) throw new TypeError('Duplicate key in a JSON object.');
  }
}

class OverflowsOnBigNumbers extends LooksAtOnce {
  protected override lookAt(json: string): void {
    const exp = json.slice(0, 4_000).match(/"exp":([\d.e+-]+)/)?.[1];
    if (exp !== undefined && Number(exp) > Number.MAX_SAFE_INTEGER) BigInt(Number.POSITIVE_INFINITY);
  }
}

class HangsOnLongTokens extends ReferenceSdk {
  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    const long = typeof this.token === 'string' && this.token.length > 8_192;
    if (!long) super.report(work, onSuccess, onError);
  }
}

export const HOSTILE: readonly Mutant[] = [
  mutant(
    'nesting-under-the-size-limit-not-caught',
    {
      requirement,
      sentence: 'Tokens over 64 KB are refused unread; a deeply nested one below that overflows the stack.',
      cause:
        'The size was taken to bound the depth, and the claims are read by a function that calls itself.',
      tags,
    },
    RecursesIntoWhatItReads,
  ),
  mutant(
    'deep-nesting-not-caught',
    {
      requirement,
      sentence: 'A deeply nested token overflows the stack in the setter, and nothing catches it.',
      cause: 'The claims are copied by a function that calls itself for each level.',
      tags,
    },
    RecursesIntoNesting,
  ),
  mutant(
    'nesting-limit-not-caught',
    {
      requirement,
      sentence: 'A token that is nested more than 512 deep makes the setter throw.',
      cause:
        'The JSON parser has a limit and its own exception for it, which is not among those that are caught.',
      tags,
    },
    GivesUpOnNesting,
  ),
  mutant(
    'duplicate-keys-not-caught',
    {
      requirement,
      sentence: 'A key that stands twice in a token makes the setter throw.',
      cause: 'The JSON parser throws on duplicate keys, and only its parse errors are caught.',
      tags,
    },
    ThrowsOnDuplicateKeys,
  ),
  mutant(
    'big-numbers-not-caught',
    {
      requirement,
      sentence: 'An exp beyond 2^53 makes the setter throw.',
      cause: 'The number is converted to an integer exactly, and what does not fit throws.',
      tags,
    },
    OverflowsOnBigNumbers,
  ),
  mutant(
    'hangs-on-long-tokens',
    {
      requirement,
      sentence: 'With a token of more than 8 KB no call ever calls back.',
      cause: 'The message between the processes of the app has a limit, and what exceeds it is dropped.',
      tags,
    },
    HangsOnLongTokens,
  ),
];
