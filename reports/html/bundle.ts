// Finds what the build made of the page's sources: one script, one style.
import { existsSync, readFileSync } from 'node:fs';

/** The page's script and style. */
export interface Bundle {
  readonly script: string;
  readonly css: string;
  /** Narrows down what a page of markup shows. */
  readonly filter: string;
}

let bundle: Bundle | undefined;

/** The built page, in the package's folder: above this code, wherever the build laid it. */
function placeOf(folder = new URL('./', import.meta.url)): URL {
  const place = new URL('dist/reports/html/', folder);
  if (existsSync(new URL('page.bundle.js', place))) return place;
  const parent = new URL('../', folder);
  if (parent.href === folder.href)
    throw new Error("The report's page has not been built. Run: npm run build");
  return placeOf(parent);
}

/**
 * The page's script and style, read once.
 * @throws Error when the project has not been built.
 */
export function pageBundle(): Bundle {
  if (bundle !== undefined) return bundle;
  const place = placeOf();
  const read = (name: string) => readFileSync(new URL(name, place), 'utf8').trim();
  bundle = {
    script: read('page.bundle.js'),
    css: read('page.bundle.css'),
    filter: read('filter.bundle.js'),
  };
  return bundle;
}
