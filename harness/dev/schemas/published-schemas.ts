// The JSON Schemas that ship in contracts/schemas/, each made from the zod schema that the code itself checks with.
// A new one is added here; `npm run schemas` writes the files.
import { z } from 'zod';
import { Report } from '../../../reports/model.ts';
import { SensitivityReport } from '../../../reports/sensitivity/model.ts';
import { CaseFile } from '../../../scenarios/case-file.ts';
import { ConfigFile } from '../../config/schema.ts';
import { KnownFailuresFile } from '../../files/known-failures-file.ts';
import { FuzzRecord } from '../../fuzz/campaign/fuzz-record.ts';
import { ProviderConfig } from '../../pact/provider/config.ts';
import { DIALECT, type JsonSchema, plain } from './json-schema.ts';
import { protocolSchema } from './protocol-schema.ts';

/** A schema that is published. */
interface PublishedSchema {
  /** The file's name in contracts/schemas/. */
  readonly file: string;
  readonly title: string;
  readonly make: () => JsonSchema;
}

/**
 * `io`: what is described is what this tool writes (defaults are there), or what it reads (they may be left out).
 * `reused`: what stands in several places is written out in each, or once and referred to.
 */
function from(
  schema: z.ZodType,
  io: 'input' | 'output',
  reused: 'inline' | 'ref' = 'inline',
): () => JsonSchema {
  return () => plain(z.toJSONSchema(schema, { io, reused, target: 'draft-2020-12', unrepresentable: 'any' }));
}

const PUBLISHED: readonly PublishedSchema[] = [
  { file: 'report.schema.json', title: 'report.json', make: from(Report, 'output') },
  { file: 'sensitivity.schema.json', title: 'sensitivity.json', make: from(SensitivityReport, 'output') },
  {
    file: 'known-failures.schema.json',
    title: 'A known-failures file (run --known-failures)',
    make: from(KnownFailuresFile, 'input'),
  },
  {
    file: 'case-file.schema.json',
    title: 'A case file (run --extra-cases)',
    make: from(CaseFile, 'input', 'ref'),
  },
  {
    file: 'config.schema.json',
    title: 'A configuration file (mm-auth-conformance.config.json)',
    make: from(ConfigFile, 'input', 'ref'),
  },
  {
    file: 'provider-config.schema.json',
    title: 'A configuration file (verify-provider --config)',
    make: from(ProviderConfig, 'input', 'ref'),
  },
  { file: 'fuzz-record.schema.json', title: 'fuzz.json', make: from(FuzzRecord, 'output') },
  {
    file: 'adapter-protocol.schema.json',
    title: 'A message of the adapter protocol, version 1 (docs/adapter-protocol.md)',
    make: protocolSchema,
  },
];

/** The text of every published schema by its file's name. */
export function publishedSchemas(): ReadonlyMap<string, string> {
  return new Map(
    PUBLISHED.map(({ file, title, make }) => [
      file,
      `${JSON.stringify({ $schema: DIALECT, title, ...make() }, null, 2)}\n`,
    ]),
  );
}
