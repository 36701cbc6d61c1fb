// A report that could not be written whole.
import type { MachineErrorCode } from '../base/errors/codes.ts';
import { ConformanceError } from '../base/errors/conformance-error.ts';

/** After a run that was judged: what was made of it could not all be kept. Neither the SDK's fault nor the caller's. */
export class NotKept extends ConformanceError<MachineErrorCode> {
  override readonly name = 'NotKept';
  /** The files that were written. */
  readonly kept: readonly string[];
  /** The journal that the report can be made from again; undefined: there is none. */
  readonly journal: string | undefined;

  constructor(
    why: string,
    { kept, journal }: { readonly kept: readonly string[]; readonly journal?: string | undefined },
    options?: ErrorOptions,
  ) {
    super('REPORT_NOT_WRITTEN', `The report could not be written whole: ${why}`, options);
    this.kept = kept;
    this.journal = journal;
  }
}
