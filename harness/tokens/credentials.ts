// The credentials of an application profile by hand: from options, from the environment, or new ones.
import { randomBytes } from 'node:crypto';
import { UsageError } from '../base/usage-error.ts';
import { newSigningKey, type SigningKey } from './signing-key.ts';

/** What an app and a token need to be let in by a mock backend. */
export interface Credentials {
  readonly applicationCode: string;
  readonly key: SigningKey;
}

/** What commander makes of the options. */
export interface CredentialOptions {
  readonly applicationCode?: string;
  readonly keyId?: string;
  readonly secret?: string;
}

/** The environment variables that stand in for the options. */
export const CREDENTIAL_VARIABLES = {
  applicationCode: 'MM_AUTH_APPLICATION_CODE',
  keyId: 'MM_AUTH_KEY_ID',
  secret: 'MM_AUTH_SECRET',
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

function plain(name: string, value: string): string {
  if (/^[\x21-\x7e]{1,200}$/.test(value)) return value;
  throw new UsageError(
    'CREDENTIAL_INVALID',
    `The ${name} must be 1 to 200 visible ASCII characters.`,
    'It travels in an HTTP header.',
  );
}

/** Never shows the value: it is a secret. */
function hex(value: string): string {
  if (/^(?:[0-9a-fA-F]{2}){16,}$/.test(value)) return value;
  throw new UsageError(
    'CREDENTIAL_INVALID',
    'The secret is not hexadecimal, or shorter than 16 bytes.',
    'Give at least 32 hexadecimal digits, as the portal shows the secret key.',
  );
}

/**
 * The credentials that the options or the environment name; what neither names is absent.
 * @throws UsageError `CREDENTIAL_INVALID`
 */
export function givenCredentials(options: CredentialOptions, env: Environment): CredentialOptions {
  const given = (name: keyof CredentialOptions) =>
    options[name] ?? (env[CREDENTIAL_VARIABLES[name]] || undefined);
  const { applicationCode, keyId, secret } = {
    applicationCode: given('applicationCode'),
    keyId: given('keyId'),
    secret: given('secret'),
  };
  return {
    ...(applicationCode === undefined ? {} : { applicationCode: plain('application code', applicationCode) }),
    ...(keyId === undefined ? {} : { keyId: plain('key ID', keyId) }),
    ...(secret === undefined ? {} : { secret: hex(secret) }),
  };
}

/** Credentials for a backend: those given, new ones for the rest. */
export function backendCredentials(given: CredentialOptions): Credentials {
  const fresh = newSigningKey();
  return {
    applicationCode: given.applicationCode ?? `app-${randomBytes(8).toString('hex')}`,
    key: { kid: given.keyId ?? fresh.kid, secretHex: given.secret ?? fresh.secretHex },
  };
}

/**
 * Credentials for minting: all of them are needed.
 * @throws UsageError `CREDENTIALS_MISSING` that names what is missing.
 */
export function mintingCredentials(given: CredentialOptions): Credentials {
  const { applicationCode, keyId, secret } = given;
  if (applicationCode !== undefined && keyId !== undefined && secret !== undefined)
    return { applicationCode, key: { kid: keyId, secretHex: secret } };
  const options = { applicationCode: '--application-code', keyId: '--key-id', secret: '--secret' } as const;
  const missing = (['applicationCode', 'keyId', 'secret'] as const).filter(
    (name) => given[name] === undefined,
  );
  throw new UsageError(
    'CREDENTIALS_MISSING',
    `A token cannot be minted without ${missing.map((name) => `${options[name]} (or ${CREDENTIAL_VARIABLES[name]})`).join(', ')}.`,
    '"serve" prints them for its mock backend; for a real one they are in the portal.',
  );
}
