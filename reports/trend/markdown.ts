// A trend as Markdown.
import { escaped, table } from '../markdown.ts';
import { counted } from '../text.ts';
import type { Line, Point } from './trend.ts';

const SIGN = { passed: '✅', failed: '❌', incomplete: '⚠️' } as const;

/** What changed since the report before, in words. */
export function sinceInWords({ since }: Point): string {
  if (since === undefined) return 'the first report';
  const parts = [
    ...(since.causes === '' ? [] : [since.causes]),
    ...(since.broken.length > 0 ? [`newly broken: ${since.broken.join(', ')}`] : []),
    ...(since.fixed.length > 0 ? [`newly fixed: ${since.fixed.join(', ')}`] : []),
    ...(since.notCompared > 0 ? [`${counted(since.notCompared, 'scenario')} not compared`] : []),
    ...since.warnings,
  ];
  return parts.length === 0 ? 'nothing changed' : parts.join('; ');
}

/** The trend of every SDK. */
export function trendMarkdown(lines: readonly Line[]): string {
  const head = [
    'When',
    'Version',
    'Verdict',
    'MUST broken',
    'Failed',
    'Known',
    'Warnings',
    'Not judged',
    'Since then',
  ];
  return lines
    .flatMap(({ sdk, points }) => [
      `# ${escaped(sdk)}`,
      '',
      table(
        head,
        points.map((point) => [
          point.startedAt.slice(0, 16).replace('T', ' '),
          escaped(point.version),
          `${SIGN[point.verdict]} ${point.verdict}`,
          String(point.brokenMust),
          String(point.counts.failed),
          String(point.counts.known),
          String(point.counts.warnings),
          String(point.counts.notJudged),
          escaped(sinceInWords(point)),
        ]),
      ),
      '',
    ])
    .join('\n');
}
