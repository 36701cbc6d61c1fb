// What a failed check looks like, as data, and what many failures come down to. Written by the judge and by the
// diagnosis; renderers only show it.
import { z } from 'zod';
import { LEVELS } from '../contracts/requirement.ts';

/** Whose an error is: one of the SDK's own two codes, the code of the backend's answer to this call, or neither. */
const CALLBACK_CLASSES = ['success', 'sdk-error', 'backend-error', 'other-error', 'threw'] as const;

/** How a request was authorised. `held-token`: with the token that the SDK holds at the step. */
const AUTHORISATION_CLASSES = [
  'application-code',
  'held-token',
  'another-token',
  'other',
  'nothing',
  'no-request',
] as const;

/** What a token can turn up in. `authorization`: as the authorisation of a call that is to carry none. */
export const LEAK_PLACES = ['authorization', 'url', 'body', 'header', 'callback', 'log'] as const;

/** The signature of a failed check: what was seen, in classes that two failures of one cause share. */
export const Signature = z.object({
  /** In the order in which they fired; empty: none did. */
  callbacks: z.array(z.enum(CALLBACK_CLASSES)),
  /** Of the step's own request, or of the one that should not be. */
  authorised: z.enum(AUTHORISATION_CLASSES),
  /** The class of the backend's last answer: `2xx`; `none`: there was no answer. */
  answer: z.enum(['2xx', '3xx', '4xx', '5xx', 'none']),
  /** The SDK holds a token at this step. */
  holdsToken: z.boolean(),
  /** Of a leak: what a token turned up in. */
  leak: z.enum(LEAK_PLACES).exactOptional(),
});
export type Signature = z.infer<typeof Signature>;

/** A known defect that a run behaves like, or several that nothing tells apart here. */
export const Likeness = z.object({
  defects: z.array(
    z.object({
      id: z.string(),
      /** The requirement that it breaks. */
      requirement: z.string(),
      /** What it does wrong. */
      sentence: z.string(),
      /** How such a bug comes about. */
      cause: z.string(),
    }),
  ),
  /** How many of the scenarios that it predicts to fail failed so, of how many that were judged; none of them passed. */
  explains: z.number().int(),
  predicted: z.number().int(),
});
export type Likeness = z.infer<typeof Likeness>;

/** How far the causes go: what stays unexplained is said in numbers. */
export const Explained = z.object({
  /** Scenarios in which a check failed. */
  failing: z.number().int(),
  /** Those of them that the causes list. */
  listed: z.number().int(),
  /** Those that fail as a named known defect predicts. */
  named: z.number().int(),
});
export type Explained = z.infer<typeof Explained>;

/** What a number of scenarios fail for. */
export const Cause = z.object({
  /** What the SDK does, in one sentence. */
  text: z.string(),
  /** The strictest level of what it breaks. */
  level: z.enum(LEVELS),
  requirements: z.array(z.string()),
  /** Where it happens, in words; absent: nothing tells these scenarios from the others well. */
  where: z.string().exactOptional(),
  /** The scenarios that fail for it first, simplest first. */
  scenarios: z.array(z.string()),
  /** What the simplest one expected and saw. */
  expected: z.string(),
  seen: z.string(),
  /** The error that the SDK gave there; absent: it gave none. */
  code: z.string().exactOptional(),
  description: z.string().exactOptional(),
  /** Every scenario of it is listed as a known failure; absent: not every one. */
  known: z.literal(true).exactOptional(),
  /** The known defects that it looks like; absent: none, or it is not clear. */
  behavesLike: z.array(Likeness).exactOptional(),
});
export type Cause = z.infer<typeof Cause>;
