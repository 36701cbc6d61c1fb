import { z } from 'zod';
import { DriverFault } from './driver.ts';

/**
 * A message, checked against its schema.
 * @throws DriverFault `ADAPTER_MESSAGE_INVALID` that names the message and the field.
 */
export function validated<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${z.core.toDotPath(issue.path)}`;
  throw new DriverFault(
    'ADAPTER_MESSAGE_INVALID',
    `${what[0]?.toUpperCase()}${what.slice(1)} is not valid${where}: ${issue?.message ?? 'unknown reason'}`,
  );
}
