// docs/any-sdk.md in step with the code: templates, close codes, options and steps are those that there are.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { AGENT_CLOSE } from '../../../contracts/agent-connection.ts';
import { examinationSteps } from '../../doctor/steps.ts';
import { TEMPLATE_NAMES } from '../../init/templates.ts';
import { cli } from '../../testing/fake-io.ts';
import { CREDENTIAL_VARIABLES } from '../../tokens/credentials.ts';

const PAGE = readFileSync('docs/any-sdk.md', 'utf8').replaceAll(/\s+/g, ' ');

test('every template has its line', () => {
  const named = (name: string) => PAGE.includes(`--template ${name}`) || PAGE.includes(`\`${name}\``);
  expect(TEMPLATE_NAMES.filter((name) => !named(name))).toEqual([]);
});

test('every close code is explained, and no other', () => {
  const explained = [...PAGE.matchAll(/\| (4\d\d\d) +\|/g)].map((match) => Number(match[1]));
  expect(explained).toEqual(Object.values(AGENT_CLOSE));
});

test('every step of the doctor is named in its order', () => {
  expect(PAGE).toContain(['starts', ...examinationSteps().map((step) => step.name)].join(', '));
});

test('every option that it names is one of the commands', async () => {
  const help = (
    await Promise.all(
      ['run', 'serve', 'init', 'token mint', 'list'].map((one) => cli([...one.split(' '), '--help'])),
    )
  )
    .map((one) => one.out)
    .join('\n');
  const options = [...PAGE.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option);
  expect([...new Set(options)].filter((option) => !help.includes(option))).toEqual([]);
  for (const variable of Object.values(CREDENTIAL_VARIABLES)) expect(PAGE).toContain(variable);
});
