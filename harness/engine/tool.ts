// This tool's name and version, from its package.json.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

function read(): { readonly name: string; readonly version: string } {
  // From the sources it lies two folders up, from dist/ three.
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      const { name, version } = require(path) as { name: string; version: string };
      if (name === 'mm-auth-conformance') return { name, version };
    } catch {
      // The other place.
    }
  }
  return { name: 'mm-auth-conformance', version: 'unknown' };
}

/** This tool's name and version. */
export const TOOL = read();
