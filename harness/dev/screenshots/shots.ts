// The screenshots of the documentation: what each is of, and how it is looked at. All of them are of the committed sample
// reports (`npm run sample-reports`).
import { readFileSync } from 'node:fs';
import { renderBadgeSvg } from '../../../reports/badge.ts';
import { compareReports } from '../../../reports/compare/compare.ts';
import { interoperability } from '../../../reports/compare/interoperability.ts';
import { renderComparison } from '../../../reports/html/pages/comparison.tsx';
import { renderInteroperability } from '../../../reports/html/pages/interoperability.tsx';
import { renderTrend } from '../../../reports/html/pages/trend.tsx';
import { renderHtml } from '../../../reports/html/render.ts';
import { readReport } from '../../../reports/read.ts';
import { trendOf } from '../../../reports/trend/trend.ts';

/** One screenshot. */
export interface Shot {
  /** The file's name, without its ending. */
  readonly name: string;
  readonly html: string;
  /** Where in the page, with its `#`. */
  readonly hash?: string;
  /** What of the page is shown; absent: what is in sight. */
  readonly part?: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly dark?: true;
}

function sample(name: string) {
  const read = readReport(readFileSync(`reports/fixtures/${name}.json`, 'utf8'));
  if (!read.ok) throw new Error(`reports/fixtures/${name}.json: ${read.why}`);
  return read.report;
}

const [older, newer, ios] = [sample('android-4.1'), sample('android-4.2'), sample('ios-2.0')];
const report = renderHtml(older);
const comparison = renderComparison(compareReports(older, newer));
const side = renderInteroperability(interoperability([older, newer, ios]));
const trend = renderTrend(
  trendOf([older, newer, ios].map((one) => ({ file: `${one.sdk.version}/report.json`, report: one }))),
);
// As a README shows them: each a picture of its own.
const badges = [older, ios]
  .map(
    (one) => `<img src="data:image/svg+xml;base64,${Buffer.from(renderBadgeSvg(one)).toString('base64')}">`,
  )
  .join('<br>');
const FAILED = 'jwt/expired/by-1-second/saveUser/via-setter';

/** A desktop's window. */
const WIDE = { width: 1_040 };

/** Every screenshot, in the order of the page that shows them. */
export const SHOTS: readonly Shot[] = [
  { name: 'first-screen', html: report, ...WIDE, height: 760 },
  { name: 'first-screen-phone', html: report, width: 360, height: 900, dark: true },
  { name: 'matrix', html: report, part: 'section[aria-labelledby="matrix-title"]', ...WIDE, height: 900 },
  { name: 'requirements', html: report, hash: '#/requirements', ...WIDE, height: 640 },
  { name: 'scenarios', html: report, hash: '#/scenarios?outcome=failed', ...WIDE, height: 760 },
  { name: 'scenario', html: report, hash: `#/scenario/${FAILED}`, ...WIDE, height: 700 },
  { name: 'step', html: report, hash: `#/scenario/${FAILED}`, part: '#step-3', ...WIDE, height: 900 },
  {
    name: 'time-line',
    html: report,
    hash: `#/scenario/${FAILED}`,
    part: 'section[aria-labelledby="time-title"]',
    ...WIDE,
    height: 900,
  },
  { name: 'token', html: report, hash: `#/scenario/${FAILED}`, part: '.token', ...WIDE, height: 900 },
  { name: 'comparison', html: comparison, ...WIDE, height: 700 },
  { name: 'interoperability', html: side, ...WIDE, height: 760 },
  { name: 'trend', html: trend, ...WIDE, height: 520 },
  { name: 'badges', html: badges, width: 420, height: 76 },
];
