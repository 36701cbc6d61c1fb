// Runs Pact's verifier over the planned interactions of one provider.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../../base/errors/conformance-error.ts';
import type { PactFile } from '../files/pact-json.ts';
import type { PlannedInteraction } from '../files/pacts.ts';
import { runPactCli } from '../native/pact-cli.ts';
import { withOneState } from './states/interaction-server.ts';
import { VerifierOutput } from './verifier-output.ts';

/** What a verifier is given. */
export interface VerifierInput {
  readonly planned: readonly PlannedInteraction[];
  /** Where the interactions' requests go. */
  readonly baseUrl: string;
  /** Where provider states are posted. */
  readonly statesUrl: string;
  /** How long it may take in all, milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Verifies interactions. Rejects with `VerifierFailed` when it could not say anything. */
export type Verifier = (input: VerifierInput) => Promise<VerifierOutput>;

/** The verifier ended without a result: nothing that it was given has been judged. */
export class VerifierFailed extends ConformanceError<'VERIFIER_TIMEOUT' | 'VERIFIER_FAILED'> {
  override readonly name = 'VerifierFailed';
}

/** The planned interactions by pact, each pact with those that are left of it. */
function filesOf(planned: readonly PlannedInteraction[]): readonly PactFile[] {
  const pacts = [...new Set(planned.map(({ pact }) => pact))];
  return pacts.map((pact) => ({
    ...pact.file,
    interactions: planned.filter((one) => one.pact === pact).map(withOneState),
  }));
}

async function outputIn(path: string): Promise<VerifierOutput | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const output = VerifierOutput.safeParse(JSON.parse(text));
  return output.success ? output.data : undefined;
}

/** Pact's own verifier. */
export const pactVerifier: Verifier = async ({ planned, baseUrl, statesUrl, timeoutMs, signal }) => {
  const folder = await mkdtemp(join(tmpdir(), 'mm-auth-conformance-verify-'));
  try {
    const json = join(folder, 'result.json');
    const files: string[] = [];
    for (const [index, file] of filesOf(planned).entries()) {
      const path = join(folder, `pact-${index}.json`);
      await writeFile(path, JSON.stringify(file));
      files.push('--file', path);
    }
    const { hostname, port } = new URL(baseUrl);
    const args = ['--hostname', hostname, '--port', port, '--no-colour'];
    // Our own bounds are tighter: those of one request to the backend, and of a few for a state.
    args.push('--request-timeout', String(timeoutMs), '--json', json, ...files);
    // It asks a proxy of ours, without TLS. The machine's certificates, which it would read anew for each interaction, take
    // four fifths of its time (50 ms of which 8 are left, measured with 18.1.2).
    const certificates = join(folder, 'no-certificates.pem');
    await writeFile(certificates, '');
    const env = {
      PACT_PROVIDER_STATE_CHANGE_URL: statesUrl,
      SSL_CERT_FILE: certificates,
      SSL_CERT_DIR: folder,
    };
    const { exitCode, ended } = await runPactCli(['verifier', ...args], { env, timeoutMs, signal });
    const output = await outputIn(json);
    if (output !== undefined) return output;
    const seconds = Math.round(timeoutMs / 1_000);
    throw ended
      ? new VerifierFailed(
          'VERIFIER_TIMEOUT',
          `Pact's verifier was ended after ${seconds} s without a result.`,
        )
      : new VerifierFailed(
          'VERIFIER_FAILED',
          `Pact's verifier ended with ${exitCode ?? 'a signal'} and no result.`,
        );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
