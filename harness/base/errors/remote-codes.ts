// What backends, brokers, Pact's tools and our own threads do wrong.
import type { ErrorEntries } from './entry.ts';

const REACHABLE = 'Is the address right, and does something listen there?';
const AGAIN = 'Try it again; see what the other side logs.';

/** Why no answer came from a backend or a broker. What node names has node's own name. */
export const NO_ANSWER_CODES = {
  ECONNREFUSED: { means: 'Nothing listens there.', todo: REACHABLE },
  ECONNRESET: { means: 'The other side closed the connection without an answer.', todo: AGAIN },
  EPIPE: { means: 'The other side closed the connection while the request was sent.', todo: AGAIN },
  ETIMEDOUT: { means: 'No connection came about in the time that the system gives.', todo: REACHABLE },
  ENOTFOUND: { means: 'There is no such host.', todo: REACHABLE },
  EAI_AGAIN: { means: 'The name of the host could not be looked up just now.', todo: REACHABLE },
  EHOSTUNREACH: { means: 'No way leads to the host.', todo: REACHABLE },
  ENETUNREACH: { means: 'No way leads to the network.', todo: REACHABLE },
  TIMEOUT: {
    means: 'No answer came in the time that one request has.',
    todo: 'Raise --timeout, or see why it is slow.',
  },
  ANSWER_TOO_LONG: { means: 'The answer is longer than 8 MB.', todo: 'Answer with what was asked for.' },
  ANSWER_INVALID: { means: 'What came back is no HTTP.', todo: 'Is it the right port, and http or https?' },
  TLS_FAILED: {
    means: 'The certificate of the other side is not trusted, or TLS failed otherwise.',
    todo: 'Name your certificate authority in NODE_EXTRA_CA_CERTS.',
  },
  GAVE_UP: { means: 'It did not answer several times in a row, and was not asked again.', todo: AGAIN },
  ERROR: { means: 'No answer came; the message says why.', todo: AGAIN },
} as const satisfies ErrorEntries;

/** Why a provider state could not be brought about. */
export const STATE_CODES = {
  STATE_UNKNOWN: {
    means: 'Nobody knows a state of this name.',
    todo: 'Teach it to your --states-url, or leave the interaction out.',
  },
  STATE_PARAMS: { means: 'A parameter of a state is missing or unusable.', todo: 'Correct the pact.' },
  STATE_NOT_CONFIGURED: {
    means: 'The state needs a key, a code or a seed that nobody gave.',
    todo: 'Give what the message names; see docs/backend-teams.md.',
  },
  STATE_FAILED: {
    means: 'A state was tried, and did not come about.',
    todo: 'See what the backend or the --states-url answered.',
  },
  STATE_VALUE_MISSING: {
    means: 'The reply to a state lacks a value that the contract needs.',
    todo: 'Return it from your --states-url.',
  },
} as const satisfies ErrorEntries;

/** Why a Pact Broker could not be used. */
export const BROKER_CODES = {
  BROKER_UNREACHABLE: {
    means: 'The broker does not answer.',
    todo: 'Is --broker-url right, and the broker up?',
  },
  BROKER_REFUSED: {
    means: 'The broker refused what it was asked for.',
    todo: 'Give PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD.',
  },
  BROKER_ANSWER_INVALID: {
    means: 'What answers there is no Pact Broker.',
    todo: 'Give the URL at which a Pact Broker has its index.',
  },
} as const satisfies ErrorEntries;

/** What this machine could not do: neither the caller's mistake nor the tool's. */
export const MACHINE_CODES = {
  REPORT_NOT_WRITTEN: {
    means: 'A file of the report could not be written: the disk is full, or the folder is gone.',
    todo: 'Make room. What could be kept is named; report --from-journal writes the rest again.',
  },
} as const satisfies ErrorEntries;

/** Tools that were started, and did not do their part. */
export const TOOL_CODES = {
  VERIFIER_TIMEOUT: {
    means: "Pact's verifier was ended before it had a result.",
    todo: 'Raise --timeout, or verify less at once.',
  },
  VERIFIER_FAILED: { means: "Pact's verifier ended without a result.", todo: 'Try it again, and report it.' },
  PUBLISH_TIMEOUT: { means: 'The broker did not take a pact in time.', todo: 'Is the broker up?' },
  PUBLISH_REFUSED: {
    means: "Pact's command line could not publish a pact.",
    todo: 'See what it says: URL, credentials, or a version that is there already.',
  },
  THREAD_DIED: { means: 'A thread that plays mutants died.', todo: 'The mutant brings its thread down.' },
  THREAD_TIMEOUT: { means: 'A thread that plays mutants came to no end.', todo: 'The mutant hangs.' },
  THREAD_ENDED: { means: 'A thread was ended while it played.', todo: 'Run it again to the end.' },
  INTERNAL: {
    means: 'This tool itself went wrong; it says nothing about the SDK.',
    todo: 'Report it with the command and the lines that it printed.',
  },
} as const satisfies ErrorEntries;
