// The options that say how a stage is reached: headers of a gateway, certificates; and the proxies of the environment.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext, rootCertificates } from 'node:tls';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { getProxyForUrl } from 'proxy-from-env';
import { UsageError } from '../../base/usage-error.ts';
import type { Connection, TlsParts } from '../../net/connection.ts';
import type { Io } from '../process/io.ts';

type Header = readonly [name: string, value: string];

/** What commander makes of these options. */
export interface ConnectionOptions {
  readonly header?: readonly Header[];
  readonly ca?: string;
  readonly clientCert?: string;
  readonly clientKey?: string;
}

/** The environment variables that name proxies, for a process that we start. */
export const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const;

/** What the interactions are about, and what belongs to one connection or one body. */
const NOT_TO_BE_ADDED = [
  'authorization',
  'appcode',
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
];

/** A token (RFC 9110 §5.6.2), a colon, and text without control characters. */
const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e\t]*?)[ \t]*$/;

/** Reads one header. */
export function readHeader(text: string): Header {
  const [, name, value = ''] = text.match(HEADER) ?? [];
  if (name === undefined)
    throw new InvalidArgumentError('It is a name, a colon and a value, such as "X-Gateway: open".');
  if (NOT_TO_BE_ADDED.includes(name.toLowerCase()))
    throw new InvalidArgumentError(`${name} is set by the interactions or by the connection itself.`);
  return [name, value];
}

/** Adds the options to a command. */
export function withConnection(command: Command): Command {
  return command
    .addOption(
      new Option(
        '-H, --header <header>',
        'a header that the backend and the states URL get with each request ("Name: value"); may be repeated',
      ).argParser((text: string, before: readonly Header[] | undefined) => [
        ...(before ?? []),
        readHeader(text),
      ]),
    )
    .option('--ca <file>', 'certificates (PEM) that are trusted besides the well-known ones')
    .option('--client-cert <file>', "this side's certificate (PEM), where the other one asks for it")
    .option('--client-key <file>', 'the key of that certificate (PEM)');
}

function invalid(option: string, path: string, why: string, cause?: unknown): UsageError {
  return new UsageError(
    'CERTIFICATE_INVALID',
    `The file ${path} of ${option} cannot be used (${why}).`,
    'Give a file in PEM form: it has lines that begin with -----BEGIN.',
    { cause },
  );
}

function pemIn(path: string, option: string, cwd: string): string {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    throw invalid(option, path, (error as NodeJS.ErrnoException).code ?? 'unknown reason', error);
  }
  if (!text.includes('-----BEGIN ')) throw invalid(option, path, 'it holds no PEM');
  return text;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** Whether the parts can be used; what is wrong is said before anything is judged. */
function checked(parts: TlsParts, path: string, option: string): TlsParts {
  try {
    const { ca, ...mine } = parts;
    // A certificate that is none is passed over in silence there.
    for (const text of [...(ca ?? []), mine.cert ?? ''])
      for (const [one] of text.matchAll(CERTIFICATE)) new X509Certificate(one);
    createSecureContext({ ...mine, ...(ca === undefined ? {} : { ca: [...ca] }) });
    return parts;
  } catch (error) {
    throw invalid(option, path, (error as NodeJS.ErrnoException).code ?? 'it is not read', error);
  }
}

function tlsOf({ ca, clientCert, clientKey }: ConnectionOptions, cwd: string): TlsParts {
  if ((clientCert === undefined) !== (clientKey === undefined))
    throw new UsageError(
      'CERTIFICATE_INVALID',
      '--client-cert and --client-key come together.',
      'Give both, each a file in PEM form.',
    );
  return {
    ...(ca === undefined ? {} : checked({ ca: [...rootCertificates, pemIn(ca, '--ca', cwd)] }, ca, '--ca')),
    ...(clientCert === undefined || clientKey === undefined
      ? {}
      : checked(
          {
            cert: pemIn(clientCert, '--client-cert', cwd),
            key: pemIn(clientKey, '--client-key', cwd),
          },
          clientCert,
          '--client-cert',
        )),
  };
}

/**
 * How a backend and its states URL are reached.
 * @throws UsageError `CERTIFICATE_INVALID`
 */
export function connectionOf(options: ConnectionOptions, io: Pick<Io, 'cwd'>): Connection {
  return {
    headers: options.header ?? [],
    tls: tlsOf(options, io.cwd),
    proxyFor: (url) => getProxyForUrl(url) || undefined,
  };
}

/** How a broker is reached. It is another host: a gateway's headers, which may be secret, are not for it. */
export function brokerConnection(options: ConnectionOptions, io: Pick<Io, 'cwd'>): Connection {
  return connectionOf({ ...options, header: [] }, io);
}
