// What a verification tells while it goes on, on a terminal and in a log.
import { expect, test } from '@playwright/test';
import type { ScenarioResult } from '../../../reports/model.ts';
import { pause } from '../../base/wait.ts';
import { fakeIo } from '../../testing/fake-io.ts';
import { verificationProgress } from './verification-progress.ts';

type Told = Partial<Parameters<typeof fakeIo>[0]>;

/** Tells of four interactions, one of them broken; everything that is written meanwhile, in its order. */
async function told(edges: Told, options = { quiet: false, verbose: false }): Promise<readonly string[]> {
  const lines: string[] = [];
  const write = (text: string) => void lines.push(text);
  const progress = verificationProgress(fakeIo({ out: write, err: write, ...edges }), options);
  progress.onEvent({ kind: 'started', target: 'mock', planned: 40 });
  // What draws is loaded where there is a terminal, and then only.
  await import('log-update');
  await pause(0);
  for (const [at, outcome] of (['passed', 'failed', 'observed', 'passed'] as const).entries()) {
    const result = { id: `jwt: number ${at}`, outcome } as ScenarioResult;
    progress.onEvent({ kind: 'scenario', result, done: (at + 1) * 10, planned: 40 });
    lines.push(`-- ${at}`);
  }
  progress.end();
  return lines;
}

test('in a log what is broken stands there as soon as it is judged, and how far it is', async () => {
  expect(await told({ interactive: false })).toEqual([
    'Verifying 40 interactions with mock …\n',
    '  10 of 40\n',
    '-- 0',
    '✗ jwt: number 1\n',
    '  20 of 40, 1 failed\n',
    '-- 1',
    '  30 of 40, 1 failed\n',
    '-- 2',
    '-- 3',
  ]);
});

test('on a terminal what is broken stays above the bar', async () => {
  const lines = await told({ interactive: true });
  expect(lines.join('')).toContain('10/40');
  const broken = lines.indexOf('✗ jwt: number 1\n');
  expect(broken).toBeGreaterThan(lines.indexOf('-- 0'));
  expect(broken).toBeLessThan(lines.indexOf('-- 1'));
});

test('--verbose: a line for each, as soon as it is judged', async () => {
  for (const interactive of [true, false])
    expect(await told({ interactive }, { quiet: false, verbose: true })).toEqual([
      'Verifying 40 interactions with mock …\n',
      '✓ jwt: number 0\n',
      '-- 0',
      '✗ jwt: number 1\n',
      '-- 1',
      '· jwt: number 2\n',
      '-- 2',
      '✓ jwt: number 3\n',
      '-- 3',
    ]);
});

test('--quiet: nothing', async () => {
  const marks = ['-- 0', '-- 1', '-- 2', '-- 3'];
  expect(await told({ interactive: true }, { quiet: true, verbose: false })).toEqual(marks);
});
