// An SDK under test, started, with the front that its requests go to; everything is given back afterwards.
import type { InitializeResult } from '../../contracts/adapter-protocol.ts';
import { createWorlds } from '../backend/worlds.ts';
import { type Driver, DriverFault } from '../drivers/driver.ts';
import { Session } from '../engine/session.ts';
import type { Drive } from './drive.ts';
import { openFront } from './front.ts';

/** An SDK that can be driven, with what its adapter said of it. */
export interface OpenedSdk extends Drive {
  readonly introduction: InitializeResult;
}

/**
 * Starts an SDK, does the work with it and stops it.
 * @throws DriverFault when the adapter does not start.
 */
export async function withSdk<T>(
  driver: Driver,
  callTimeoutMs: number,
  work: (sdk: OpenedSdk) => Promise<T>,
): Promise<T> {
  const worlds = createWorlds();
  const front = await openFront(worlds);
  const session = new Session(driver);
  try {
    await session.start();
    const { introduction, lost } = session;
    if (introduction === undefined)
      throw new DriverFault('ADAPTER_START_FAILED', lost?.message ?? 'The adapter did not start.');
    const { clockSkewMs, result } = introduction;
    return await work({ driver, worlds, front, clockSkewMs, callTimeoutMs, introduction: result });
  } finally {
    await session.stop();
    await front.stop();
  }
}
