import { expect, test } from '@playwright/test';
import { marked } from 'marked';
import { code, renderMarkdown, table } from './markdown.ts';
import { EVERY_OUTCOME, HOSTILE, reportWith } from './report.fixture.ts';

const report = reportWith(EVERY_OUTCOME);

test('the verdict first, then what was run, then what does not hold', () => {
  const text = renderMarkdown(report);
  expect(text).toMatch(/^# ❌ Non-conformant: 1 MUST requirement broken in 1 scenario\n/);
  expect(text).toContain('7 planned, 5 judged: 1 passed, 1 failed, 1 known, 1 with warnings, 1 observed');
  for (const title of [
    'Failed',
    'Could not be judged',
    'Known failures',
    'Warnings (SHOULD)',
    'Not applicable',
  ])
    expect(text).toContain(`## ${title} (1)`);
});

test('a failure stands under Failed only', () => {
  expect(renderMarkdown(report).split('`jwt/known`')).toHaveLength(2);
  expect(renderMarkdown(reportWith([]))).not.toContain('## Failed');
});

test('hostile text neither breaks the table nor becomes markup', () => {
  const sdk = { ...report.sdk, name: HOSTILE };
  const text = renderMarkdown(reportWith(EVERY_OUTCOME, { sdk }));
  expect(text).not.toContain('<script>');
  expect(text).not.toContain('@all');
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
  for (const line of text.split('\n').filter((one) => one.startsWith('| SDK')))
    expect(line.match(/(?<!\\)\|/g)).toHaveLength(3);
});

test('a long list says how many more there are', () => {
  const [first] = EVERY_OUTCOME.filter((one) => one.outcome === 'failed');
  if (first === undefined) throw new Error('The fixture has a failed scenario.');
  const many = Array.from({ length: 50 }, (_, index) => ({ ...first, id: `jwt/failed-${index}` }));
  expect(renderMarkdown(reportWith(many))).toContain('… and 30 more.');
});

test('code shows any text as it is, and ends neither itself nor its cell', () => {
  const texts = [
    'jwt/plain',
    'a`b',
    '`',
    '``a``',
    'a|b',
    'a`|`b',
    '<b>&amp;',
    '*a* _b_ [c](d)',
    '\\`',
    'a\\',
    'a b ',
  ];
  for (const text of texts) {
    const [row] = marked
      .lexer(table(['Id', 'Next'], [[code(text), 'next']]))
      .flatMap((token) => (token.type === 'table' ? token.rows : []));
    expect(row, text).toHaveLength(2);
    const shown = marked.parseInline(row?.[0]?.text ?? '', { async: false });
    const [, inside = ''] = /^<code>(.*)<\/code>$/s.exec(shown) ?? [];
    const seen = inside.replace(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)));
    const named = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
    expect(
      seen.replace(/&(lt|gt|quot|amp);/g, (one) => named[one as keyof typeof named]),
      text,
    ).toBe(text);
  }
});
