// The options that name a Pact Broker: the same for every command that uses one.
import { type Command, InvalidArgumentError } from 'commander';
import { UsageError } from '../../base/usage-error.ts';
import type { Broker } from '../../pact/broker/broker.ts';
import type { Io } from '../process/io.ts';
import { checkedUrl } from './checked-url.ts';
import { brokerConnection, type ConnectionOptions, PROXY_VARIABLES } from './connection-options.ts';

/** What commander makes of these options. */
export interface BrokerOptions extends ConnectionOptions {
  readonly brokerUrl?: string;
  readonly brokerToken?: string;
  readonly brokerUsername?: string;
  readonly brokerPassword?: string;
}

/** The environment variables that stand in for options; Pact's own names. */
const BROKER_VARIABLES = {
  url: 'PACT_BROKER_BASE_URL',
  token: 'PACT_BROKER_TOKEN',
  username: 'PACT_BROKER_USERNAME',
  password: 'PACT_BROKER_PASSWORD',
} as const;

/** A broker with the credentials in the parts in which Pact's own command line takes them. */
export interface NamedBroker extends Broker {
  /** For the environment of Pact's command line. */
  readonly env: Readonly<Record<string, string>>;
}

/** The broker's URL that options or environment name; undefined: none. */
export function brokerUrl({ brokerUrl: given }: BrokerOptions, { env }: Pick<Io, 'env'>): string | undefined {
  return given ?? (env[BROKER_VARIABLES.url] || undefined);
}

/** Adds the options to a command. */
export function withBroker(command: Command, does: string): Command {
  const { url, token, username, password } = BROKER_VARIABLES;
  const hidden = 'which a process list does not show';
  return command
    .optionsGroup('A Pact Broker:')
    .option('--broker-url <url>', `${does} (or ${url})`)
    .option('--broker-token <token>', `a token that it takes (or ${token}, ${hidden})`)
    .option('--broker-username <name>', `a user name, instead of a token (or ${username})`)
    .option('--broker-password <password>', `the user's password (or ${password}, ${hidden})`);
}

/** The proxies of the environment, in either case, for Pact's command line. */
function proxies({ env }: Io): Readonly<Record<string, string>> {
  return Object.fromEntries(
    PROXY_VARIABLES.flatMap((name) => {
      const value = env[name.toLowerCase()] || env[name];
      return value ? [[name, value]] : [];
    }),
  );
}

/**
 * The broker that the options and the environment name; undefined: none.
 * @throws UsageError `URL_INVALID`, `BROKER_CREDENTIALS` or `CERTIFICATE_INVALID`
 */
export function brokerOf(options: BrokerOptions, io: Io): NamedBroker | undefined {
  const url = brokerUrl(options, io);
  if (url === undefined) return undefined;
  const baseUrl = checkedUrl(url, '--broker-url').replace(/\/+$/, '');
  const given = (option: string | undefined, variable: string) => option ?? (io.env[variable] || undefined);
  const token = given(options.brokerToken, BROKER_VARIABLES.token);
  const username = given(options.brokerUsername, BROKER_VARIABLES.username);
  const password = given(options.brokerPassword, BROKER_VARIABLES.password);
  const env = proxies(io);
  const reached = { baseUrl, connection: brokerConnection(options, io) };
  if (token !== undefined)
    return { ...reached, authorization: `Bearer ${token}`, env: { ...env, [BROKER_VARIABLES.token]: token } };
  if (username === undefined && password === undefined) return { ...reached, env };
  if (username === undefined || password === undefined)
    throw new UsageError(
      'BROKER_CREDENTIALS',
      `A broker's user name and password come together; the ${username === undefined ? 'user name' : 'password'} is missing.`,
      `Give ${BROKER_VARIABLES.username} and ${BROKER_VARIABLES.password}, or ${BROKER_VARIABLES.token}.`,
    );
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    ...reached,
    authorization: `Basic ${basic}`,
    env: { ...env, [BROKER_VARIABLES.username]: username, [BROKER_VARIABLES.password]: password },
  };
}

/** A consumer version selector on the command line: a JSON object. */
export function readSelector(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return value as Readonly<Record<string, unknown>>;
  } catch {
    // Said below.
  }
  throw new InvalidArgumentError('It is a JSON object, such as {"mainBranch":true}.');
}
