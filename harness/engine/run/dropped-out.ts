// What a report says of the devices of a fleet: one that is gone for good says nothing about the SDK, as long as another
// one has played what it was playing. One that breaks down and comes back is a fault, as it is where there is no other.
import type { Finding } from '../../../reports/model.ts';
import type { Introduction } from '../../drivers/driver.ts';
import type { Fault } from '../play/observation.ts';
import { breakdown } from './breakdown.ts';
import type { Device } from './device.ts';

/** A breakdown of which it is not known yet whether the device comes back. */
interface Pending {
  readonly fault: Fault;
  readonly underWay: readonly string[];
}

/** The breakdowns of a run's devices. */
export class DroppedOut {
  readonly #alone: boolean;
  readonly #find: (finding: Finding) => void;
  readonly #pending = new Map<Device, Pending>();

  /** `alone`: there is one device. */
  constructor(alone: boolean, find: (finding: Finding) => void) {
    this.#alone = alone;
    this.#find = find;
  }

  /** It broke down. A connection that is lost may be the device's: what becomes of it is seen later. */
  broke(device: Device, fault: Fault, underWay: readonly string[]): void {
    if (this.#alone || fault.code !== 'ADAPTER_DISCONNECTED') this.#find(breakdown(fault, underWay));
    else this.#pending.set(device, { fault, underWay });
  }

  /** It was waited for: either it is here again, or it will not come. */
  startedAgain(device: Device, over: boolean): void {
    const pending = this.#pending.get(device);
    if (pending === undefined || over || device.session.lost !== undefined) return;
    this.#pending.delete(device);
    this.#find(breakdown(pending.fault, pending.underWay));
  }

  /** At the end: who never came, who is gone. */
  tell(devices: readonly Device[]): void {
    if (this.#alone) return;
    for (const device of devices) {
      const gone = this.#pending.get(device);
      const where = gone?.underWay.slice(0, 3).join(', ') ?? '';
      if (gone !== undefined)
        this.#find({
          kind: 'note',
          text: `Device ${device.number} dropped out (${gone.fault.message}) and did not come back; it gave back ${where || 'nothing'}.`,
        });
      else if (device.session.introduction === undefined)
        this.#find({ kind: 'note', text: `Device ${device.number} did not take part: ${device.why ?? ''}` });
    }
  }
}

const called = ({ result: { sdk } }: Introduction) => `${sdk.name} ${sdk.version}`;

/** What is different about a device that is to share a run with the first; undefined: nothing. */
export function otherKind(first: Introduction, other: Introduction): string | undefined {
  if (called(first) !== called(other)) return `it brings ${called(other)} instead of ${called(first)}`;
  const abilities = ({ result }: Introduction) => JSON.stringify(result.capabilities);
  return abilities(first) === abilities(other)
    ? undefined
    : `its adapter declares other capabilities than the first one's`;
}
