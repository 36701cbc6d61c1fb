// Names of hosts as they stand in URLs and in Host headers.
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** The host as it stands in a URL: an IPv6 address in brackets (RFC 3986 §3.2.2). */
export function urlHost(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '').toLowerCase();
}

/** Whether a host name or address is this machine's own loopback (RFC 6761 §6.3). */
export function isLoopback(host: string): boolean {
  const name = bare(host);
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127\.\d+\.\d+\.\d+$/.test(name)
  );
}

/** Whether listening on it means every address of this machine. */
export function isEveryAddress(host: string): boolean {
  return ['0.0.0.0', '::', ''].includes(bare(host));
}

/** Whether it is an address and no name: no name server can make another host of it. */
function isAddress(host: string): boolean {
  return isIP(bare(host)) !== 0;
}

/** The host of a `Host` header, without its port; undefined: it is none. */
function hostIn(header: string | undefined): string | undefined {
  return header?.match(/^(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::\d{1,5})?$/)?.[1]?.toLowerCase();
}

/**
 * Whether a request that names this host may be trusted to mean this machine. A page of another site can have its name
 * resolve to this machine (DNS rebinding); an address, a loopback name, or a name that the user chose cannot be such.
 */
export function isTrustedHost(header: string | undefined, chosen: readonly string[] = []): boolean {
  const host = hostIn(header);
  if (host === undefined) return false;
  return isLoopback(host) || isAddress(host) || chosen.includes(host);
}

/** This machine's first address that others on its network see; undefined: it is on none. */
export function lanAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}
