// The causes of a run, each with the known defects that the SDK behaves like.
import type { Cause, Explained, Likeness } from '../../reports/causes.ts';
import type { Report, ScenarioResult } from '../../reports/model.ts';
import { causesOf } from './causes.ts';
import { cellsOf } from './cells.ts';
import type { Fingerprint, Fingerprints } from './fingerprint.ts';
import { KNOWN_DEFECTS } from './known-defects.ts';
import { type Fit, fitsOf } from './likeness.ts';
import { unpacked } from './packed.ts';

let known: Fingerprints | undefined;

/** The fingerprints of the known defects, unpacked once. */
export function knownDefects(): Fingerprints {
  known ??= KNOWN_DEFECTS === '' ? { stories: [], defects: [] } : unpacked(KNOWN_DEFECTS);
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

/** What a run comes down to. */
interface Diagnosis {
  readonly causes: readonly Cause[];
  readonly explained: Explained;
}

/** What the failures of a run come down to; undefined: nothing failed. Pure: the same results give the same causes. */
function diagnose(
  scenarios: readonly ScenarioResult[],
  fingerprints?: readonly Fingerprint[],
): Diagnosis | undefined {
  const causes = causesOf(scenarios);
  if (causes.length === 0) return undefined;
  const storyOf = new Map(scenarios.map(({ id, story }) => [id, story ?? '']));
  const cells = cellsOf(scenarios);
  const fits = fitsOf(cells, fingerprints ?? knownDefects().defects);
  const placed = fits.map((fit) => ({ at: causeOf(fit, causes, storyOf), likeness: likenessOf(fit) }));
  const named = new Set(fits.flatMap(({ stories }) => [...stories]));
  return {
    causes: causes.map((cause, index) => {
      const behavesLike = placed.filter(({ at }) => at === index).map(({ likeness }) => likeness);
      return behavesLike.length === 0 ? cause : { ...cause, behavesLike };
    }),
    explained: {
      failing: scenarios.filter(({ checks }) => checks.some(({ status }) => status === 'failed')).length,
      listed: new Set(causes.flatMap((cause) => cause.scenarios)).size,
      named: named.size,
    },
  };
}

/** A diagnosis as a report carries it. */
export function diagnosisOf(scenarios: readonly ScenarioResult[]): Pick<Report, 'causes' | 'explained'> {
  const found = diagnose(scenarios);
  return found === undefined ? {} : { causes: [...found.causes], explained: found.explained };
}
