// serve: the mock backend alone, to point a real app at by hand.
import { Command, Option } from 'commander';
import { MODE_MEANING, MODES, type Mode } from '../../../contracts/mode.ts';
import { shellQuoted } from '../../base/command-text.ts';
import { TOOL } from '../../base/tool.ts';
import { isEveryAddress, isLoopback } from '../../net/addresses.ts';
import { checkedPublicUrl } from '../../net/public-url.ts';
import type { JudgedRequest } from '../../serve/judged-request.ts';
import { answerText, authorisedText, requestLine, requestText } from '../../serve/request-text.ts';
import { type Served, serve } from '../../serve/serve.ts';
import {
  backendCredentials,
  CREDENTIAL_VARIABLES,
  type CredentialOptions,
  givenCredentials,
} from '../../tokens/credentials.ts';
import { columns } from '../console/columns.ts';
import { examples } from '../console/examples.ts';
import { withCredentials } from '../options/credential-options.ts';
import { wholeNumber } from '../options/list-option.ts';
import type { Io } from '../process/io.ts';
import { untilAborted } from '../process/until-aborted.ts';
import { replayFrom, replayOptions, showReplay } from './serve/replay.ts';

/** Where the backend listens unless told otherwise: the same each time, so that an app's configuration stays good. */
const DEFAULT_PORT = 8484;

interface ServeCommandOptions extends CredentialOptions {
  readonly mode: Mode;
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  readonly statusPort: number;
  readonly externalUserId?: string;
  readonly replay?: string;
  readonly report: string;
  readonly json: boolean;
}

/** A secret that was made for this run is printed, as nobody could mint a token else; one that was given is known. */
const GIVEN = 'as it was given';

/** The variables that mint a token. A secret that was given is not printed: where it came from, it can be had again. */
function environment({ world }: Served, secretGiven: boolean): string {
  const { applicationCode, key } = world;
  const values = { applicationCode, keyId: key.kid, secret: key.secretHex };
  return (['applicationCode', 'keyId', 'secret'] as const)
    .filter((name) => name !== 'secret' || !secretGiven)
    .map((name) => `${CREDENTIAL_VARIABLES[name]}=${shellQuoted(values[name])}`)
    .join(' ');
}

/** How devices that see this machine under another address reach the backend. */
function reach({ host, publicUrl }: ServeCommandOptions, served: Served): readonly string[] {
  if (publicUrl !== undefined) return [];
  const { port } = new URL(served.baseUrl);
  if (isEveryAddress(host)) return ['Everybody on your network reaches it while it runs.'];
  if (!isLoopback(host)) return [];
  return [
    `Android emulator: http://10.0.2.2:${port} · phone on USB: adb reverse tcp:${port} tcp:${port} · iOS simulator: as above`,
    'Phone on your network: start with --host 0.0.0.0',
  ];
}

/** What is printed at the start: the one place where the tool shows a secret, one that it has made itself. */
function introduction(
  options: ServeCommandOptions,
  served: Served,
  secretGiven: boolean,
  colour: Io['colour'],
): string {
  const { applicationCode, key, apiKey, mode } = served.world;
  const rows = columns([
    ['  backendBaseURL', served.baseUrl],
    ['  applicationCode', applicationCode],
    ['  key ID (kid)', key.kid],
    ['  secret (hex)', secretGiven ? GIVEN : key.secretHex],
    ['  API key', `${apiKey}  (Contact Information API)`],
    ['  status page', served.statusUrl],
  ]);
  return [
    `${colour.bold(`Mock backend, mode ${mode}`)}: ${MODE_MEANING[mode]}.`,
    '',
    ...rows,
    '',
    ...reach(options, served).map((line) => `  ${line}`),
    '',
    'Mint a token for a person, a good one or one with a defect:',
    `  ${environment(served, secretGiven)} ${TOOL.name} token mint valid/plain --sub person-1`,
    ...(secretGiven
      ? [colour.dim(`with ${CREDENTIAL_VARIABLES.secret} set to the secret that was given`)]
      : []),
    colour.dim('Start with the same three variables to keep these credentials. Ctrl-C ends it.'),
    '',
    '',
  ].join('\n');
}

function introductionJson(served: Served, secretGiven: boolean): string {
  const { applicationCode, key, apiKey, mode } = served.world;
  const { baseUrl, statusUrl } = served;
  const secret = secretGiven ? {} : { secret: key.secretHex };
  const credentials = { applicationCode, keyId: key.kid, ...secret, apiKey };
  return `${JSON.stringify({ event: 'listening', mode, baseUrl, statusUrl, ...credentials })}\n`;
}

function requestJson(judged: JudgedRequest): string {
  const { request, standing, remarks } = judged;
  return `${JSON.stringify({
    event: 'request',
    at: new Date(request.atMs).toISOString(),
    request: requestLine(judged),
    endpoint: request.endpoint,
    authorised: authorisedText(judged),
    answer: answerText(judged),
    standing,
    remarks,
  })}\n`;
}

async function run(asked: ServeCommandOptions, io: Io): Promise<void> {
  const replay = asked.replay === undefined ? undefined : await replayFrom(asked.report, asked.replay, io);
  const options = replay === undefined ? asked : { ...asked, ...replayOptions(replay) };
  const given = givenCredentials(options, io.env);
  const served = await serve({
    mode: options.mode,
    credentials: replay?.credentials ?? backendCredentials(given),
    host: options.host,
    port: options.port,
    statusPort: options.statusPort,
    ...(options.publicUrl === undefined ? {} : { publicUrl: checkedPublicUrl(options.publicUrl) }),
    ...(options.externalUserId === undefined ? {} : { externalUserId: options.externalUserId }),
    onRequest: (judged) => io.out(options.json ? requestJson(judged) : requestText(judged, io.colour)),
  });
  try {
    // What a replay needs is made for it.
    const secretGiven = replay === undefined && given.secret !== undefined;
    io.out(
      options.json
        ? introductionJson(served, secretGiven)
        : introduction(options, served, secretGiven, io.colour),
    );
    if (replay !== undefined) await showReplay(replay, served, options.json, io);
    await untilAborted(io.signal);
  } finally {
    await served.stop();
  }
}

/** The command `serve`. */
export function serveCommand(io: Io): Command {
  const command = new Command('serve')
    .description('Serve the mock backend alone, for a real app that you point at it by hand.')
    .addOption(
      new Option('-m, --mode <mode>', 'how the application profile authorises user data')
        .choices(MODES)
        .default('jwt'),
    )
    .option('--host <address>', 'the address to listen on; 0.0.0.0 opens it to your network', '127.0.0.1')
    .option(
      '-p, --port <number>',
      'the port to listen on; 0: any free one',
      wholeNumber(0, 65_535),
      DEFAULT_PORT,
    )
    .option('--public-url <url>', 'the base URL under which the app reaches it, if it is another one')
    .option(
      '--status-port <number>',
      'the port of the status page; 0: any free one',
      wholeNumber(0, 65_535),
      0,
    )
    .option(
      '--external-user-id <id>',
      'the person whom a new installation belongs to (default: an anonymous one)',
    );
  return withCredentials(command)
    .option(
      '--replay <scenario>',
      'as the backend that this scenario of a report was played with: its requests, copied as curl, work again',
    )
    .option('--report <file>', 'that report, or its folder', 'conformance-report')
    .option('--json', 'one JSON object a line, for programs', false)
    .addHelpText(
      'after',
      examples([
        ['serve', 'in jwt mode, with new credentials'],
        ['serve --mode contact-information-api', 'in another mode'],
        ['serve --host 0.0.0.0', 'for a phone on your network'],
        ['serve --replay jwt/null/fetchUser/null-by-setter', 'to send requests of a report again'],
        ['serve --public-url http://10.0.2.2:8484', 'printed as an Android emulator sees it'],
      ]),
    )
    .action((options: ServeCommandOptions) => run(options, io));
}
