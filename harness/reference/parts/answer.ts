// Reads a backend's answer: a value, or the error that goes to the error callback (UDA-20, UDA-22).
import { SdkError } from './sdk-error.ts';

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner !== null && typeof inner === 'object' ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function exceptionIn(body: string): unknown {
  return at(parsed(body), 'requestError', 'serviceException');
}

/** Whether an answer is the error envelope, whatever its status. */
export function isErrorEnvelope(body: string): boolean {
  return text(at(exceptionIn(body), 'messageId')) !== undefined;
}

/** The error in an answer that is no success: the envelope's code and text, or the status where there is none. */
export function errorIn(status: number, body: string): SdkError {
  const exception = exceptionIn(body);
  const code = text(at(exception, 'messageId'));
  const description = text(at(exception, 'text'));
  return new SdkError(
    code ?? `HTTP_${status}`,
    description ?? `The server refused the request with status ${status} and did not say why.`,
  );
}

/**
 * The value in a successful answer.
 * @throws SdkError `SERVER_RESPONSE_INVALID` when a body is needed and there is no JSON in it.
 */
export function valueIn(status: number, body: string): unknown {
  if (status === 204) return undefined;
  const value = parsed(body);
  if (value === undefined)
    throw new SdkError('SERVER_RESPONSE_INVALID', `The server answered ${status} without a JSON body.`);
  return value;
}
