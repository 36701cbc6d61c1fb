// Nothing that a run writes holds a usable token or a secret: every token that was minted is looked for, whole and by its
// signature, in the report of a run against an SDK that spreads it everywhere.
import { expect, test } from '@playwright/test';
import { renderJson } from '../../../reports/json.ts';
import { renderJunit } from '../../../reports/junit.ts';
import { renderMarkdown } from '../../../reports/markdown.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { type Outgoing, ReferenceSdk } from '../../reference/sdk.ts';
import { paced } from '../../testing/pace.ts';
import { runAdapter } from '../../testing/run-adapter.ts';

/** Every token that an SDK of this test was given. */
const given = new Set<string>();

/** Puts its token into the URL, the body, a header, an error's text, and a log. */
class Spreads extends ReferenceSdk {
  protected override keepToken(jwt: unknown): void {
    if (typeof jwt === 'string') given.add(jwt);
    console.log(`token set: ${String(jwt)}`);
    super.keepToken(jwt);
  }

  protected override urlOf(outgoing: Outgoing, authorization: string): string {
    const url = super.urlOf(outgoing, authorization);
    return `${url}${url.includes('?') ? '&' : '?'}jwt=${encodeURIComponent(String(this.token))}`;
  }

  protected override headersOf(outgoing: Outgoing, authorization: string): Record<string, string> {
    return { ...super.headersOf(outgoing, authorization), 'x-debug': encodeURIComponent(String(this.token)) };
  }

  protected override fail(onError: Parameters<ReferenceSdk['fail']>[0], error: unknown): void {
    const text = error instanceof Error ? error.message : '';
    onError({ code: `FAILED ${String(this.token)}`, description: `${text} (token ${String(this.token)})` });
  }
}

test('no token in any file of a report, whatever the SDK does with it', async () => {
  // A third of them: each theme has its part in it.
  const scenarios = CATALOGUE.filter((one) => one.mode === 'jwt' && one.slow !== true).filter(
    (_, index) => index % 3 === 0,
  );
  test.setTimeout(paced(120_000));
  const report = await runAdapter(
    () => referenceAdapter({ make: (seams) => new Spreads(seams), name: 'spreads its token' }),
    { scenarios },
  );
  expect(report.requirements.find((one) => one.id === 'UDA-35')?.outcome).toBe('warning');
  const written = [renderJson(report), renderJunit(report), renderMarkdown(report)].join('\n');

  const signatures = [...given]
    .map((token) => token.split('.'))
    .filter((segments) => segments.length === 3)
    .map((segments) => segments[2] ?? '')
    .filter((signature) => /^[\w-]{43}$/.test(signature));
  expect(signatures.length).toBeGreaterThan(100);
  expect(signatures.filter((signature) => written.includes(signature))).toEqual([]);
});
