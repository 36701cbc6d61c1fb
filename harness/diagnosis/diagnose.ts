// The causes of a run, each with the known defects that the SDK behaves like.
import type { Cause, Likeness } from '../../reports/causes.ts';
import type { ScenarioResult } from '../../reports/model.ts';
import { causesOf } from './causes.ts';
import { cellsOf } from './cells.ts';
import type { Fingerprint } from './fingerprint.ts';
import { KNOWN_DEFECTS } from './known-defects.ts';
import { type Fit, fitsOf } from './likeness.ts';
import { unpacked } from './packed.ts';

let known: readonly Fingerprint[] | undefined;

/** The fingerprints of the known defects, unpacked once. */
export function knownDefects(): readonly Fingerprint[] {
  known ??= KNOWN_DEFECTS === '' ? [] : unpacked(KNOWN_DEFECTS);
  return known;
}

function likenessOf({ twins, explains, predicted }: Fit): Likeness {
  const defects = twins.map(({ id, requirement, sentence, cause }) => ({ id, requirement, sentence, cause }));
  return { defects, explains, predicted };
}

/** The number of the cause that a fit shares most scenarios with. */
function causeOf({ stories }: Fit, causes: readonly Cause[], storyOf: ReadonlyMap<string, string>): number {
  const shared = causes.map(
    ({ scenarios }) => scenarios.filter((id) => stories.has(storyOf.get(id) ?? '')).length,
  );
  return shared.indexOf(Math.max(...shared));
}

/** What the failures of a run come down to. Pure: the same results give the same causes. */
export function diagnose(
  scenarios: readonly ScenarioResult[],
  fingerprints: readonly Fingerprint[] | undefined = undefined,
): readonly Cause[] {
  const causes = causesOf(scenarios);
  if (causes.length === 0) return causes;
  const storyOf = new Map(scenarios.map(({ id, story }) => [id, story ?? '']));
  const fits = fitsOf(cellsOf(scenarios), fingerprints ?? knownDefects());
  const placed = fits.map((fit) => ({ at: causeOf(fit, causes, storyOf), likeness: likenessOf(fit) }));
  return causes.map((cause, index) => {
    const behavesLike = placed.filter(({ at }) => at === index).map(({ likeness }) => likeness);
    return behavesLike.length === 0 ? cause : { ...cause, behavesLike };
  });
}
