// A run's journal, read back whole, cut short and damaged.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Report } from '../../reports/model.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { runAdapter } from '../testing/run-adapter.ts';
import { JOURNAL_FILE } from './line.ts';
import { readJournal, reportIn as reportOf } from './read.ts';
import { createJournal } from './write.ts';

const SCENARIOS = CATALOGUE.filter((scenario) => scenario.id.startsWith('jwt/valid/plain/'));

/** A run with its journal. */
async function journalled(): Promise<{ readonly report: Report; readonly text: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-journal-'));
  try {
    const journal = createJournal(folder);
    const report = await runAdapter(referenceAdapter, { scenarios: SCENARIOS, onEvent: journal.onEvent });
    expect(journal.problem()).toBeUndefined();
    return { report, text: readFileSync(join(folder, JOURNAL_FILE), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function reportIn(text: string): Report {
  const read = readJournal(text);
  if (!read.ok) throw new Error(read.why);
  return reportOf(read);
}

test('a journal makes the report that the run made', async () => {
  const { report, text } = await journalled();
  const again = reportIn(text);
  expect({ ...again, run: { ...again.run, durationMs: 0 } }).toEqual({
    ...report,
    run: { ...report.run, durationMs: 0 },
  });
});

test('cut short anywhere after its first line, it makes a report of what there is', async () => {
  const { report, text } = await journalled();
  const firstEnd = text.indexOf('\n') + 1;
  const judged: number[] = [];
  for (let length = firstEnd; length < text.length; length += Math.ceil(text.length / 40)) {
    const cut = reportIn(text.slice(0, length));
    expect(cut.counts.planned).toBe(report.counts.planned);
    expect([cut.verdict, cut.run.interrupted]).toEqual(['incomplete', true]);
    judged.push(cut.counts.judged);
  }
  expect(judged).toEqual([...judged].sort((a, b) => a - b));
  expect(judged[0]).toBe(0);
});

test('what is no journal is told by line and field', async () => {
  const { text } = await journalled();
  const [first = '', second = '', third = ''] = text.split('\n');
  const whyOf = (...lines: readonly string[]) => {
    const read = readJournal(lines.map((line) => `${line}\n`).join(''));
    return read.ok ? 'it was read' : read.why;
  };
  expect(whyOf()).toBe('it is empty');
  expect(readJournal(first)).toEqual({ ok: false, why: 'its first line is not whole' });
  expect(whyOf(third)).toBe('its first line is no plan');
  expect(whyOf(first, second.slice(0, 20), third)).toMatch(/^line 2: it is not JSON/);
  expect(whyOf(first, second, third.replace('"outcome":"passed"', '"outcome":"fine"'))).toMatch(
    /^line 3: result\.outcome: /,
  );
  expect(whyOf(first.replace('"version":1', '"version":9'))).toBe(
    'line 1: its version is 9, and this one reads 1',
  );
});

test('a folder that cannot be written to costs the journal, not the run', async () => {
  const journal = createJournal(join(tmpdir(), 'mm-auth-nowhere', 'at-all'));
  const report = await runAdapter(referenceAdapter, {
    scenarios: SCENARIOS.slice(0, 1),
    onEvent: journal.onEvent,
  });
  expect(report.verdict).toBe('passed');
  expect(journal.problem()).toContain('ENOENT');
});
