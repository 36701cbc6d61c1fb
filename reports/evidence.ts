// What a report shows of a scenario as it happened: its steps, callbacks, requests and tokens. Never a usable token.
import { z } from 'zod';
import { OPERATIONS } from '../contracts/operations.ts';

/** A callback that fired; milliseconds from the scenario's start. Values are JSON text, cut where too long. */
export const CallbackEvidence = z.object({
  kind: z.enum(['success', 'error']),
  atMs: z.number(),
  late: z.boolean().exactOptional(),
  value: z.string().exactOptional(),
  code: z.string().exactOptional(),
  description: z.string().exactOptional(),
});
export type CallbackEvidence = z.infer<typeof CallbackEvidence>;

/** A request as evidence: tokens inside it have their signature cut. Milliseconds from the scenario's start. */
export const RequestEvidence = z.object({
  atMs: z.number(),
  method: z.string(),
  url: z.string(),
  endpoint: z.string().exactOptional(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string().exactOptional(),
  /** The name of the scenario's token that it carried as its authorisation. */
  token: z.string().exactOptional(),
  /** The answer's status; absent when the connection was reset, or the request was blocked. */
  status: z.number().int().exactOptional(),
  messageId: z.string().exactOptional(),
  answer: z.string().exactOptional(),
  /** It went to another host than the backend, and was blocked. */
  blocked: z.boolean().exactOptional(),
  /** No step explains it. */
  stray: z.boolean().exactOptional(),
});
export type RequestEvidence = z.infer<typeof RequestEvidence>;

/** A token, decoded as far as it can be, without its signature: never usable. */
export const TokenEvidence = z.object({
  name: z.string(),
  recipe: z.string(),
  /** The token's text with the signature replaced by a note; cut where too long. */
  text: z.string(),
  /** JSON text of the header and the claims, where they can be decoded. */
  header: z.string().exactOptional(),
  claims: z.string().exactOptional(),
  /** Epoch seconds, where the claim is a number. */
  exp: z.number().exactOptional(),
  iat: z.number().exactOptional(),
  /** In characters. */
  length: z.number().int(),
});
export type TokenEvidence = z.infer<typeof TokenEvidence>;

/** One step of a scenario: what was done, and what was seen. Milliseconds from the scenario's start. */
export const StepEvidence = z.object({
  number: z.number().int(),
  /** The step in words. */
  text: z.string(),
  do: z.string(),
  operation: z.enum(OPERATIONS).exactOptional(),
  control: z.boolean().exactOptional(),
  startMs: z.number(),
  endMs: z.number(),
  /** The SDK's clock when the step began, epoch milliseconds. */
  sdkClockMs: z.number(),
  /** The name of the token supplied by this step. */
  token: z.string().exactOptional(),
  argument: z.string().exactOptional(),
  callbacks: z.array(CallbackEvidence),
  requests: z.array(RequestEvidence),
  threw: z.string().exactOptional(),
  /** Why the adapter could not do this step. */
  fault: z.string().exactOptional(),
});
export type StepEvidence = z.infer<typeof StepEvidence>;
