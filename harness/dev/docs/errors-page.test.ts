// The page of error codes is in step with the code, and the code with the page.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ERROR_GROUPS, ERRORS } from '../../base/errors/codes.ts';
import { ERRORS_PAGE, errorsPage } from './errors-page.ts';

/** The sources of harness/, without the list itself and without tests. */
function sources(): readonly string[] {
  const files = readdirSync('harness', { recursive: true, encoding: 'utf8' });
  return files
    .filter(
      (path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path) && !path.startsWith(join('base', 'errors')),
    )
    .map((path) => readFileSync(join('harness', path), 'utf8'));
}

test('the committed page is the one that the code makes: else run npm run docs', () => {
  expect(readFileSync(ERRORS_PAGE, 'utf8')).toBe(errorsPage());
});

test('every code stands on the page once, and says what to do', () => {
  const page = errorsPage();
  const odd = Object.entries(ERRORS).filter(([code, { means, todo }]) => {
    const once = page.split(`| \`${code}\` |`).length === 2;
    return !once || !/\w.*[.?!]$/.test(means) || !/\w/.test(todo);
  });
  expect(odd).toEqual([]);
  const listed = Object.values(ERROR_GROUPS).flatMap((group) => Object.keys(group));
  expect(listed).toHaveLength(Object.keys(ERRORS).length);
});

test('every code is used: one that nothing throws would be a promise that nobody keeps', () => {
  const text = sources().join('\n');
  // Node itself throws these, and asNoAnswer takes them as they are.
  const ofNode = /^E[A-Z]+(_[A-Z]+)?$/;
  const unused = Object.keys(ERRORS).filter((code) => !ofNode.test(code) && !text.includes(`'${code}'`));
  expect(unused).toEqual([]);
});

test('no error class keeps its code as any string', () => {
  // The reference SDK is an SDK: its codes are the backend's to choose.
  const classes = sources().filter((text) =>
    /class (?!SdkError)\w+ extends (Error|ConformanceError)/.test(text),
  );
  expect(classes.length).toBeGreaterThan(5);
  for (const text of classes) expect(text).not.toMatch(/code: string/);
});
