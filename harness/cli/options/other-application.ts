// The second application profile of the backend: what the first one must not take for its own.
import type { Command } from 'commander';
import type { Application } from '../../pact/provider/application.ts';
import { hexSecret } from '../../pact/provider/config.ts';

/** What commander makes of these options. */
export interface OtherApplicationOptions {
  readonly otherApplicationCode?: string;
  readonly otherKeyId?: string;
}

/** The environment variables of the second profile; its secrets are given nowhere else on a command line. */
const OTHER_VARIABLES = {
  applicationCode: 'MM_AUTH_OTHER_APPLICATION_CODE',
  keyId: 'MM_AUTH_OTHER_KEY_ID',
  secretHex: 'MM_AUTH_OTHER_SECRET',
  apiKey: 'MM_AUTH_OTHER_API_KEY',
} as const;

/** Adds the options to a command. */
export function withOtherApplication(command: Command): Command {
  const { applicationCode, keyId, secretHex, apiKey } = OTHER_VARIABLES;
  return command
    .option(
      '--other-application-code <code>',
      `the code of a second application profile (or ${applicationCode}); its secret key and API key in ${secretHex} and ${apiKey}`,
    )
    .option('--other-key-id <id>', `the ID of the second profile's secret key (or ${keyId})`);
}

/**
 * The second profile that options and environment name; undefined: none.
 * @throws UsageError `SECRET_INVALID`
 */
export function otherApplication(
  options: OtherApplicationOptions,
  env: Readonly<Record<string, string | undefined>>,
): Application | undefined {
  const applicationCode = options.otherApplicationCode ?? (env[OTHER_VARIABLES.applicationCode] || undefined);
  if (applicationCode === undefined) return undefined;
  const keyId = options.otherKeyId ?? (env[OTHER_VARIABLES.keyId] || undefined);
  const secretHex = env[OTHER_VARIABLES.secretHex] || undefined;
  const apiKey = env[OTHER_VARIABLES.apiKey] || undefined;
  return {
    applicationCode,
    ...(keyId === undefined ? {} : { keyId }),
    ...(secretHex === undefined ? {} : { secretHex: hexSecret(secretHex) }),
    ...(apiKey === undefined ? {} : { apiKey }),
  };
}
