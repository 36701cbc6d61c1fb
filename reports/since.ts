// What changed since an older report, as the newer one carries it. Pure.
import { type CompareOptions, compareReports } from './compare/compare.ts';
import { sideName, sideOf } from './compare/side.ts';
import type { Report, Since } from './model.ts';
import { sinceInWords } from './since-words.ts';

/** What became of the newer report's scenarios and causes since the older one. */
function sinceOf(older: Report, newer: Report, options: CompareOptions = {}): Since {
  const found = compareReports(older, newer, options);
  const ids = (changes: typeof found.newlyBroken) => new Set(changes.map(({ scenario }) => scenario));
  const news = ids(found.newlyBroken);
  const still = ids(found.stillBroken);
  return {
    sdk: sideName(sideOf(older)),
    startedAt: older.run.startedAt,
    newlyBroken: [...news],
    newlyFixed: [...ids(found.newlyFixed)].filter((id) => !news.has(id) && !still.has(id)),
    stillBroken: [...still].filter((id) => !news.has(id)),
    notCompared: found.notCompared.length,
    warnings: [...found.warnings],
    newCauses: found.causes.news.map(({ text }) => text),
    fixedCauses: found.causes.fixed.map(({ text }) => text),
  };
}

/** A report that says what changed since an older one, in its headline too. */
export function withSince(report: Report, older: Report): Report {
  const since = sinceOf(older, report);
  return { ...report, headline: `${report.headline}; since last time: ${sinceInWords(since)}`, since };
}
