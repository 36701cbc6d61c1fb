// The options that say which backend is verified and what it takes: the same for every command about a backend.
import { type Command, Option } from 'commander';
import { MODES, type Mode } from '../../../contracts/mode.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { Application, Applications } from '../../pact/provider/application.ts';
import { type Configured, hexSecret, readProviderConfig, secretIn } from '../../pact/provider/config.ts';
import type { Io } from '../process/io.ts';
import { checkedUrl } from './checked-url.ts';
import { type ConnectionOptions, withConnection } from './connection-options.ts';
import { listOption, wholeNumber } from './list-option.ts';
import { type OtherApplicationOptions, otherApplication, withOtherApplication } from './other-application.ts';

/** What commander makes of these options. */
export interface ProviderOptions extends OtherApplicationOptions, ConnectionOptions {
  readonly baseUrl?: string;
  readonly contactBaseUrl?: string;
  readonly statesUrl?: string;
  readonly config?: string;
  readonly mode?: readonly Mode[];
  readonly applicationCode?: string;
  readonly keyId?: string;
  readonly secretHex?: string;
  readonly secretFile?: string;
  readonly apiKey?: string;
  readonly apiKeyFile?: string;
  readonly timeout: number;
}

/** The environment variables that stand in for options. */
const PROVIDER_VARIABLES = {
  applicationCode: 'MM_AUTH_APPLICATION_CODE',
  keyId: 'MM_AUTH_KEY_ID',
  secretHex: 'MM_AUTH_SECRET',
  apiKey: 'MM_AUTH_API_KEY',
} as const;

/** The options whose values are secret: they go into no report. */
export const SECRET_OPTIONS = [
  '--secret-hex',
  '--secret',
  '--api-key',
  '--header',
  '-H',
  '--broker-token',
  '--broker-password',
];

/** Adds the options to a command. */
export function withProvider(command: Command): Command {
  const { applicationCode, keyId, secretHex, apiKey } = PROVIDER_VARIABLES;
  const named = withOtherApplication(command)
    .option(
      '-u, --base-url <url>',
      'where the backend is; "mock" for the bundled one, "mock:ID" for a broken one',
    )
    .option('--contact-base-url <url>', 'where the Contact Information API is (default: the base URL)')
    .option('--states-url <url>', 'where provider states are posted that only the backend can bring about')
    .option('-c, --config <file>', 'application profiles by mode, and what there is in each (JSON)')
    .addOption(listOption('-m, --mode <mode>', 'only this mode', MODES))
    .option('--application-code <code>', `the application code (or ${applicationCode})`)
    .option('--key-id <id>', `the ID of the secret key, a token's kid (or ${keyId})`)
    .option(
      '--secret-hex <hex>',
      `the secret key in hexadecimal (or ${secretHex}, which a process list does not show)`,
    )
    .addOption(new Option('--secret <hex>').hideHelp())
    .option('--secret-file <file>', 'a file that holds the secret key in hexadecimal')
    .option('--api-key <key>', `a key of the Contact Information API (or ${apiKey})`)
    .option('--api-key-file <file>', 'a file that holds that key')
    .option(
      '--timeout <ms>',
      'how long one request may take, in milliseconds',
      wholeNumber(50, 120_000),
      5_000,
    );
  return withConnection(named);
}

async function secretOf(
  given: string | undefined,
  file: string | undefined,
  variable: string,
  io: Io,
): Promise<string | undefined> {
  if (given !== undefined) return given;
  if (file !== undefined) return secretIn(file, io.cwd);
  return io.env[variable] || undefined;
}

/** The profile that options and environment name; undefined when they name no application code. */
async function namedProfile(options: ProviderOptions, io: Io): Promise<Application | undefined> {
  const { secret } = options as { readonly secret?: string };
  const variables = PROVIDER_VARIABLES;
  const applicationCode = options.applicationCode ?? (io.env[variables.applicationCode] || undefined);
  const keyId = options.keyId ?? (io.env[variables.keyId] || undefined);
  const hex = await secretOf(options.secretHex ?? secret, options.secretFile, variables.secretHex, io);
  const apiKey = await secretOf(options.apiKey, options.apiKeyFile, variables.apiKey, io);
  if (applicationCode === undefined) return undefined;
  return {
    applicationCode,
    ...(keyId === undefined ? {} : { keyId }),
    ...(hex === undefined ? {} : { secretHex: hexSecret(hex) }),
    ...(apiKey === undefined ? {} : { apiKey }),
  };
}

/** A profile is in one mode at a time: without somebody who changes it, it must be said which. */
function profilesByMode(profile: Application, options: ProviderOptions, switchable: boolean): Applications {
  const modes = options.mode ?? (switchable ? MODES : []);
  if (modes.length === 0)
    throw new UsageError(
      'MODE_MISSING',
      'An application profile is in one mode at a time: say in which this one is.',
      `Give --mode (${MODES.join(', ')}), or --states-url, or --config with a profile for each mode.`,
    );
  if (modes.length > 1 && !switchable)
    throw new UsageError(
      'MODE_AMBIGUOUS',
      `One application profile cannot be in ${modes.length} modes.`,
      'Verify one mode at a time, or give --states-url, or --config with a profile for each mode.',
    );
  return Object.fromEntries(modes.map((mode) => [mode, profile]));
}

/** What the options come to. */
export interface Provider extends Configured {
  readonly baseUrl: string;
  /** The modes that are asked for; absent: all that there is a profile for. */
  readonly modes?: readonly Mode[];
}

/**
 * The backend that the options, the environment and the configuration file name. What stands on the command line counts
 * more than the file.
 * @throws UsageError when something is missing or unusable.
 */
export async function providerOf(options: ProviderOptions, io: Io): Promise<Provider> {
  const file: Configured =
    options.config === undefined
      ? { applications: {}, seeds: {} }
      : await readProviderConfig(options.config, io.cwd, io.env);
  const baseUrl = options.baseUrl ?? file.baseUrl;
  if (baseUrl === undefined)
    throw new UsageError(
      'BASE_URL_MISSING',
      'No backend is named.',
      'Give --base-url URL; --base-url mock verifies the bundled mock backend.',
    );
  const statesUrl = options.statesUrl ?? file.statesUrl;
  const contactBaseUrl = options.contactBaseUrl ?? file.contactBaseUrl;
  const profile = await namedProfile(options, io);
  const named = profile === undefined ? {} : profilesByMode(profile, options, statesUrl !== undefined);
  const applications = { ...file.applications, ...named };
  if (Object.keys(applications).length === 0 && statesUrl === undefined)
    throw new UsageError(
      'APPLICATION_CODE_MISSING',
      'No application profile is named.',
      `Give --application-code (or ${PROVIDER_VARIABLES.applicationCode}) with --mode, or --config.`,
    );
  const other = otherApplication(options, io.env) ?? file.otherApplication;
  const known = MODES.filter((mode) => applications[mode] !== undefined);
  // A states URL alone may bring about any mode; where modes are named, no other is asked of it.
  const modes = options.mode ?? (known.length > 0 ? known : undefined);
  return {
    baseUrl: checkedUrl(baseUrl, '--base-url'),
    ...(contactBaseUrl === undefined
      ? {}
      : { contactBaseUrl: checkedUrl(contactBaseUrl, '--contact-base-url') }),
    ...(statesUrl === undefined ? {} : { statesUrl: checkedUrl(statesUrl, '--states-url') }),
    applications,
    ...(other === undefined ? {} : { otherApplication: other }),
    seeds: file.seeds,
    ...(modes === undefined ? {} : { modes }),
  };
}
