// An SDK under test, started, with the mock backend that it reaches; everything is given back afterwards.
import type { InitializeResult } from '../../../contracts/adapter-protocol.ts';
import { DriverFault } from '../../drivers/driver.ts';
import { Session } from '../../engine/play/session.ts';
import type { OpenedTarget } from '../../target/opened-target.ts';
import type { Drive } from './drive.ts';

/** An SDK that can be driven, with what its adapter said of it. */
export interface OpenedSdk extends Drive {
  readonly introduction: InitializeResult;
  readonly session: Session;
}

/**
 * Starts an SDK, does the work with it and stops it.
 * @throws DriverFault when the adapter does not start.
 */
export async function withSdk<T>(
  { driver, worlds, backendBaseURL, stop }: OpenedTarget,
  callTimeoutMs: number,
  work: (sdk: OpenedSdk) => Promise<T>,
): Promise<T> {
  const session = new Session(driver);
  try {
    await session.start();
    const { introduction, lost } = session;
    if (introduction === undefined)
      throw new DriverFault('ADAPTER_START_FAILED', lost?.message ?? 'The adapter did not start.');
    const { clockSkewMs, result } = introduction;
    return await work({
      driver,
      worlds,
      session,
      clockSkewMs,
      callTimeoutMs,
      introduction: result,
      backendBaseURL: () => driver.backendBaseURL?.() ?? backendBaseURL,
    });
  } finally {
    await stop();
  }
}
