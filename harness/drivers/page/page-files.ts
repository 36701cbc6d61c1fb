// The files of a page that is a file: served under a host that cannot exist, so that modules, imports and everything that
// needs a secure context work as on a web server.
import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { HttpResponse, http, type RequestHandler } from 'msw';
import { UsageError } from '../../base/usage-error.ts';

/** A host that cannot exist (RFC 6761). */
const ORIGIN = 'https://page.mm-auth-conformance.test';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/** A page to open, and what serves its own files where nobody else does. */
export interface PageSource {
  readonly url: string;
  /** Scheme, host and port of the page's own files. */
  readonly origin: string;
  readonly handlers: readonly RequestHandler[];
}

function inside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Serves a folder, and nothing above it. */
function filesOf(folder: string): RequestHandler {
  return http.get(`${ORIGIN}/*`, async ({ request }) => {
    const path = resolve(folder, `.${decodeURIComponent(new URL(request.url).pathname)}`);
    if (!inside(folder, path)) return new HttpResponse(null, { status: 404 });
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) return new HttpResponse(null, { status: 404 });
    const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
    return new HttpResponse(new Uint8Array(bytes), { headers: { 'Content-Type': type } });
  });
}

/**
 * The page of a `page:` target: an http(s) URL, or a file from this folder. Where the file lies below the folder, the
 * whole folder is served; else the file's own.
 * @throws UsageError `NO_SUCH_PAGE`
 */
export async function pageSource(target: string, cwd: string): Promise<PageSource> {
  if (/^https?:\/\//i.test(target)) {
    if (!URL.canParse(target))
      throw new UsageError(
        'NO_SUCH_PAGE',
        `"${target}" is no URL.`,
        'Give one such as page:http://localhost:5173/',
      );
    const url = new URL(target);
    return { url: url.href, origin: url.origin, handlers: [] };
  }
  const file = resolve(cwd, target);
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true)
    throw new UsageError(
      'NO_SUCH_PAGE',
      `There is no file ${target}.`,
      'Give an HTML file or an http(s) URL.',
    );
  const folder = inside(cwd, file) ? cwd : dirname(file);
  const path = relative(folder, file).split(sep).map(encodeURIComponent).join('/');
  return { url: `${ORIGIN}/${path}`, origin: ORIGIN, handlers: [filesOf(folder)] };
}
