// What becomes of the test of a scenario: passed, failed or skipped, and what is noted beside. What could not be judged is
// never passed, and nothing that is not the SDK's fault is failed.
import type { ScenarioResult } from '../../reports/model.ts';
import { plainText } from '../../reports/text.ts';

/** How a test ends. `note`: shown beside a test that passes: a broken SHOULD, a known failure, an observation. */
export type Conclusion =
  | { readonly kind: 'pass'; readonly note?: { readonly type: string; readonly text: string } }
  | { readonly kind: 'skip'; readonly type: 'not-judged' | 'not-applicable'; readonly text: string }
  | { readonly kind: 'fail'; readonly text: string };

/** The checks that do not hold, in words, the first cause first. */
function inWords({ sentence, reason, checks, steps }: ScenarioResult): string {
  const lines = checks
    .filter(({ status }) => status === 'failed' || status === 'not-judged')
    .flatMap((check) => [
      `${check.requirement} ${check.level}, step ${check.step}: ${steps.find(({ number }) => number === check.step)?.text ?? ''}`,
      `  expected  ${check.expected}`,
      `  seen      ${check.seen}`,
    ]);
  const why = lines.length === 0 && reason !== undefined ? reason.split('\n') : [];
  return [sentence, ...why, ...lines].map(plainText).join('\n');
}

/** How the test of this scenario ends. */
export function conclusionOf(result: ScenarioResult): Conclusion {
  const { outcome, reason = '' } = result;
  switch (outcome) {
    case 'passed':
      return { kind: 'pass' };
    case 'warning':
    case 'known':
    case 'observed':
      return { kind: 'pass', note: { type: outcome, text: inWords(result) } };
    case 'failed':
      return { kind: 'fail', text: inWords(result) };
    case 'not-applicable':
      return { kind: 'skip', type: outcome, text: plainText(reason) };
    case 'not-judged':
      return { kind: 'skip', type: outcome, text: `It could not be judged. ${inWords(result)}` };
  }
}

/** An error of a test whose text is all there is to see: where it was thrown says nothing of the SDK. */
export function failure(text: string): Error {
  const error = new Error(text);
  error.stack = `Error: ${text}`;
  return error;
}
