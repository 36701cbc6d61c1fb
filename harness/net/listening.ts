// A server that listens on one address until it is stopped; what the system refuses is said in the user's words.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../base/usage-error.ts';
import { urlHost } from './addresses.ts';

/** Only this machine reaches it. */
export const LOOPBACK = '127.0.0.1';

/** Where to listen. */
export interface Address {
  /** Default `127.0.0.1`: nobody else on the network reaches it. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
}

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Gives back the port and every connection. Safe to call again. */
  stop(): Promise<void>;
}

const REFUSALS: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  EADDRINUSE: ['another program listens there', 'End that program, or choose another port with --port.'],
  EADDRNOTAVAIL: ['this machine has no such address', 'Use an address of this machine, or 0.0.0.0 for all.'],
  ENOTFOUND: ['there is no such host', 'Use an address of this machine, or 0.0.0.0 for all.'],
  EACCES: ['the system does not allow it', 'Choose a port above 1023 with --port.'],
};

function refused(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const known = REFUSALS[error.code ?? ''];
  if (known === undefined) return error;
  const [why, hint] = known;
  return new UsageError('CANNOT_LISTEN', `Cannot listen on ${urlHost(host)}:${port}: ${why}.`, hint, {
    cause: error,
  });
}

/**
 * Lets a server listen.
 * @throws UsageError `CANNOT_LISTEN` when the address is taken, foreign or not allowed.
 */
export async function listen(server: Server, address: Address = {}): Promise<Listening> {
  const { host = LOOPBACK, port = 0 } = address;
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => reject(refused(error, host, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
