// How well known defects are named: in SDKs that have several of them, and in SDKs with one that is not known yet. Pure.
import type { Cells } from '../../diagnosis/cells.ts';
import type { Fingerprint } from '../../diagnosis/fingerprint.ts';
import { fitsOf } from '../../diagnosis/likeness.ts';

/** What was named of an SDK, beside what it has. */
export interface Naming {
  readonly made: readonly string[];
  /** Those of them of which something is to be seen: a failure that looks like theirs, and like no other's of them. */
  readonly visible: readonly string[];
  /** The defects that were named, twins together. */
  readonly named: readonly (readonly string[])[];
}

function isVisible(own: Fingerprint, others: readonly Fingerprint[], cells: Cells): boolean {
  return [...own.predicts].some(
    ([story, sign]) =>
      cells.get(story)?.signs.includes(sign) === true &&
      !others.some((other) => other.predicts.get(story) === sign),
  );
}

/** What is named of an SDK that has these defects, and showed this. */
export function namingOf(made: readonly string[], cells: Cells, known: readonly Fingerprint[]): Naming {
  const own = known.filter(({ id }) => made.includes(id));
  return {
    made,
    visible: own
      .filter((one) =>
        isVisible(
          one,
          own.filter((other) => other !== one),
          cells,
        ),
      )
      .map(({ id }) => id),
    named: fitsOf(cells, known).map(({ twins }) => twins.map(({ id }) => id)),
  };
}

/** The figures over many. */
export interface NamingFigures {
  readonly visible: number;
  readonly found: number;
  /** Names of which none is of a defect that is there. */
  readonly wrong: number;
}

/** Sums up. */
export function figuresOf(all: readonly Naming[]): NamingFigures {
  const sum = (count: (one: Naming) => number) => all.reduce((total, one) => total + count(one), 0);
  return {
    visible: sum(({ visible }) => visible.length),
    found: sum(({ visible, named }) => visible.filter((id) => named.flat().includes(id)).length),
    wrong: sum(({ made, named }) => named.filter((twins) => !twins.some((id) => made.includes(id))).length),
  };
}

/** How much of what two defects make fail is the same, for one to be called the other's sibling. */
const ALIKE = 0.5;

/** Whether two defects break the same requirement, or mostly make the same scenarios fail. */
export function areSiblings(a: Fingerprint, b: Fingerprint): boolean {
  if (a.requirement === b.requirement) return true;
  const both = [...a.predicts.keys()].filter((story) => b.predicts.has(story)).length;
  return both >= ALIKE * (a.predicts.size + b.predicts.size - both);
}

/** Whether a defect that is not known is told as none, or as a sibling: its fingerprint is taken out. */
export function isQuietOrSibling(own: Fingerprint, cells: Cells, known: readonly Fingerprint[]): boolean {
  const others = known.filter(({ id }) => id !== own.id);
  return fitsOf(cells, others).every(({ twins }) => twins.some((one) => areSiblings(own, one)));
}
