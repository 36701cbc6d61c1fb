// What somebody meant who names a file without the word for what it is.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { UsageError } from '../base/usage-error.ts';
import { targetOf } from './target-of.ts';

test('a file as it is gets the target that it is meant for; a file that is not there gets the list', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'mm-auth-target-'));
  try {
    for (const name of ['adapter.ts', 'adapter.mjs', 'index.html', 'notes.txt'])
      writeFileSync(join(cwd, name), '');
    const names = ['adapter.ts', './adapter.mjs', 'index.html', 'notes.txt', 'other.ts', '.'];
    const hints = names.map((name) =>
      targetOf(name, { cwd }).then(
        () => 'a target',
        (error: unknown) => (error instanceof UsageError ? `${error.code} ${error.hint}` : String(error)),
      ),
    );
    const all = 'UNKNOWN_TARGET Use "reference"';
    expect((await Promise.all(hints)).map((hint) => hint.split(' (', 1)[0])).toEqual([
      'UNKNOWN_TARGET Did you mean --sdk module:adapter.ts?',
      'UNKNOWN_TARGET Did you mean --sdk module:./adapter.mjs?',
      'UNKNOWN_TARGET Did you mean --sdk page:index.html?',
      all,
      all,
      all,
    ]);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
