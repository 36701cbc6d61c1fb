// The JSON Schemas that ship in contracts/schemas/, each made from the zod schema that the code itself checks with.
// A new one is added here; `npm run schemas` writes the files.
import { z } from 'zod';
import { Report } from '../reports/model.ts';
import { KnownFailuresFile } from './cli/known-failures-file.ts';

/** A schema that is published. */
interface PublishedSchema {
  /** The file's name in contracts/schemas/. */
  readonly file: string;
  readonly title: string;
  readonly schema: z.ZodType;
  /** What is described: what this tool writes (defaults are there), or what it reads (they may be left out). */
  readonly io: 'input' | 'output';
}

const PUBLISHED: readonly PublishedSchema[] = [
  { file: 'report.schema.json', title: 'report.json', schema: Report, io: 'output' },
  {
    file: 'known-failures.schema.json',
    title: 'A known-failures file (run --known-failures)',
    schema: KnownFailuresFile,
    io: 'input',
  },
];

/** The text of every published schema by its file's name. */
export function publishedSchemas(): ReadonlyMap<string, string> {
  return new Map(
    PUBLISHED.map(({ file, title, schema, io }) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, {
        io,
        target: 'draft-2020-12',
        unrepresentable: 'any',
      });
      return [file, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
    }),
  );
}
