import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { checkNode, OLDEST_NODE } from './node-version.ts';

test('a Node that is too old is named, with what is needed', () => {
  for (const old of ['16.9.1', '18.20.8', '20.18.3'])
    expect(() => checkNode(old)).toThrow(
      `This is Node ${old}, and mm-auth-conformance needs 20.19 or newer.`,
    );
  for (const good of ['20.19.0', '20.20.2', '22.0.0', '24.21.0', '100.0.0']) checkNode(good);
});

test('package.json asks for the same', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe(`>=${OLDEST_NODE.join('.')}`);
});
