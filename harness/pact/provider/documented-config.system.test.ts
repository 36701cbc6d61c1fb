// The configuration of docs/backend-teams.md for all modes reaches green as it is written: only its values are filled in.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { paced } from '../../testing/pace.ts';
import { oneOfEachKind } from '../../testing/small-pacts.ts';
import { verifyMock } from '../../testing/verify-mock.ts';
import { readProviderConfig } from './config.ts';

/** The first example of a configuration with every mode. */
function documented(): string {
  const page = readFileSync('docs/backend-teams.md', 'utf8');
  const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
  const found = examples.find((text) => text.includes('"contact-information-api": {'));
  if (found === undefined) throw new Error('docs/backend-teams.md has no configuration for all modes');
  return found;
}

test('the documented configuration for all modes reaches green, without a states URL', async () => {
  test.setTimeout(paced(180_000));
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-documented-'));
  try {
    const some = await oneOfEachKind();
    const report = await verifyMock({}, async ({ baseUrl, applications, otherApplication }) => {
      const code = applications['application-code'];
      const jwt = applications.jwt;
      const contact = applications['contact-information-api'];
      const values: Readonly<Record<string, string | undefined>> = {
        'https://backend.test': baseUrl,
        'https://api.backend.test': baseUrl,
        'code-of-profile-1': code?.applicationCode,
        'code-of-profile-2': jwt?.applicationCode,
        'code-of-profile-3': contact?.applicationCode,
        'code-of-another-profile': otherApplication.applicationCode,
        'id-of-the-secret-key': jwt?.keyId,
        'id-of-another-secret-key': contact?.keyId,
        'id-of-its-secret-key': otherApplication.keyId,
      };
      const text = Object.entries(values).reduce(
        (config, [name, value]) => config.replaceAll(`"${name}"`, JSON.stringify(value)),
        documented(),
      );
      const files: Readonly<Record<string, string | undefined>> = {
        'api-key-1.txt': code?.apiKey,
        'api-key-2.txt': jwt?.apiKey,
        'api-key.txt': contact?.apiKey,
        'other-api-key.txt': otherApplication.apiKey,
        'backend.json': text,
      };
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content ?? '');
      const env = {
        BACKEND_JWT_SECRET: jwt?.secretHex,
        BACKEND_JWT_SECRET_3: contact?.secretHex,
        OTHER_JWT_SECRET: otherApplication.secretHex,
      };
      const config = await readProviderConfig('backend.json', folder, env);
      return { ...config, planned: some, statesUrl: undefined } as object;
    });
    const notes = report.scenarios.filter(({ outcome }) => !['passed', 'observed'].includes(outcome));
    expect(notes.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([]);
    expect(report.verdict).toBe('passed');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
