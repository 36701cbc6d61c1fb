// The options that name an application profile's credentials: the same for every command that takes them.
import type { Command } from 'commander';
import { CREDENTIAL_VARIABLES } from '../../tokens/credentials.ts';

/** Adds the options to a command. */
export function withCredentials(command: Command): Command {
  const { applicationCode, keyId, secret } = CREDENTIAL_VARIABLES;
  return command
    .option('--application-code <code>', `the application code (or ${applicationCode})`)
    .option('--key-id <id>', `the ID of the secret key, a token's kid (or ${keyId})`)
    .option(
      '--secret <hex>',
      `the secret key in hexadecimal (or ${secret}, which other users of a machine cannot read)`,
    );
}
