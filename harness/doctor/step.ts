// What a doctor says of an adapter: one finding a step.
import type { AdapterErrorCode, DoctorErrorCode } from '../base/errors/codes.ts';
import { ConformanceError } from '../base/errors/conformance-error.ts';

/** `look`: the adapter does its part, and something is worth knowing. `not-reached`: an earlier step is wrong. */
export type StepOutcome = 'ok' | 'look' | 'wrong' | 'not-reached';

/** What was found in one step. Text of the SDK in it is bounded and holds no usable token. */
export interface StepFound {
  readonly step: string;
  readonly outcome: StepOutcome;
  /** Which kind of wrong it is, where something is. */
  readonly code?: WrongCode;
  /** What was seen, in one sentence. */
  readonly says: string;
  /** What to do, where something is wrong. */
  readonly todo?: string;
  /** What helps to find the cause: the last lines that the adapter wrote. */
  readonly detail?: string;
}

/** What may be wrong: an adapter that cannot be used, or one that does another thing than it should. */
export type WrongCode = AdapterErrorCode | DoctorErrorCode | 'NOT_AN_ADAPTER';

/** A step found something wrong: the steps after it mean nothing. */
export class Wrong extends ConformanceError<WrongCode> {
  override readonly name = 'Wrong';
  readonly todo: string;
  readonly detail: string | undefined;

  constructor(code: WrongCode, says: string, todo: string, detail?: string, options?: ErrorOptions) {
    super(code, says, options);
    this.todo = todo;
    this.detail = detail;
  }
}

/** What a step found that is as it should be; `look` where it is worth a look all the same. */
export interface Right {
  readonly says: string;
  readonly look?: true;
}
