// Every error code there is. docs/errors.md is written from this list, and a test holds it.
import { ADAPTER_CODES, DOCTOR_CODES } from './adapter-codes.ts';
import { COMMAND_LINE_CODES } from './command-line-codes.ts';
import { CONTRACT_CODES } from './contract-codes.ts';
import { FILE_CODES } from './file-codes.ts';
import { BROKER_CODES, MACHINE_CODES, NO_ANSWER_CODES, STATE_CODES, TOOL_CODES } from './remote-codes.ts';

/** The codes by whose mistake they tell of: a heading each in docs/errors.md. */
export const ERROR_GROUPS = {
  'On the command line': COMMAND_LINE_CODES,
  'Files, folders, addresses': FILE_CODES,
  'Verifying a backend, publishing pacts': CONTRACT_CODES,
  'The adapter': ADAPTER_CODES,
  'What the doctor finds': DOCTOR_CODES,
  'No answer': NO_ANSWER_CODES,
  'Provider states': STATE_CODES,
  'The broker': BROKER_CODES,
  'This machine': MACHINE_CODES,
  'Tools and threads': TOOL_CODES,
} as const;

/** Every code with its entry. */
export const ERRORS = {
  ...COMMAND_LINE_CODES,
  ...FILE_CODES,
  ...CONTRACT_CODES,
  ...ADAPTER_CODES,
  ...DOCTOR_CODES,
  ...NO_ANSWER_CODES,
  ...STATE_CODES,
  ...BROKER_CODES,
  ...MACHINE_CODES,
  ...TOOL_CODES,
} as const;

/** A code. Stable: verdicts, tests and others' scripts match on it, never on a message. */
export type ErrorCode = keyof typeof ERRORS;

/** Whose mistake a code tells of: the caller's. */
export type UsageErrorCode =
  | keyof typeof COMMAND_LINE_CODES
  | keyof typeof FILE_CODES
  | keyof typeof CONTRACT_CODES
  | keyof typeof BROKER_CODES
  | 'ADAPTER_LOAD_FAILED';

/** The adapter's. */
export type AdapterErrorCode = keyof typeof ADAPTER_CODES;
/** The adapter's, as the doctor finds it. */
export type DoctorErrorCode = keyof typeof DOCTOR_CODES;
/** The other side's of a connection. */
export type NoAnswerCode = keyof typeof NO_ANSWER_CODES;
/** A provider state's. */
export type StateErrorCode = keyof typeof STATE_CODES;
/** This machine's. */
export type MachineErrorCode = keyof typeof MACHINE_CODES;
/** A broker's. */
export type BrokerErrorCode = keyof typeof BROKER_CODES;
