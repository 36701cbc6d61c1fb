// A process whose clock is wrong: it is measured in the handshake, and tokens are minted around it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Report } from '../../reports/model.ts';
import { startTool } from '../testing/processes.ts';

const IDS = [
  'jwt/valid/plain/**',
  'jwt/expired/by-1-hour/**',
  'jwt/expired/by-1-minute/**',
  'jwt/expires/**',
];
const HOUR_MS = 3_600_000;

for (const hours of [-1, 1]) {
  test(`an adapter whose clock is ${hours} hours off is judged as one whose clock is right`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mm-auth-wrong-clock-'));
    const adapter = `${process.execPath} harness/drivers/fixtures/wrong-clock-adapter.mjs ${hours * HOUR_MS}`;
    try {
      const tool = startTool(['run', ...IDS, '--sdk', `command:${adapter}`, '--report-dir', folder]);
      const { code, out } = await tool.ended;
      expect(code, out).toBe(0);
      const report = Report.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
      expect(report.counts.judged).toBeGreaterThan(10);
      // Measured over a pipe, on a machine that may be busy.
      expect(Math.abs(report.sdk.clockSkewMs - hours * HOUR_MS)).toBeLessThan(HOUR_MS / 60);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
