// What Pact's verifier reports, as zod: it comes from another process.
import { z } from 'zod';

/** One thing that did not match. */
export const PactMismatch = z.looseObject({
  type: z.string(),
  mismatch: z.string().optional(),
  path: z.string().optional(),
  key: z.string().optional(),
  expected: z.unknown().optional(),
  actual: z.unknown().optional(),
});
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

/** A verifier's whole result. */
export const VerifierOutput = z.looseObject({
  result: z.boolean(),
  interactionResults: z.array(z.looseObject({ description: z.string(), result: z.string() })),
  errors: z.array(PactError),
  /** Failures of pending interactions, which the verifier does not count: we do. */
  pendingErrors: z.array(PactError).default([]),
});
export type VerifierOutput = z.infer<typeof VerifierOutput>;
