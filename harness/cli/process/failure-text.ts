// What is said when no verdict could be reached: the caller's mistake, or the harness's own.
import { shellQuoted } from '../../base/command-text.ts';
import { ERRORS } from '../../base/errors/codes.ts';
import { ConformanceError } from '../../base/errors/conformance-error.ts';
import { TOOL } from '../../base/tool.ts';
import type { UsageError } from '../../base/usage-error.ts';
import type { NotKept } from '../../files/not-kept.ts';
import type { Io } from './io.ts';

/** One message that says what is wrong and what to do. */
export function usageErrorText(error: UsageError, colour: Io['colour']): string {
  const hint = error.hint ?? ERRORS[error.code].todo;
  const code = colour.dim(`[${error.code}]`);
  return `${colour.red('error:')} ${error.message} ${code}\n${colour.dim('hint:')}  ${hint}\n`;
}

/** An exception that nobody expected: the harness is wrong, and neither the SDK nor the caller. */
export function internalErrorText(error: unknown, colour: Io['colour']): string {
  const code = colour.dim(`[${error instanceof ConformanceError ? error.code : 'INTERNAL'}]`);
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    `${colour.red('internal error:')} ${TOOL.name} ${TOOL.version} itself went wrong; this says nothing about the SDK. ${code}`,
    trace,
    `${colour.dim('hint:')}  Please report it with the command and the lines above (Node ${process.version}).`,
    '',
  ].join('\n');
}

/** A run was judged, and not all of it could be kept: what there is, and how to get the rest. */
export function notKeptText({ message, code, kept, journal }: NotKept, colour: Io['colour']): string {
  return [
    `${colour.red('error:')} ${message} ${colour.dim(`[${code}]`)}`,
    `${colour.dim('kept: ')}  ${kept.length === 0 ? 'nothing' : kept.join(', ')}`,
    `${colour.dim('hint:')}  ${ERRORS[code].todo}`,
    ...(journal === undefined ? [] : [`       ${TOOL.name} report --from-journal ${shellQuoted(journal)}`]),
    '',
  ].join('\n');
}

/** What a machine answers that has no room, or lets nobody write. */
const DISK: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO'];

/** The disk's own message, where that is what went wrong; undefined: it is something else. */
export function diskProblem(error: unknown): string | undefined {
  if (error instanceof AggregateError) return error.errors.map(diskProblem).find((one) => one !== undefined);
  if (!(error instanceof Error)) return undefined;
  if (DISK.includes(String(Reflect.get(error, 'code')))) return error.message;
  return diskProblem(error.cause);
}
