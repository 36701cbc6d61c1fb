// The built command `serve`, an SDK that is pointed at it by hand, and `token` with the credentials that it printed.
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { ReferenceSdk } from '../reference/sdk.ts';

const MAIN = 'dist/harness/cli/main.js';
type Served = ChildProcessByStdio<null, Readable, Readable>;
interface Listening {
  readonly baseUrl: string;
  readonly statusUrl: string;
  readonly applicationCode: string;
  readonly keyId: string;
  readonly secret: string;
}

/** Starts `serve`; gives its first line and those that follow. */
async function start(...args: readonly string[]) {
  const child: Served = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse(String((await lines.next()).value)) as Record<string, unknown>;
  const listening = (await next()) as unknown as Listening;
  const end = async () => {
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    return ended;
  };
  return { listening, next, end };
}

async function mintFor({ applicationCode, keyId, secret }: Listening, recipe: string, sub: string) {
  const env = {
    ...process.env,
    MM_AUTH_APPLICATION_CODE: applicationCode,
    MM_AUTH_KEY_ID: keyId,
    MM_AUTH_SECRET: secret,
  };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [MAIN, 'token', 'mint', recipe, '--sub', sub],
    { env },
  );
  return stdout.trimEnd();
}

/** One call, as what it called back with. */
function called(
  call: (onSuccess: (value?: unknown) => void, onError: (error: { code: string }) => void) => void,
) {
  return new Promise<unknown>((resolve) => call(resolve, (error) => resolve(error.code)));
}

test('an app that is pointed at it by hand is served, and each of its requests judged', async () => {
  const { listening, next, end } = await start();
  try {
    const sdk = new ReferenceSdk();
    const configuration = { applicationCode: listening.applicationCode, backendBaseURL: listening.baseUrl };
    await called((ok, fail) => sdk.init(configuration, ok, fail));
    expect(await next()).toMatchObject({ endpoint: 'registerInstallation', answer: '201', standing: 'ok' });

    const good = await mintFor(listening, 'valid/plain', 'person-1');
    await called((ok, fail) => sdk.setUserDataJwt(good, ok, fail));
    const person = { userIdentity: { externalUserId: 'person-1' }, userAttributes: { firstName: 'Ada' } };
    await called((ok, fail) => sdk.personalize(person, ok, fail));
    expect(await next()).toMatchObject({ endpoint: 'personalize', answer: '200', standing: 'ok' });

    const forged = await mintFor(listening, 'refused-by-backend/other-secret', 'person-1');
    await called((ok, fail) => sdk.setUserDataJwt(forged, ok, fail));
    expect(await called((ok, fail) => sdk.fetchUser(ok, fail))).toBe('ACCESS_TOKEN_INVALID');
    const refused = await next();
    expect(refused).toMatchObject({ standing: 'look', remarks: [{ requirements: ['UDA-20'] }] });
    expect(JSON.stringify(refused)).not.toContain(forged.split('.')[2]);
  } finally {
    expect(await end()).toBe(0);
  }
});

function statusOf(url: string, host?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = host === undefined ? {} : { host };
    request(url, { headers }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
}

test('the status page answers to its whole address on this machine only', async () => {
  const { listening, end } = await start();
  try {
    expect(await statusOf(listening.statusUrl)).toBe(200);
    expect(await statusOf(new URL('/', listening.statusUrl).href)).toBe(404);
    // A page of another site whose name was made to resolve to this machine.
    expect(await statusOf(listening.statusUrl, 'evil.example:80')).toBe(403);
    expect(await statusOf(`${listening.statusUrl}events`, 'evil.example')).toBe(403);
  } finally {
    expect(await end()).toBe(0);
  }
});

test('a browser may ask from another origin, and is told what it may send', async () => {
  const { listening, end } = await start();
  try {
    const response = await fetch(`${listening.baseUrl}/mobile/1/appinstance`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization');
  } finally {
    await end();
  }
});

test('a port that is taken is one clear message', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  try {
    const run = promisify(execFile)(process.execPath, [MAIN, 'serve', '--port', String(port)]);
    await expect(run).rejects.toMatchObject({
      code: 3,
      stderr: expect.stringContaining(`Cannot listen on 127.0.0.1:${port}: another program listens there.`),
    });
  } finally {
    taken.close();
  }
});
