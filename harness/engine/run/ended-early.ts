// Why a run was ended before everything was played.

/** The reason of an aborted signal where a run ends for a reason of its own. */
export class EndedEarly {
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}

/** Why scenarios of a run that was ended early were not played. */
export function whyEnded(signal: AbortSignal | undefined): string {
  const reason: unknown = signal?.reason;
  return reason instanceof EndedEarly ? reason.why : 'The run was interrupted.';
}
