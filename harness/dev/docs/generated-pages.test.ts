// The pages that are made of the program and its data, as they are committed.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { COMMANDS_PAGE, commandsPage, MAN_PAGE, manPage } from './commands-page.ts';
import { REQUIREMENTS_PAGE, requirementsPage } from './requirements-page.ts';

for (const [path, make] of [
  [COMMANDS_PAGE, commandsPage],
  [MAN_PAGE, manPage],
  [REQUIREMENTS_PAGE, requirementsPage],
] as const)
  test(`${path} is the one that the code makes: else run npm run docs`, async () => {
    const text = await make();
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(text.split('\n').length).toBeGreaterThan(50);
  });
