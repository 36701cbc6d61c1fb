// How SDKs fared over time: one table an SDK, oldest first, with a bar for the scenarios that failed or stayed unjudged.

import { sinceInWords } from '../../trend/markdown.ts';
import type { Line, Point } from '../../trend/trend.ts';
import type { Outcome } from '../data/outcomes.ts';
import { boundedDeep } from '../text/bounded.ts';
import { plural } from '../text/words.ts';
import { Icon } from '../view/icon.tsx';
import { Data } from '../view/text.tsx';
import { Narrow, Scrolling, staticDocument } from './static-document.tsx';

/** By a report's file: where its page lies. */
type Links = ReadonlyMap<string, string>;

const WIDTH = 160;

const BARS = [
  ['failed', 'failed'],
  ['known', 'known'],
  ['warnings', 'warning'],
  ['notJudged', 'not-judged'],
] as const;

/** The counts that are not well, side by side; as long as the line's worst report is wide. */
function Bar({ point, most }: { readonly point: Point; readonly most: number }) {
  let x = 0;
  return (
    <svg viewBox={`0 0 ${WIDTH} 12`} width={WIDTH} height="12" class="trend-bar" aria-hidden="true">
      {BARS.map(([key, outcome]) => {
        const width = (point.counts[key] / Math.max(1, most)) * WIDTH;
        const from = x;
        x += width;
        return width === 0 ? null : (
          <rect key={key} class={`o-${outcome}`} x={from} y="1" width={Math.max(2, width - 1)} height="10" />
        );
      })}
    </svg>
  );
}

function notWell({ counts }: Point): number {
  return BARS.reduce((sum, [key]) => sum + counts[key], 0);
}

const VERDICT_OUTCOME: Readonly<Record<Point['verdict'], Outcome>> = {
  passed: 'passed',
  failed: 'failed',
  incomplete: 'not-judged',
};

function PointRow({
  point,
  most,
  link,
}: {
  readonly point: Point;
  readonly most: number;
  readonly link: string | undefined;
}) {
  const outcome = VERDICT_OUTCOME[point.verdict];
  return (
    <tr data-row data-outcome={outcome}>
      <th scope="row">
        <time dateTime={point.startedAt}>{point.startedAt.slice(0, 16).replace('T', ' ')} UTC</time>
        <br />
        {link === undefined || link === '' ? (
          <span class="hint">
            <Data text={point.file} max={200} />
          </span>
        ) : (
          <a href={link}>
            <Data text={point.file} max={200} />
          </a>
        )}
      </th>
      <td>
        <Data text={point.version} max={60} />
      </td>
      <td>
        <Icon outcome={outcome} /> <Data text={point.headline} max={200} />
      </td>
      <td>
        <Bar point={point} most={most} />
        <span class="checks">
          {point.counts.failed} failed, {point.counts.known} known, {plural(point.counts.warnings, 'warning')}
          , {point.counts.notJudged} not judged of {point.counts.planned}
        </span>
      </td>
      <td>
        <Data text={sinceInWords(point)} max={600} />
      </td>
    </tr>
  );
}

function LineSection({
  line,
  at,
  links,
}: {
  readonly line: Line;
  readonly at: number;
  readonly links: Links;
}) {
  const most = Math.max(...line.points.map(notWell));
  return (
    <section aria-labelledby={`line-${at}`}>
      <h2 id={`line-${at}`}>
        <Data text={line.sdk} max={120} />
      </h2>
      <Scrolling name={`Reports, table ${at + 1}`}>
        <table class="plain over-time">
          <thead>
            <tr>
              {['When', 'Version', 'Verdict', 'Scenarios', 'Since the report before'].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {line.points.map((point) => (
              <PointRow key={point.file} point={point} most={most} link={links.get(point.file)} />
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

/** "2 SDKs", "1 SDK and 1 backend". */
function subjectsInWords(lines: readonly Line[]): string {
  const backends = lines.filter(({ subject }) => subject === 'backend').length;
  const sdks = lines.length - backends;
  return [
    ...(sdks > 0 || backends === 0 ? [plural(sdks, 'SDK')] : []),
    ...(backends > 0 ? [plural(backends, 'backend')] : []),
  ].join(' and ');
}

/**
 * A trend as one HTML file.
 * @param links By a report's file: where its page lies, relative to this one; empty: nowhere.
 * @throws Error when the project has not been built.
 */
export function renderTrend(lines: readonly Line[], links: Links = new Map()): string {
  const reports = lines.reduce((sum, line) => sum + line.points.length, 0);
  const title = `${plural(reports, 'report')} of ${subjectsInWords(lines)} over time`;
  return staticDocument(
    title,
    <>
      <h1>{title}</h1>
      <p class="hint">
        Oldest first. A bar shows how many scenarios (of a backend: interactions) failed, are known to fail,
        warned or stayed unjudged.
      </p>
      <Narrow />
      {boundedDeep(lines).map((line, at) => (
        <LineSection key={line.sdk} line={line} links={links} at={at} />
      ))}
    </>,
  );
}
