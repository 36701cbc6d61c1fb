// Publishes pact files to a broker, with Pact's own command line: it puts what one consumer has with one provider together.
import { ConformanceError } from '../../base/errors/conformance-error.ts';
import type { Pact } from '../files/pacts.ts';
import { runPactCli } from '../native/pact-cli.ts';

/** How long publishing may take, milliseconds. */
const PUBLISH_TIMEOUT_MS = 60_000;

/** A version of a consumer, as the broker keeps it. */
export interface ConsumerVersion {
  readonly version: string;
  readonly branch?: string;
  readonly tags: readonly string[];
  readonly buildUrl?: string;
}

/** What is published: the files of one consumer. */
export interface ConsumerPacts {
  readonly consumer: string;
  readonly pacts: readonly Pact[];
  readonly paths: readonly string[];
}

/** Pact files could not be published; the message is what Pact's command line says. */
export class PublishFailed extends ConformanceError<'PUBLISH_TIMEOUT' | 'PUBLISH_REFUSED'> {
  override readonly name = 'PublishFailed';
}

/**
 * Publishes one consumer's pacts. `env`: the credentials, by Pact's names.
 * @throws PublishFailed when the broker does not take them.
 */
export async function publishPacts(
  { paths }: ConsumerPacts,
  { version, branch, tags, buildUrl }: ConsumerVersion,
  broker: { readonly baseUrl: string; readonly env: Readonly<Record<string, string>> },
  signal?: AbortSignal,
): Promise<void> {
  const args = ['broker', 'publish', '--broker-base-url', broker.baseUrl, '--consumer-app-version', version];
  // It waits longer and longer between its attempts, for minutes in all.
  args.push('--retries', '0', '--output', 'text');
  if (branch !== undefined) args.push('--branch', branch);
  if (buildUrl !== undefined) args.push('--build-url', buildUrl);
  for (const tag of tags) args.push('--tag', tag);
  const timeoutMs = PUBLISH_TIMEOUT_MS;
  const { exitCode, ended, stdout, stderr } = await runPactCli([...args, '--', ...paths], {
    env: broker.env,
    timeoutMs,
    signal,
  });
  if (exitCode === 0) return;
  const said = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  if (ended) throw new PublishFailed('PUBLISH_TIMEOUT', `no answer within ${timeoutMs / 1_000} s`);
  throw new PublishFailed('PUBLISH_REFUSED', said.slice(-3).join(' '));
}
