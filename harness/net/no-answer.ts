// Why no answer came, as one of our codes: what node names with one of its hundreds is read here, once.
import type { NoAnswerCode } from '../base/errors/codes.ts';
import { ConformanceError } from '../base/errors/conformance-error.ts';
import { NO_ANSWER_CODES } from '../base/errors/remote-codes.ts';

/** No answer came from where a request was sent. */
export class NoAnswer extends ConformanceError<NoAnswerCode> {
  override readonly name = 'NoAnswer';
}

/** Codes of node's that are about certificates (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const OF_TLS =
  /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CRL_|INVALID_CA$|HOSTNAME_MISMATCH$|EPROTO$)/;

function codeOf({ code = 'ERROR' }: NodeJS.ErrnoException): NoAnswerCode {
  if (Object.hasOwn(NO_ANSWER_CODES, code)) return code as NoAnswerCode;
  // llhttp, node's parser, gives each of its errors a code of its own.
  if (code.startsWith('HPE_')) return 'ANSWER_INVALID';
  return OF_TLS.test(code) ? 'TLS_FAILED' : 'ERROR';
}

/** Whatever a request ended with instead of an answer. */
export function asNoAnswer(error: unknown): NoAnswer {
  if (error instanceof NoAnswer) return error;
  if (!(error instanceof Error)) return new NoAnswer('ERROR', String(error), { cause: error });
  // Several addresses were tried: the first says why.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { message } = first instanceof Error ? first : error;
  return new NoAnswer(codeOf(error), message === '' ? error.name : message, { cause: error });
}
