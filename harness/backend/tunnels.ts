// The mock backend as a proxy for TLS (RFC 9110 §9.3.6): the CONNECT of an SDK under test is written down and refused, as it
// was to go to another host. Before the first scenario it is let through: the command that starts an adapter may have to
// fetch what it is built from.
import type { IncomingMessage, Server } from 'node:http';
import { connect, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { isLoopback } from '../net/addresses.ts';
import { blockTunnel } from './handle.ts';
import type { Worlds } from './worlds.ts';

/** Only for processes of this machine: nobody else is to reach other hosts through us. */
function isOurs(client: Duplex): boolean {
  const address = client instanceof Socket ? client.remoteAddress : undefined;
  return address !== undefined && isLoopback(address.replace(/^::ffff:/, ''));
}

const REFUSAL = 'HTTP/1.1 403 Blocked by mm-auth-conformance\r\nConnection: close\r\n\r\n';

function letThrough(authority: string, client: Duplex, head: Buffer, open: Set<Duplex>): void {
  const { hostname, port } = new URL(`https://${authority}`);
  const server = connect(Number(port === '' ? 443 : port), hostname.replace(/^\[|\]$/g, ''), () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    server.write(head);
    server.pipe(client).pipe(server);
  });
  for (const [one, other] of [
    [client, server],
    [server, client],
  ] as const) {
    open.add(one);
    one.on('error', () => other.destroy());
    one.on('close', () => {
      open.delete(one);
      other.destroy();
    });
  }
}

/** Guards the tunnels that are asked of this server. Returns what closes those that are open. */
export function guardTunnels(server: Server, worlds: Worlds): () => void {
  const open = new Set<Duplex>();
  server.on('connect', (message: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on('error', () => client.destroy());
    const authority = message.url ?? '';
    try {
      if (worlds.empty() && isOurs(client)) return letThrough(authority, client, head, open);
    } catch {
      // It names no host: refused like any other.
    }
    blockTunnel(worlds, authority);
    client.end(REFUSAL);
  });
  return () => {
    for (const one of open) one.destroy();
  };
}
