// contract states: the provider states of the contracts, served to a Pact verifier in another language.
import { Command } from 'commander';
import { PROVIDER_STATES, type ProviderState } from '../../../../contracts/provider-states.ts';
import { stateDetails } from '../../../../contracts/state-details.ts';
import { plainText } from '../../../../reports/text.ts';
import { columns } from '../../console/columns.ts';
import { examples } from '../../console/examples.ts';
import { wholeNumber } from '../../options/list-option.ts';
import { type ProviderOptions, withProvider } from '../../options/provider-options.ts';
import { openProvider } from '../../options/provider-target.ts';
import type { Io } from '../../process/io.ts';
import { untilAborted } from '../../process/until-aborted.ts';

interface StatesOptions extends ProviderOptions {
  readonly list: boolean;
  readonly json: boolean;
  readonly host: string;
  readonly port: number;
}

function row({ name, keeper, params, returns }: ProviderState): readonly string[] {
  return [name, keeper, params.join(', ') || '-', returns.join(', ') || '-'];
}

function list({ json }: StatesOptions, io: Io): void {
  const rows = [['state', 'brought about by', 'takes', 'returns'], ...PROVIDER_STATES.map(row)];
  io.out(`${json ? JSON.stringify(PROVIDER_STATES.map(stateDetails), null, 2) : columns(rows).join('\n')}\n`);
}

async function serve(options: StatesOptions, io: Io): Promise<void> {
  const { backendClient } = await import('../../../pact/provider/backend-client.ts');
  const { keeperFor } = await import('../../../pact/provider/keeper-for.ts');
  const { Recorder } = await import('../../../pact/provider/recorder.ts');
  const { serveStates } = await import('../../../pact/provider/states/server.ts');
  const provider = await openProvider(options, io);
  try {
    const recorder = new Recorder();
    const client = backendClient(recorder, options.timeout, provider.connection);
    const { host, port } = options;
    const server = await serveStates({
      keeper: keeperFor({ ...provider, client, timeoutMs: options.timeout }),
      recorder,
      configured: {
        application: provider.applications.jwt ?? Object.values(provider.applications)[0],
        other: provider.otherApplication,
      },
      host,
      port,
      onState: (state, problem) => {
        const what = problem === undefined ? io.colour.green('ok') : io.colour.red(`${problem.code}:`);
        io.out(
          `${what}  ${plainText(state)}${problem === undefined ? '' : ` ${plainText(problem.message)}`}\n`,
        );
      },
    });
    try {
      io.out(`provider states of ${plainText(provider.baseUrl)}: ${server.url}\n`);
      io.err(`tokens alone: ${server.url}/mint\n`);
      await untilAborted(io.signal);
    } finally {
      await server.stop();
    }
  } finally {
    await provider.stop();
  }
}

/** The command `contract states`. */
export function statesCommand(io: Io): Command {
  const command = new Command('states').description(
    'Serve the provider states of the contracts, with real tokens, to a Pact verifier in any language.',
  );
  return withProvider(command)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('-p, --port <number>', 'the port to listen on; 0: any free one', wholeNumber(0, 65_535), 0)
    .option('--list', 'only list the states, with what they take and return', false)
    .option('--json', 'the list as JSON, with what each must do and every value of a parameter', false)
    .addHelpText(
      'after',
      `${examples([
        ['contract states --list', 'what there is'],
        ['contract states -u http://127.0.0.1:8080 --config backend.json', 'for a backend of yours'],
      ])}\n\nIt serves until Ctrl-C. The URL holds a word that nobody can guess: what is served there is usable.`,
    )
    .action((options: StatesOptions) =>
      options.list || options.json ? list(options, io) : serve(options, io),
    );
}
