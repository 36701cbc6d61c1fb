// Finds what the build made of the page's sources: one script, one style. Beside this file in dist/; a process that runs
// from the sources takes the build's.
import { existsSync, readFileSync } from 'node:fs';

const PLACES = [new URL('./', import.meta.url), new URL('../../dist/reports/html/', import.meta.url)];

/** The page's script and style. */
export interface Bundle {
  readonly script: string;
  readonly css: string;
}

let bundle: Bundle | undefined;

/**
 * The page's script and style, read once.
 * @throws Error when the project has not been built.
 */
export function pageBundle(): Bundle {
  if (bundle !== undefined) return bundle;
  const place = PLACES.find((candidate) => existsSync(new URL('page.bundle.js', candidate)));
  if (place === undefined) throw new Error("The report's page has not been built. Run: npm run build");
  const read = (name: string) => readFileSync(new URL(name, place), 'utf8').trim();
  bundle = { script: read('page.bundle.js'), css: read('page.bundle.css') };
  return bundle;
}
