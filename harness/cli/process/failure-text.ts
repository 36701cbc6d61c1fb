// What is said when no verdict could be reached: the caller's mistake, or the harness's own.
import { ERRORS } from '../../base/errors/codes.ts';
import { ConformanceError } from '../../base/errors/conformance-error.ts';
import { TOOL } from '../../base/tool.ts';
import type { UsageError } from '../../base/usage-error.ts';
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
