// A badge for a README: badge.svg as a picture, badge.json as data for a shields-style endpoint. A word and a count, never
// a share: "98 % passed" would hide a broken MUST. Pure.
import { html } from './markup.ts';
import type { Report } from './model.ts';
import { isPart, partInWords } from './part.ts';

/** The data of a shields endpoint badge (https://shields.io/badges/endpoint-badge). */
export interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: 'brightgreen' | 'red' | 'yellow';
  readonly isError?: true;
}

const LABEL = 'user data authorization';

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function failedMessage({ requirements, knownFailureProblems, counts, causes = [] }: Report): string {
  const broken = (level: string) =>
    requirements.filter(
      (one) => one.level === level && (one.outcome === 'failed' || one.outcome === 'warning'),
    ).length;
  if (counts.failed === 0) return `${plural(knownFailureProblems.length, 'known failure')} out of date`;
  const level = broken('MUST') > 0 ? 'MUST' : 'SHOULD';
  const of = causes.filter((cause) => cause.level === level && cause.known !== true).length;
  return `${broken(level)} ${level} broken${of === 0 ? '' : `, ${plural(of, 'cause')}`}`;
}

/** What the badge says. A part of the catalogue, or known failures, are never shown as plain conformance. */
export function badgeOf(report: Report): Badge {
  const base = { schemaVersion: 1, label: LABEL } as const;
  const { counts, verdict } = report;
  if (verdict === 'failed') return { ...base, message: failedMessage(report), color: 'red', isError: true };
  if (verdict === 'incomplete') {
    const message = counts.notJudged > 0 ? `${counts.notJudged} not judged` : 'incomplete';
    return { ...base, message, color: 'yellow' };
  }
  if (isPart(report)) return { ...base, message: `${partInWords(report)}: nothing broken`, color: 'yellow' };
  const known = counts.known > 0 ? `, ${plural(counts.known, 'known failure')}` : '';
  return { ...base, message: `conformant${known}`, color: counts.known > 0 ? 'yellow' : 'brightgreen' };
}

/** badge.json. */
export function renderBadgeJson(report: Report): string {
  return `${JSON.stringify(badgeOf(report), null, 2)}\n`;
}

const FILL: Readonly<Record<Badge['color'], string>> = {
  brightgreen: '#1a6e34',
  red: '#b3201a',
  yellow: '#7d5a00',
};
/** What a character of the badge's text takes on average, in pixels. */
const CHARACTER = 6.6;
const PADDING = 10;

/** badge.svg: its text scales to its place, whatever font the reader has. */
export function renderBadgeSvg(report: Report): string {
  const { label, message, color } = badgeOf(report);
  const width = (text: string) => Math.ceil(text.length * CHARACTER) + 2 * PADDING;
  const [left, right] = [width(label), width(message)];
  const text = (x: number, of: string) =>
    html`<text x="${x}" y="14" textLength="${width(of) - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${of}</text>`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${`${label}: ${message}`}">
<title>${`${label}: ${message}`}</title>
<clipPath id="r"><rect width="${left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#454b52"/><rect x="${left}" width="${right}" height="20" fill="${FILL[color]}"/></g>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(PADDING, label)}${text(left + PADDING, message)}</g>
</svg>
`.text;
}
