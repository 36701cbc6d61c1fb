// One shape for each outcome, so that colour is never the only thing that tells them apart.
import type { JSX } from 'preact';
import type { Check } from '../../model.ts';
import { OUTCOME_MEANING, OUTCOME_WORD, type Outcome } from '../data/outcomes.ts';

const SHAPES: Readonly<Record<Outcome, JSX.Element>> = {
  failed: (
    <>
      <path class="fill" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
      <path class="cut" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
  'not-judged': (
    <>
      <circle class="line dashed" cx="8" cy="8" r="6.6" />
      <path class="line" d="M6 6.3c0-2.6 4-2.6 4 0 0 1.6-2 1.5-2 3.2M8 11.4v.6" />
    </>
  ),
  known: <path class="fill" d="M3 1h1.6v1H13l-2 3.2L13 8.5H4.6V15H3z" />,
  warning: (
    <>
      <path class="fill" d="M8 1.2L15.4 14.6H.6z" />
      <path class="cut" d="M8 6v4M8 11.8v.8" />
    </>
  ),
  'not-covered': <circle class="line dashed" cx="8" cy="8" r="6.6" />,
  observed: (
    <>
      <circle class="line" cx="8" cy="8" r="6.6" />
      <path class="line" d="M8 7.2v4.4M8 4.2v.8" />
    </>
  ),
  passed: <path class="line strong" d="M2 8.6l4 4L14 3.6" />,
  'not-applicable': <path class="line" d="M3 8h10" />,
};

/** The icon of an outcome; the word beside it says the same, so a screen reader skips it. */
export function Icon({ outcome }: { readonly outcome: Outcome }) {
  return (
    <svg class={`icon o-${outcome}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {SHAPES[outcome]}
    </svg>
  );
}

/** Icon and word. */
export function Badge({ outcome }: { readonly outcome: Outcome }) {
  return (
    <span class={`badge o-${outcome}`} title={OUTCOME_MEANING[outcome]}>
      <Icon outcome={outcome} />
      {OUTCOME_WORD[outcome]}
    </span>
  );
}

/** A requirement's level. */
export function LevelTag({ level }: { readonly level: string }) {
  return <span class={`level level-${level.toLowerCase()}`}>{level}</span>;
}

/** How a check looks: a broken SHOULD is a warning. */
export function checkOutcome({ status, level }: Pick<Check, 'status' | 'level'>): Outcome {
  if (status !== 'failed') return status;
  return level === 'MUST' ? 'failed' : 'warning';
}
