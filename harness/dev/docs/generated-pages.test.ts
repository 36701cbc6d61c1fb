// The pages that are made of the program and its data, as they are committed.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { CATALOGUE_PAGE, cataloguePage } from './catalogue-page.ts';
import { COMMANDS_PAGE, commandsPage, MAN_PAGE, manPage } from './commands-page.ts';
import { REQUIREMENTS_PAGE, requirementsPage } from './requirements-page.ts';
import { STATES_PAGE, statesPage } from './states-page.ts';
import { tokenVectors, VECTORS_FILE } from './token-vectors.ts';

for (const [path, make] of [
  [COMMANDS_PAGE, commandsPage],
  [MAN_PAGE, manPage],
  [REQUIREMENTS_PAGE, requirementsPage],
  [CATALOGUE_PAGE, cataloguePage],
  [STATES_PAGE, statesPage],
  [VECTORS_FILE, tokenVectors],
] as const)
  test(`${path} is the one that the code makes: else run npm run docs`, async () => {
    const text = await make();
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(text.split('\n').length).toBeGreaterThan(50);
  });
