// The fingerprints in the repo, and beside them what they were made from.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import type { Fingerprints } from '../../diagnosis/fingerprint.ts';
import { packed } from '../../diagnosis/packed.ts';
import type { Source } from './made-from.ts';

const FILE = 'harness/diagnosis/known-defects.ts';
const MADE_FROM = 'harness/dev/fingerprints/made-from.json';

const MadeFrom = z.object({
  /** The hash of the judge and of the reference SDK. */
  rules: z.string(),
  /** The hash of each file that known defects stand in, by its name. */
  files: z.record(z.string(), z.string()),
});

/** What the fingerprints in the repo were made from. */
export type MadeFrom = z.infer<typeof MadeFrom>;

/** What the fingerprints in the repo were made from; nothing, where nobody knows. */
export function madeFrom(): MadeFrom {
  const path = join(PACKAGE_ROOT, MADE_FROM);
  return existsSync(path) ? MadeFrom.parse(JSON.parse(readFileSync(path, 'utf8'))) : { rules: '', files: {} };
}

/** Keeps fingerprints; returns how many bytes they take. */
export function keep(prints: Fingerprints, sources: readonly Source[], rules: string): number {
  const text = packed(prints);
  writeFileSync(
    join(PACKAGE_ROOT, FILE),
    `// The fingerprints of the known defects, packed. Written by \`npm run fingerprints\`, never by hand.

/** Each part brotli, all of it in base64: see packed.ts. */
export const KNOWN_DEFECTS: string =
  '${text}';
`,
  );
  const files = Object.fromEntries(sources.map(({ file, hash }) => [file, hash]));
  writeFileSync(join(PACKAGE_ROOT, MADE_FROM), `${JSON.stringify({ rules, files }, null, 2)}\n`);
  return Buffer.from(text, 'base64').length;
}
