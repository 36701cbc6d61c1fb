// Serves the status page, on this machine only. Its address holds a key, and a request must name this machine as its
// host: neither another user of the machine nor a page of another site (DNS rebinding) reads what an app sends.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isTrustedHost } from '../net/addresses.ts';
import { LOOPBACK, listen } from '../net/listening.ts';
import type { JudgedRequest } from './judged-request.ts';
import { type StatusView, statusPage, statusRow } from './status-page.tsx';

/** A status page that is served. */
export interface StatusServer {
  readonly url: string;
  /** Shows a request to every page that is open. */
  show(judged: JudgedRequest, seen: number): void;
  stop(): Promise<void>;
}

function headers(nonce: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

/**
 * Serves the status page until it is stopped. `port` 0: any free one.
 * @throws UsageError `CANNOT_LISTEN`
 */
export async function serveStatus(view: () => StatusView, port: number): Promise<StatusServer> {
  const key = randomBytes(16).toString('base64url');
  const open = new Set<ServerResponse>();
  const events = (to: ServerResponse) => {
    to.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    to.write('retry: 1000\n\n');
    open.add(to);
    to.on('close', () => open.delete(to));
  };
  const answer = ({ method, url, headers: { host } }: IncomingMessage, to: ServerResponse) => {
    if (!isTrustedHost(host)) return to.writeHead(403).end('This page answers to a loopback address only.\n');
    if (method !== 'GET') return to.writeHead(405, { Allow: 'GET' }).end();
    if (url === `/${key}/events`) return events(to);
    if (url !== `/${key}/`)
      return to.writeHead(404).end('There is nothing here. Use the address that "serve" printed.\n');
    const nonce = randomBytes(12).toString('base64url');
    return to.writeHead(200, headers(nonce)).end(statusPage(view(), nonce));
  };
  const listening = await listen(createServer(answer), { host: LOOPBACK, port });
  return {
    url: `http://${LOOPBACK}:${listening.port}/${key}/`,
    show: (judged, seen) => {
      const data = JSON.stringify({ row: statusRow(judged), seen });
      for (const to of open) to.write(`data: ${data}\n\n`);
    },
    stop: listening.stop,
  };
}
