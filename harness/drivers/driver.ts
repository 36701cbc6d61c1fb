// What the engine knows of an SDK under test: a driver, whatever the SDK's language or host.
import type {
  CallResult,
  CreateSdkParams,
  DisposeSdkResult,
  InitializeResult,
  InvokeParams,
  LateCallbacks,
  SetClockParams,
  SetUserDataJwtParams,
} from '../../contracts/adapter-protocol.ts';
import type { AdapterErrorCode } from '../base/errors/codes.ts';
import { ConformanceError } from '../base/errors/conformance-error.ts';
import type { Escaped } from './escaped.ts';

/** How requests of the SDK reach the mock backend. */
export type Network = 'in-process' | 'http' | 'page';

/** One line that the SDK or its adapter wrote. */
export interface LogLine {
  readonly source: 'stdout' | 'stderr' | 'console' | 'adapter';
  readonly text: string;
  /** Epoch milliseconds. */
  readonly atMs: number;
}

/** What an adapter said of itself, and how far its clock is from ours. */
export interface Introduction {
  readonly result: InitializeResult;
  /** The SDK's clock minus the harness's, milliseconds. */
  readonly clockSkewMs: number;
}

/** A driven SDK. Every method rejects with a `DriverFault` when the adapter, not the SDK, could not do its part. */
export interface Driver {
  readonly network: Network;
  /** Starts the adapter and shakes hands. */
  start(): Promise<Introduction>;
  /** Where this SDK reaches the mock backend, once it is started; absent: where the backend's host says. */
  backendBaseURL?(): string;
  createSdk(params: CreateSdkParams): Promise<CallResult>;
  setUserDataJwt(params: SetUserDataJwtParams): Promise<CallResult>;
  invoke(params: InvokeParams): Promise<CallResult>;
  setClock(params: SetClockParams): Promise<void>;
  disposeSdk(sdkId: string): Promise<DisposeSdkResult>;
  /** Calls back with each line that the SDK logs. */
  onLog(listener: (line: LogLine) => void): void;
  /** Calls back with what went wrong in an SDK of this process where nobody caught it. */
  onEscaped?(listener: (escaped: Escaped) => void): void;
  /**
   * Calls back with callbacks that fired late, as `disposeSdk` and the adapter's end tell of them: those of SDK instances
   * that are gone too.
   */
  onLate(listener: (late: LateCallbacks) => void): void;
  /** Ends the adapter and gives back everything that it held. Never rejects. */
  stop(): Promise<void>;
}

/** Why the adapter could not do its part. */
export type DriverFaultCode = AdapterErrorCode;

/** The adapter could not do its part: the scenario concerned cannot be judged. */
export class DriverFault extends ConformanceError<DriverFaultCode> {
  override readonly name = 'DriverFault';
  /** What helps to find the cause: the last lines of stderr, the message that was not valid. */
  readonly detail: string | undefined;

  constructor(code: DriverFaultCode, message: string, detail?: string, options?: ErrorOptions) {
    super(code, message, options);
    this.detail = detail;
  }
}
