// What Pact's verifier reports, as zod: it comes from another process. Its words are read here and become codes; nothing
// above decides by a text of Pact's.
import { z } from 'zod';

/** What a mismatch is about. `whole`: Pact names no part of the answer. */
export type MismatchPart = 'status' | 'other' | 'whole';

/** One thing that did not match. */
export const PactMismatch = z
  .looseObject({
    type: z.string(),
    mismatch: z.string().optional(),
    path: z.string().optional(),
    key: z.string().optional(),
    expected: z.unknown().optional(),
    actual: z.unknown().optional(),
  })
  .transform((one) => ({
    ...one,
    part: (one.type === 'StatusMismatch' ? 'status' : 'other') as MismatchPart,
  }));
export type PactMismatch = z.infer<typeof PactMismatch>;

/** Why an interaction failed. */
export const PactError = z.looseObject({
  /** Ends with the interaction's description. */
  interaction: z.string(),
  mismatch: z.looseObject({
    type: z.string(),
    message: z.string().optional(),
    mismatches: z.array(PactMismatch).optional(),
  }),
});
export type PactError = z.infer<typeof PactError>;

/** Whether an error is about the interaction of this description: it ends with it, or with it and what went wrong. */
export function isErrorOf({ interaction }: PactError, description: string): boolean {
  return `${interaction} - `.includes(` - ${description} - `);
}

/** Pact's word on one interaction. What is not OK is a failure, whatever it is called. */
const PactResult = z.string().transform((word) => (word === 'OK' ? 'OK' : 'Error'));

/** A verifier's whole result. */
export const VerifierOutput = z.looseObject({
  result: z.boolean(),
  interactionResults: z.array(z.looseObject({ description: z.string(), result: PactResult })),
  errors: z.array(PactError),
  /** Failures of pending interactions, which the verifier does not count: we do. */
  pendingErrors: z.array(PactError).default([]),
});
export type VerifierOutput = z.infer<typeof VerifierOutput>;
