import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { newMark, signalGroup } from './process-group.ts';

test('Windows ends the tree below the process, which it has instead of groups', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-taskkill-'));
  const path = process.env['PATH'];
  try {
    // What Windows has under this name, as far as it is asked here: it notes how it was called.
    writeFileSync(join(folder, 'taskkill'), `#!/bin/sh\necho "$@" >> ${join(folder, 'calls')}\n`);
    chmodSync(join(folder, 'taskkill'), 0o755);
    process.env['PATH'] = `${folder}${delimiter}${path}`;
    const group = { pid: 4711, mark: newMark() };
    signalGroup(group, 'SIGTERM', 'win32');
    signalGroup(group, 'SIGKILL', 'win32');
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toBe('/pid 4711 /t\n/pid 4711 /t /f\n');
  } finally {
    process.env['PATH'] = path;
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a group that is gone is no error', () => {
  expect(() => signalGroup({ pid: 2 ** 22, mark: newMark() }, 'SIGTERM', 'linux')).not.toThrow();
});
