// What stands at the foot of each printed page: of which report it is a part.

import type { SubjectWords } from '../../subject.ts';
import type { PageData } from '../data/page-data.ts';
import { bounded } from './bounded.ts';
import { visible } from './visible.ts';

const VERDICT = { passed: 'Passed', failed: 'Failed', incomplete: 'Incomplete' } as const;
const MAX_NAME = 60;

/** Verdict, SDK with version and build, the digests of catalogue and report. */
export function runningText({ summary, digest }: PageData, words: SubjectWords): string {
  const { verdict, sdk, catalogue } = summary;
  const text = (of: string) => visible(bounded(of, MAX_NAME)).replaceAll(/\s+/g, ' ');
  const build = sdk.build === undefined ? '' : ` (build ${text(sdk.build)})`;
  return [
    VERDICT[verdict],
    `${text(sdk.name)} ${text(sdk.version)}${build}`,
    `${words.catalogue.toLowerCase()} ${text(catalogue.version)} ${text(catalogue.hash)}`,
    `report.json sha256 ${digest}`,
  ].join(' · ');
}

/** A text as CSS has it, within quotes (CSS Syntax §4.3.5): nothing in it ends it. */
export function cssString(text: string): string {
  const escaped = text.replaceAll(
    /[^\p{L}\p{N}\p{P}\p{S} ]|["\\]/gu,
    (one) => `\\${(one.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped}"`;
}
