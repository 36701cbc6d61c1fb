// A promise-based SDK from the README's text alone, in plain JavaScript, judged with the packed tool.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { withSdk } from './readme-project.ts';
import { toolIn, type Unpacked, unpacked } from './unpacked.ts';

let packed: Unpacked;
test.describe.configure({ mode: 'default' });
test.beforeAll(() => {
  packed = unpacked();
});
test.afterAll(() => packed.remove());

test('plain JavaScript: examined and judged', () => {
  const folder = packed.project('javascript', 'module');
  const adapter = withSdk(folder, { name: 'javascript', kind: 'module' });
  const examined = toolIn(folder, 'doctor', '--sdk', `module:./${adapter}`);
  expect(examined.stdout, examined.stderr).toContain('The adapter works.');
  const judged = toolIn(
    folder,
    'run',
    'jwt/valid/**',
    'jwt/null/**',
    '--quiet',
    '--sdk',
    `module:./${adapter}`,
  );
  expect([judged.status, judged.stderr]).toEqual([0, '']);
  expect(judged.stdout).toContain('my SDK 1.0.0');
});

test('an SDK that reports an expired token by another code is found in such a project', () => {
  const folder = packed.project('blind', 'module');
  withSdk(folder, { name: 'blind', kind: 'module' });
  const rules = join(folder, 'src/user-data-jwt.js');
  const text = readFileSync(rules, 'utf8');
  const blind = text.replace(/JWT_TOKEN_EXPIRED/g, 'SOMETHING_ELSE');
  expect(blind).not.toBe(text);
  writeFileSync(rules, blind);
  const judged = toolIn(folder, 'run', 'jwt/expired', '--quiet', '--sdk', 'module:./adapter.js');
  expect(judged.status, judged.stderr).toBe(1);
  expect(judged.stdout).toContain('UDA-13');
});
