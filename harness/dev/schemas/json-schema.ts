/** A JSON Schema as a value. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** The dialect of every schema that is published. */
export const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** A schema without what only the root of a document has. */
export function plain(schema: JsonSchema | undefined): JsonSchema {
  const { $schema: _, $id: __, ...rest } = schema ?? {};
  return rest;
}
