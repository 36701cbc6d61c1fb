// The runners' own programs, in a project that has the package installed: what a maintainer writes, and the report.
// Playwright Test's is held by testing/playwright.system.test.ts; what takes minutes is in shards.system.test.ts.
import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { RUNNERS, reportIn, runnerProject, start, write } from '../testing/runner-project.ts';

const ids = ['jwt/valid/plain/fetchUser/via-init', 'jwt/null/fetchUser/null-by-setter'];

let folder: string;
test.beforeEach(() => {
  folder = runnerProject();
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

for (const name of ['vitest', 'jest'])
  test(`${name}: an SDK that is right is green, one that breaks a MUST is red, and a report says so`, () => {
    const runner = RUNNERS[name];
    if (runner === undefined) throw new Error(name);
    write(folder, runner, { ids, sdk: 'reference' });
    const green = start(runner, runner.args, folder);
    expect(green.status, green.out).toBe(0);
    const { verdict, counts, sdk } = reportIn(folder);
    expect([verdict, counts.passed, sdk.target]).toEqual(['passed', 2, 'reference']);
    write(folder, runner, { ids, sdk: 'mutant:lower-case-bearer' });
    const red = start(runner, runner.args, folder);
    expect(red.status, red.out).toBe(1);
    expect(red.out).toContain('UDA-02 MUST');
    expect([reportIn(folder).verdict, reportIn(folder).counts.failed]).toEqual(['failed', 1]);
  });
