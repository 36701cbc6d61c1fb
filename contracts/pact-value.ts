// Values of a pact: plain JSON, or a matcher with its example, in Pact's documented integration format. They say what is
// promised and no more.
import type { Json } from './json.ts';

/** A value that is matched by a rule. At verification a generator may put a real value into a request. */
export interface Matcher {
  readonly 'pact:matcher:type': 'regex' | 'type';
  /** Anchored at both ends: some verifiers search, others match the whole text. */
  readonly regex?: string;
  readonly 'pact:generator:type'?: 'ProviderState';
  /** What the generator writes: `${name}` stands for a value that a provider state returned. */
  readonly expression?: string;
  /** The example: what the file holds, and what a mock server answers. */
  readonly value: Json;
}

/** JSON with matchers in it. */
export type PactValue =
  | string
  | number
  | boolean
  | null
  | Matcher
  | readonly PactValue[]
  | { readonly [key: string]: PactValue };

/** Text of this form. */
export function regex(pattern: string, example: string): Matcher {
  return { 'pact:matcher:type': 'regex', regex: pattern, value: example };
}

/** A value of the example's type. */
export function like(example: Json): Matcher {
  return { 'pact:matcher:type': 'type', value: example };
}

/** Text with at least one character that is no white space. */
export function nonEmpty(example: string): Matcher {
  return regex('^[\\s\\S]*\\S[\\s\\S]*$', example);
}

/**
 * Text that a provider state supplies at verification. Always of a form: with a `type` matcher beside the generator (as
 * `MatchersV3.fromProviderState` has it) a mock server would take any text.
 */
export function fromState(expression: string, pattern: string, example: string): Matcher {
  return { ...regex(pattern, example), 'pact:generator:type': 'ProviderState', expression };
}

/**
 * Text of an answer that must be what a provider state returned. Pact's own verifiers compare its type: not every one of
 * them runs generators over answers. `verify-provider` compares it with the state's value.
 */
export function equalToState(expression: string, example: string): Matcher {
  return { ...like(example), 'pact:generator:type': 'ProviderState', expression };
}

/** Whether a value is a matcher. */
export function isMatcher(value: PactValue): value is Matcher {
  return value !== null && typeof value === 'object' && 'pact:matcher:type' in value;
}

/** The value with every matcher replaced by its example. */
export function exampleOf(value: PactValue): Json {
  if (isMatcher(value)) return value.value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: PactValue) => exampleOf(item));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, exampleOf(inner)]));
}
