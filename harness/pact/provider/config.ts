// The configuration file of a verification: the backend's application profiles, one for each mode that it is verified in,
// and what there is where its data cannot be controlled.

import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { MODES, type Mode } from '../../../contracts/mode.ts';
import { PROVIDER_STATES } from '../../../contracts/provider-states.ts';
import { issueText } from '../../../reports/issue-text.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { Application, Applications } from './application.ts';
import type { Seeds } from './states/seeded.ts';

/** A secret: as it is, in a file, or in an environment variable. */
const Secret = z.union([
  z.string().min(1),
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({ env: z.string().min(1) }),
]);
type Secret = z.infer<typeof Secret>;

const SEEDED = PROVIDER_STATES.filter((state) => state.keeper === 'backend').map((state) => state.name);

const Profile = z.strictObject({
  applicationCode: z.string().min(1),
  keyId: z.string().min(1).exactOptional(),
  secretHex: Secret.exactOptional(),
  apiKey: Secret.exactOptional(),
  /** What there is, by the name of the provider state: each a list of what the state's reply holds. */
  states: z.partialRecord(z.enum(SEEDED), z.array(z.record(z.string(), z.string()))).exactOptional(),
});

/** The configuration file; published as contracts/schemas/provider-config.schema.json. `$schema` is for editors. */
export const ProviderConfig = z.strictObject({
  $schema: z.string().exactOptional(),
  baseUrl: z.url({ protocol: /^https?$/ }).exactOptional(),
  contactBaseUrl: z.url({ protocol: /^https?$/ }).exactOptional(),
  statesUrl: z.url({ protocol: /^https?$/ }).exactOptional(),
  /** A second profile of the same backend, in any mode: what the others must not take for their own. */
  otherApplication: Profile.omit({ states: true }).exactOptional(),
  modes: z.partialRecord(z.enum(MODES), Profile),
});
export type ProviderConfig = z.infer<typeof ProviderConfig>;

/** What a configuration comes to: addresses, profiles, seeds. */
export interface Configured {
  readonly baseUrl?: string;
  readonly contactBaseUrl?: string;
  readonly statesUrl?: string;
  readonly applications: Applications;
  /** A second profile of the same backend. */
  readonly otherApplication?: Application;
  readonly seeds: Seeds;
}

type Environment = Readonly<Record<string, string | undefined>>;

const HINT = 'See docs/backend-teams.md for an example.';

function invalid(path: string, why: string, cause?: unknown): UsageError {
  const message = `The configuration file ${path} is not valid: ${why}.`;
  return new UsageError('CONFIG_INVALID', message, HINT, { cause });
}

/** The text of a file that holds one secret. @throws UsageError `SECRET_UNREADABLE`; never shows what is in it. */
export async function secretIn(path: string, cwd: string): Promise<string> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      'SECRET_UNREADABLE',
      `The file ${path} cannot be read (${error.code ?? 'unknown reason'}).`,
      'It holds one secret, and nothing else.',
      { cause: error },
    );
  });
  if (text.trim() !== '') return text.trim();
  throw new UsageError('SECRET_UNREADABLE', `The file ${path} is empty.`, 'It holds one secret.');
}

async function secretValue(secret: Secret, folder: string, env: Environment): Promise<string> {
  if (typeof secret === 'string') return secret;
  if ('file' in secret) return secretIn(secret.file, folder);
  const value = env[secret.env] ?? '';
  if (value !== '') return value;
  throw new UsageError('SECRET_UNREADABLE', `The environment variable ${secret.env} is not set.`, HINT);
}

/**
 * The hexadecimal digits of a secret key.
 * @throws UsageError `SECRET_INVALID`; never shows it.
 */
export function hexSecret(value: string): string {
  if (/^(?:[0-9a-fA-F]{2})+$/.test(value)) return value;
  throw new UsageError(
    'SECRET_INVALID',
    'The secret key is not hexadecimal.',
    'It is two digits for each byte.',
  );
}

async function applicationIn(
  profile: z.infer<typeof Profile>,
  folder: string,
  env: Environment,
): Promise<Application> {
  const { applicationCode, keyId, secretHex, apiKey } = profile;
  return {
    applicationCode,
    ...(keyId === undefined ? {} : { keyId }),
    ...(secretHex === undefined ? {} : { secretHex: hexSecret(await secretValue(secretHex, folder, env)) }),
    ...(apiKey === undefined ? {} : { apiKey: await secretValue(apiKey, folder, env) }),
  };
}

/**
 * Reads a configuration file; paths in it start from its own folder.
 * @throws UsageError `NO_SUCH_FILE`, `CONFIG_INVALID`, `SECRET_UNREADABLE` or `SECRET_INVALID`.
 */
export async function readProviderConfig(path: string, cwd: string, env: Environment): Promise<Configured> {
  const file = resolve(cwd, path);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code ?? error.message;
    const message = `The configuration file ${path} cannot be read (${why}).`;
    throw new UsageError('NO_SUCH_FILE', message, HINT, { cause: error });
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalid(path, error instanceof Error ? error.message : String(error), error);
  }
  const config = ProviderConfig.safeParse(value);
  if (!config.success) {
    throw invalid(path, issueText(config.error), config.error);
  }
  const { modes, otherApplication: other, $schema: _, ...addresses } = config.data;
  const otherApplication = other === undefined ? undefined : await applicationIn(other, dirname(file), env);
  const applications: Partial<Record<Mode, Application>> = {};
  const seeds: Partial<Record<Mode, Seeds[Mode]>> = {};
  for (const mode of MODES) {
    const profile = modes[mode];
    if (profile === undefined) continue;
    applications[mode] = await applicationIn(profile, dirname(file), env);
    if (profile.states !== undefined)
      seeds[mode] = profile.states as Record<string, Record<string, string>[]>;
  }
  return {
    ...addresses,
    ...(otherApplication === undefined ? {} : { otherApplication }),
    applications,
    seeds: seeds as Seeds,
  };
}
