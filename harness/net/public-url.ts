// Where others reach what listens here: an emulator sees this machine as 10.0.2.2, a phone by its address on the network.
import { UsageError } from '../base/usage-error.ts';
import { isEveryAddress, lanAddress, urlHost } from './addresses.ts';
import { LOOPBACK } from './listening.ts';

/**
 * A public base URL as the user gave it: scheme, host and port, without a slash at its end.
 * @throws UsageError `PUBLIC_URL_INVALID`
 */
export function checkedPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url !== undefined && ['http:', 'https:'].includes(url.protocol);
  if (plain && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '')
    return url.origin;
  throw new UsageError(
    'PUBLIC_URL_INVALID',
    `"${text}" is no public base URL.`,
    'Give scheme, host and port and nothing else: --public-url http://10.0.2.2:8484',
  );
}

/** The base URL under which what listens on this address is reached, unless the user said another one. */
export function baseUrlOf(host: string, port: number, publicUrl?: string): string {
  if (publicUrl !== undefined) return publicUrl;
  const shown = isEveryAddress(host) ? (lanAddress() ?? LOOPBACK) : host;
  return `http://${urlHost(shown)}:${port}`;
}
