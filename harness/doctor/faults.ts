// What to do about a fault of an adapter, by its code. A fault of the handshake shows that the start went well.
import { DriverFault, type DriverFaultCode } from '../drivers/driver.ts';
import { Wrong } from './step.ts';

const PROTOCOL = 'See docs/adapter-protocol.md for what each message holds.';

const TODO: Readonly<Record<DriverFaultCode, string>> = {
  ADAPTER_LOAD_FAILED: 'Fix what is named here, and run doctor again.',
  ADAPTER_INVALID: `The adapter must have every method of the protocol. ${PROTOCOL}`,
  ADAPTER_START_FAILED: 'Start it by itself and see what it says: it must start without the harness, too.',
  ADAPTER_EXITED:
    'Run the command by itself in a shell: it must go on reading standard input until that is closed.',
  ADAPTER_TIMEOUT:
    'It must answer each message, on a line of its own, and flush standard output after it. Is it waiting for something?',
  ADAPTER_MESSAGE_INVALID: `Standard output belongs to the protocol: write logs and banners to standard error. ${PROTOCOL}`,
  ADAPTER_FLOODED: 'It wrote far too much: is it in a loop?',
  ADAPTER_PROTOCOL_VERSION:
    'Answer initialize with the protocolVersion that this harness speaks, or update one of the two.',
  ADAPTER_ERROR:
    'The adapter itself answered with this error; what the SDK does wrong belongs into a result.',
  ADAPTER_DISCONNECTED: 'The app ended, or lost its connection. See its own log.',
};

const HANDSHAKE: readonly DriverFaultCode[] = [
  'ADAPTER_TIMEOUT',
  'ADAPTER_MESSAGE_INVALID',
  'ADAPTER_PROTOCOL_VERSION',
  'ADAPTER_ERROR',
  'ADAPTER_INVALID',
  'ADAPTER_DISCONNECTED',
];

/** Whether an adapter with this fault did start. */
export function started(fault: unknown): boolean {
  return fault instanceof DriverFault && HANDSHAKE.includes(fault.code);
}

/** A fault as what is wrong and what to do. Anything else is thrown on: the harness is wrong, not the adapter. */
export function asWrong(error: unknown): Wrong {
  if (error instanceof Wrong) return error;
  if (error instanceof DriverFault) return new Wrong(error.message, TODO[error.code], error.detail);
  throw error;
}
