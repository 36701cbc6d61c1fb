import { z } from 'zod';

/** The first problem of a message in words, ` at the.field: what is wrong`; undefined: it is valid. */
export function problemIn(schema: z.ZodType, value: unknown): string | undefined {
  try {
    const result = schema.safeParse(value);
    if (result.success) return undefined;
    const issue = result.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${z.core.toDotPath(issue.path)}`;
    return `${where}: ${issue?.message ?? 'unknown reason'}`;
  } catch (error) {
    // Deeper than the stack.
    if (error instanceof RangeError) return ': it is nested too deeply';
    throw error;
  }
}
