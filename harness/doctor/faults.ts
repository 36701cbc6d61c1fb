// What to do about a fault of an adapter, by its code. A fault of the handshake shows that the start went well.
import { ADAPTER_CODES } from '../base/errors/adapter-codes.ts';
import { DriverFault, type DriverFaultCode } from '../drivers/driver.ts';
import { Wrong } from './step.ts';

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
  if (error instanceof DriverFault) {
    const { code, message, detail } = error;
    return new Wrong(code, message, ADAPTER_CODES[code].todo, detail, { cause: error });
  }
  throw error;
}
