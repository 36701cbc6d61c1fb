// Pact's command line, the Rust binary that npm ships: in a process of its own, it can be ended, and what it prints (whole
// requests, at its usual level) stays out of our output.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { optionalPart } from '../../base/optional-part.ts';

/** How a run of it ended. */
export interface PactCliResult {
  /** null: ended by a signal. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** It was ended because it took too long, or because the caller aborted. */
  readonly ended: boolean;
}

/** The longest output that is kept, in characters. */
const MAX_OUTPUT = 100_000;

const require = createRequire(import.meta.url);

/** What a child process needs of the environment. PACT_* is not among it: a filter or a broker there would change what is verified. */
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

function environment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => KEPT.includes(name.toUpperCase()));
  return { ...Object.fromEntries(kept), PACT_DO_NOT_TRACK: 'true', ...extra };
}

/** The path of the binary. @throws UsageError `PART_MISSING`, Error when npm installed none for this platform. */
async function pactCliPath(): Promise<string> {
  const { standalone } = await optionalPart(
    '@pact-foundation/pact-cli',
    () =>
      require('@pact-foundation/pact-cli/src/pact-standalone.js') as {
        standalone: () => { readonly pactFullPath: string };
      },
  );
  return standalone().pactFullPath;
}

/**
 * Runs the binary and waits for its end, at most `timeoutMs`. Secrets go into `env`: arguments are seen by everybody.
 * Rejects when it cannot be started.
 */
export async function runPactCli(
  args: readonly string[],
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<PactCliResult> {
  const path = await pactCliPath();
  return new Promise((resolve, reject) => {
    const child = spawn(path, ['--log-level', 'off', ...args], {
      env: environment(options.env ?? {}),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        output[name] = (output[name] + chunk).slice(-MAX_OUTPUT);
      });
    }
    let ended = false;
    const end = () => {
      ended = true;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(end, options.timeoutMs);
    options.signal?.addEventListener('abort', end, { once: true });
    if (options.signal?.aborted === true) end();
    const cleanUp = () => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', end);
    };
    child.once('error', (error) => {
      cleanUp();
      reject(error);
    });
    child.once('close', (exitCode) => {
      cleanUp();
      resolve({ exitCode, ...output, ended });
    });
  });
}
