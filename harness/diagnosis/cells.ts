// What each scenario of a run showed, in few words: the cells that a fingerprint is compared with. Pure.
import type { Check, ScenarioResult } from '../../reports/model.ts';

/** What a failed check looks like, in one text: two that are the same were seen alike. */
export type Sign = string;

/** What a scenario showed. */
export interface Cell {
  /** `unknown`: it was not judged, or only in part. */
  readonly outcome: 'failed' | 'passed' | 'unknown';
  /** Of each failed check, the one that tells most first. */
  readonly signs: readonly Sign[];
}

/** By story. */
export type Cells = ReadonlyMap<string, Cell>;

/** The sign of a check; undefined: it did not fail, or an older version judged it. */
function signOf({ kind, signature }: Check): Sign | undefined {
  if (signature === undefined) return undefined;
  const { callbacks, authorised, answer, holdsToken, leak } = signature;
  // Where a token leaks, what else the step did tells nothing.
  if (leak !== undefined) return `${kind} ${leak}`;
  const told = callbacks.length === 0 ? 'none' : callbacks.join('+');
  return `${kind} ${told} ${authorised} ${answer} ${holdsToken ? 'held' : 'free'}`;
}

/** Kinds of check in the order in which they tell: what went out before what came of it. The others come in between. */
const BEFORE_OTHERS: readonly Check['kind'][] = [
  'no-bearer',
  'no-request',
  'authorised',
  'authorised-by-one-of',
  'sends-what-was-given',
  'sends',
];
const AFTER_OTHERS: readonly Check['kind'][] = ['succeeds', 'called-back-once', 'described'];

function order(kind: Check['kind']): number {
  const first = BEFORE_OTHERS.indexOf(kind);
  return first >= 0 ? first : BEFORE_OTHERS.length + 1 + AFTER_OTHERS.indexOf(kind);
}

/** A MUST before a SHOULD, then the earliest step: what follows from a failure tells less than the failure. */
export function tellingFirst(checks: readonly Check[]): readonly Check[] {
  const rank = ({ level, step, kind }: Check) => (level === 'MUST' ? 0 : 100_000) + step * 100 + order(kind);
  return [...checks].sort((a, b) => rank(a) - rank(b));
}

/** What the checks of one scenario showed. */
export function cellOf({ checks }: { readonly checks: readonly Check[] }): Cell {
  const signs = tellingFirst(checks).flatMap((check) => signOf(check) ?? []);
  if (signs.length > 0) return { outcome: 'failed', signs: [...new Set(signs)] };
  const failed = checks.some(({ status }) => status === 'failed');
  const whole = checks.length > 0 && checks.every(({ status }) => status !== 'not-judged');
  return { outcome: failed ? 'failed' : whole ? 'passed' : 'unknown', signs: [] };
}

/** The cells of a run, of the scenarios whose story is known. */
export function cellsOf(scenarios: readonly ScenarioResult[]): Cells {
  return new Map(
    scenarios.flatMap((result) => (result.story === undefined ? [] : [[result.story, cellOf(result)]])),
  );
}
