// A request that is copied from a report as curl, sent again to the backend that `serve --replay` starts.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import type { Report } from '../../reports/model.ts';
import { run } from '../library/run.ts';
import { cli } from '../testing/fake-io.ts';

const MAIN = 'dist/harness/cli/main.js';

const IDS = [
  'jwt/valid/plain/personalize/via-setter',
  'jwt/null/fetchUser/null-by-setter',
  'jwt/refused-by-backend/forged-signature/saveUser/via-setter',
  'jwt/server-error/400-envelope/fetchUser',
];

let folder: string;
let report: Report;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-replay-'));
  report = await run({ ids: IDS, reportDir: folder });
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Shown {
  readonly baseUrl: string;
  readonly tokens: readonly { readonly name: string; readonly value: string }[];
  readonly requests: readonly { readonly curl: string; readonly token?: string }[];
}

/** Starts the command for a scenario; gives what it shows, and its end. */
async function replayed(id: string) {
  const args = [MAIN, 'serve', '--port', '0', '--json', '--report', folder, '--replay', id];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse(String((await lines.next()).value)) as object;
  const shown = { ...(await next()), ...(await next()) } as Shown;
  const end = async () => {
    child.kill('SIGINT');
    await once(child, 'exit');
  };
  return { shown, end };
}

/** Sends a request as it is copied; gives the status of the answer. */
async function sent({ baseUrl, tokens }: Shown, { curl, token }: Shown['requests'][number]): Promise<string> {
  const command = curl.replace(/^curl /, `curl -s -o /dev/null -w '%{http_code}' `);
  const jwt = tokens.find(({ name }) => name === token)?.value ?? '';
  const env = { ...process.env, BACKEND_URL: baseUrl, USER_DATA_JWT: jwt };
  return (await promisify(execFile)('bash', ['-c', command], { env })).stdout;
}

for (const id of IDS)
  test(`the requests of ${id} are answered as they were`, async () => {
    const { shown, end } = await replayed(id);
    try {
      const steps = report.scenarios.find((one) => one.id === id)?.steps ?? [];
      const was = steps.flatMap(({ requests }) => requests.map(({ status }) => String(status)));
      expect(was.length).toBeGreaterThan(1);
      const now: string[] = [];
      for (const request of shown.requests) now.push(await sent(shown, request));
      // A fault is in force from the first request on.
      const from = id.includes('server-error') ? -1 : 0;
      expect(now.slice(from)).toEqual(was.slice(from));
    } finally {
      await end();
    }
  });

test('a scenario that the report has not is told, with what is near', async () => {
  const args = ['serve', '--report', folder, '--replay', 'jwt/valid/plain/personalize/via-seter'];
  const { err, exitCode } = await cli(args);
  expect([exitCode, err]).toEqual([
    3,
    expect.stringContaining('Did you mean jwt/valid/plain/personalize/via-setter'),
  ]);
});
