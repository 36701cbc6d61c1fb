// What an adapter, not its SDK, does wrong: the scenario concerned cannot be judged, exit code 2.
import type { ErrorEntries } from './entry.ts';

const PROTOCOL = 'See docs/adapter-protocol.md for what each message holds.';

/** Faults of an adapter. */
export const ADAPTER_CODES = {
  ADAPTER_LOAD_FAILED: {
    means: 'The file or the page of an adapter could not be loaded.',
    todo: 'Fix what is named here, and run doctor again.',
  },
  ADAPTER_INVALID: {
    means: 'The adapter lacks a method of the protocol.',
    todo: `The adapter must have every method of the protocol. ${PROTOCOL}`,
  },
  ADAPTER_START_FAILED: {
    means: 'The adapter could not be started, or did not come.',
    todo: 'Start it by itself and see what it says: it must start without the harness, too.',
  },
  ADAPTER_EXITED: {
    means: "The adapter's process ended.",
    todo: 'Run the command by itself in a shell: it must go on reading standard input until that is closed.',
  },
  ADAPTER_TIMEOUT: {
    means: 'The adapter did not answer a message in time.',
    todo: 'It must answer each message, on a line of its own, and flush standard output after it. Is it waiting for something?',
  },
  ADAPTER_MESSAGE_INVALID: {
    means: 'The adapter sent something that is no message of the protocol.',
    todo: `Standard output belongs to the protocol: write logs and banners to standard error. ${PROTOCOL}`,
  },
  ADAPTER_FLOODED: {
    means: 'The adapter sent more than a message may hold.',
    todo: 'It wrote far too much: is it in a loop?',
  },
  ADAPTER_PROTOCOL_VERSION: {
    means: 'The adapter speaks another version of the protocol.',
    todo: 'Answer initialize with the protocolVersion that this harness speaks, or update one of the two.',
  },
  ADAPTER_ERROR: {
    means: 'The adapter answered a message with an error of its own.',
    todo: 'The adapter itself answered with this error; what the SDK does wrong belongs into a result.',
  },
  ADAPTER_DISCONNECTED: {
    means: 'The app with the SDK went away.',
    todo: 'The app ended, or lost its connection. See its own log.',
  },
} as const satisfies ErrorEntries;

/** What the doctor finds wrong in an adapter that keeps to the protocol. */
export const DOCTOR_CODES = {
  REQUEST_MISSING: {
    means: 'The SDK called back, and no request of it arrived at the backend.',
    todo: "Give the SDK createSdk's backendBaseURL, and let it make the call.",
  },
  REQUEST_ELSEWHERE: {
    means: "The SDK's requests went to another host.",
    todo: "Give the SDK createSdk's backendBaseURL.",
  },
  CALLBACK_MISSING: {
    means: 'A call led to no callback.',
    todo: 'Report each callback of the SDK in the answer, and wait for it up to timeoutMs.',
  },
  CALLBACK_UNEXPECTED: {
    means: 'A call led to another callback than it should, or to more than one.',
    todo: 'Report the callbacks of the SDK as they were, and nothing else.',
  },
  REGISTRATION_UNAUTHORISED: {
    means: 'Registration was not authorised with the application code.',
    todo: "Give the SDK createSdk's applicationCode.",
  },
  REGISTERED_LATER: {
    means: 'createSdk answered before the SDK had registered: calls failed, and worked a moment later.',
    todo: "Answer createSdk when the SDK's registration event has come, and declare registersLater: onRegistered of adaptPlugin does both.",
  },
  TOKEN_REFUSED: {
    means: 'The SDK refused a good token.',
    todo: 'Hand the jwt to the SDK byte for byte; clockMs of initialize must be the clock that the SDK reads.',
  },
  TOKEN_NOT_SENT: {
    means: 'A call after the setter was not authorised with the token that was set.',
    todo: 'Hand the jwt to the SDK byte for byte, and to the same instance that is called afterwards.',
  },
  ARGUMENT_NOT_SENT: {
    means: 'A call was sent without its argument.',
    todo: "Hand invoke's argument to the operation.",
  },
  ERROR_INCOMPLETE: {
    means: 'An error callback came back without its code or its description.',
    todo: "Report the error's code and description as the SDK gave them.",
  },
} as const satisfies ErrorEntries;
