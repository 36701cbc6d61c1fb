// token inspect: what is in a token, what an SDK must make of it and, with credentials, what the backend does.
import { Command } from 'commander';
import { plainText } from '../../../../reports/text.ts';
import { UsageError } from '../../../base/usage-error.ts';
import { ageText } from '../../../serve/describe.ts';
import { type Inspection, inspect } from '../../../serve/inspect.ts';
import {
  CREDENTIAL_VARIABLES,
  type CredentialOptions,
  givenCredentials,
} from '../../../tokens/credentials.ts';
import { columns } from '../../console/columns.ts';
import { examples } from '../../console/examples.ts';
import { exitCodes } from '../../console/exit-code-help.ts';
import { withCredentials } from '../../options/credential-options.ts';
import { EXIT } from '../../process/exit-code.ts';
import type { Io } from '../../process/io.ts';

/** The longest text that is read as a token, in characters: recipes make tokens of 1 MB. */
const MAX_TOKEN = 4 * 1024 * 1024;

interface InspectOptions extends CredentialOptions {
  readonly json: boolean;
}

async function readStandardInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > MAX_TOKEN) break;
  }
  // The line break that `echo` and `token mint` put at the end is theirs.
  return text.replace(/\r?\n$/, '');
}

function inWords({ token, sdk, backend }: Inspection, io: Io): string {
  const { green, red, yellow } = io.colour;
  const sdkText = {
    valid: green(`an SDK sends it; ${ageText(token, Date.now())}`),
    expired: red(`an SDK must refuse it: JWT_TOKEN_EXPIRED; ${ageText(token, Date.now())}`),
    malformed: red(`an SDK must refuse it: JWT_TOKEN_STRUCTURE_INVALID. ${'why' in sdk ? sdk.why : ''}`),
  }[sdk.state];
  const unknown = yellow(
    `not checked: give the credentials (${Object.values(CREDENTIAL_VARIABLES).join(', ')})`,
  );
  const backendText = {
    accepts: green('the backend accepts it, for the person in sub'),
    refuses: red('the backend refuses it: signature, kid, alg or a claim does not fit these credentials'),
  };
  const rows = [
    ['header', plainText(token.header ?? 'cannot be decoded')],
    ['claims', plainText(token.claims ?? 'cannot be decoded')],
    ...(token.iat === undefined ? [] : [['issued', dateText(token.iat)]]),
    ...(token.exp === undefined ? [] : [['expires', dateText(token.exp)]]),
    ['length', `${token.length} characters`],
    ['SDK', sdkText],
    ...(sdk.state === 'valid' ? [['backend', backend === undefined ? unknown : backendText[backend]]] : []),
  ];
  return `${columns(rows).join('\n')}\n`;
}

/** An instant of epoch seconds as ISO 8601, or as it is where no date can be made of it. */
function dateText(seconds: number): string {
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime()) ? `${seconds} (no date)` : date.toISOString();
}

async function inspectOne(given: string | undefined, options: InspectOptions, io: Io): Promise<void> {
  const token = given === undefined || given === '-' ? await readStandardInput() : given;
  if (token.length > MAX_TOKEN)
    throw new UsageError('TOKEN_TOO_LONG', 'It is longer than 4 MB.', 'Give one token.');
  const { applicationCode, keyId, secret } = givenCredentials(options, io.env);
  const credentials =
    applicationCode === undefined || keyId === undefined || secret === undefined
      ? undefined
      : { applicationCode, key: { kid: keyId, secretHex: secret } };
  const inspection = await inspect(token, Date.now(), credentials);
  io.out(options.json ? `${JSON.stringify(inspection, null, 2)}\n` : inWords(inspection, io));
  const good = inspection.sdk.state === 'valid' && inspection.backend !== 'refuses';
  io.exitCode = good ? EXIT.passed : EXIT.failed;
}

/** The command `token inspect`. */
export function inspectCommand(io: Io): Command {
  return withCredentials(new Command('inspect'))
    .description('Say what is in a token, and what an SDK and the backend must make of it.')
    .argument('[token]', 'the token; absent or "-": from standard input')
    .option('--json', 'as JSON', false)
    .addHelpText(
      'after',
      `${examples([
        ['token inspect < token.txt', 'what an SDK must make of it'],
        [
          'token mint valid/plain | mm-auth-conformance token inspect',
          'with the credentials in the environment',
        ],
      ])}\n${exitCodes({ passed: 'it is good', failed: 'it must be refused' })}`,
    )
    .action((token: string | undefined, options: InspectOptions) => inspectOne(token, options, io));
}
