// A request as a curl command. Everything in it came from an SDK: it is quoted so that no shell reads it as code, and no
// terminal acts upon it when it is pasted.
import type { RequestEvidence } from '../../evidence.ts';

/** What stands for the token: the reader sets it. */
export const TOKEN_VARIABLE = 'USER_DATA_JWT';
/** What stands for the mock backend, which is gone by now: `serve --replay` starts one that knows the request. */
export const BACKEND_VARIABLE = 'BACKEND_URL';

/** Headers that curl makes by itself, or that belong to one connection. */
const LEFT_OUT = ['host', 'content-length', 'connection', 'accept-encoding', 'transfer-encoding'];

/** A text as one word of a shell: single quotes, or `$'…'` where it has control characters. */
export function shellQuoted(text: string): string {
  if (!/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.test(text))
    return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll(/[\u0000-\u001f\u007f]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replaceAll(
      /[\u0080-\u009f\u2028-\u202e\u2066-\u2069]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `$'${escaped}'`;
}

function headerArgument([name, value]: readonly [string, string]): string {
  if (name.toLowerCase() === 'authorization' && /^bearer\b/i.test(value)) {
    return `-H "Authorization: Bearer $${TOKEN_VARIABLE}"`;
  }
  return `-H ${shellQuoted(`${name}: ${value}`)}`;
}

/** A URL as one word of a shell. What went to the mock backend goes to the one that the reader names. */
function urlWord({ url, blocked }: RequestEvidence): string {
  const [, path] = /^[a-z]+:\/\/[^/?#]*(.*)$/is.exec(url) ?? [];
  return blocked === true || path === undefined
    ? shellQuoted(url)
    : `"$${BACKEND_VARIABLE}"${shellQuoted(path)}`;
}

/** The request as a command for a POSIX shell. A token is left to the reader: the report holds no usable one. */
export function curlOf(request: RequestEvidence): string {
  const lines = [
    `curl -X ${shellQuoted(request.method)} ${urlWord(request)}`,
    ...request.headers.filter(([name]) => !LEFT_OUT.includes(name.toLowerCase())).map(headerArgument),
    ...(request.body === undefined ? [] : [`--data-raw ${shellQuoted(request.body)}`]),
  ];
  return lines.join(' \\\n  ');
}
