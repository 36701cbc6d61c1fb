// Pact files as they are read: only what verification needs is looked at, the rest goes through as it is.
import { z } from 'zod';
import { isMode, MODES, type Mode } from '../../../contracts/mode.ts';
import type { Level } from '../../../contracts/requirement.ts';

const State = z.looseObject({
  name: z.string(),
  params: z.record(z.string(), z.json()).optional(),
});

const Message = z.looseObject({
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  generators: z.record(z.string(), z.json()).optional(),
  matchingRules: z.record(z.string(), z.json()).optional(),
  body: z.json().optional(),
});

/** An interaction of a pact file. */
export const PactInteraction = z.looseObject({
  description: z.string(),
  type: z.string().optional(),
  comments: z.json().optional(),
  providerStates: z.array(State).optional(),
  request: Message.extend({ method: z.string().default('GET'), path: z.string().default('/') }).optional(),
  response: Message.extend({ status: z.number().default(200) }).optional(),
});
export type PactInteraction = z.infer<typeof PactInteraction>;

/** A pact file. */
export const PactFile = z.looseObject({
  consumer: z.looseObject({ name: z.string() }),
  provider: z.looseObject({ name: z.string() }),
  interactions: z.array(PactInteraction).min(1),
  metadata: z.looseObject({ pactSpecification: z.looseObject({ version: z.string() }) }),
});
export type PactFile = z.infer<typeof PactFile>;

/** Whether it is a request and an answer over HTTP; messages are not what a backend is verified with here. */
export function isHttp({ type, request, response }: PactInteraction): boolean {
  return (
    (type === undefined || type === 'Synchronous/HTTP') && request !== undefined && response !== undefined
  );
}

/** The requirement ids in a description, in the order in which they stand there. */
export function requirementsIn(description: string): readonly string[] {
  return [...new Set(description.match(/\bUD[AB]-\d+\b/g) ?? [])];
}

/** The mode of an interaction: its description begins with it, or its application profile has it. */
export function modeOf({ description, providerStates = [] }: PactInteraction): Mode | undefined {
  const named = MODES.find((mode) => description.startsWith(`${mode}: `));
  const stated = providerStates.map(({ params }) => params?.['mode']).find(isMode);
  return named ?? stated;
}

/** Whether the interaction is one that must be refused. */
export function isRefusal({ response }: PactInteraction): boolean {
  return (response?.status ?? 200) >= 400;
}

/** How binding an interaction is: a comment of a pact of specification V4 says so. */
export function levelOf({ comments }: PactInteraction): Level {
  const level =
    comments !== null && typeof comments === 'object' && !Array.isArray(comments)
      ? comments['level']
      : undefined;
  return level === 'SHOULD' || level === 'INFO' ? level : 'MUST';
}

/** What verify-provider judges beside the pact: what a refusal has changed, and what a success has done. */
function besidesThePact(interaction: PactInteraction): readonly string[] {
  const { request, providerStates = [] } = interaction;
  if (!providerStates.some(({ name }) => name.startsWith('a registered installation'))) return [];
  if (isRefusal(interaction)) return ['UDB-11'];
  return request?.method === 'GET' ? [] : ['UDB-12'];
}

/** The requirements that an interaction is about, and those that are judged beside it. */
export function requirementsOf(interaction: PactInteraction): readonly string[] {
  return [...new Set([...requirementsIn(interaction.description), ...besidesThePact(interaction)])];
}

/** Whether the interaction changes the data that it is given, even where all is well: then no other may be given the same. */
export function changesData({ request, response, providerStates = [] }: PactInteraction): boolean {
  const succeeds = (response?.status ?? 200) < 400;
  const changed = request?.method !== 'GET' && succeeds;
  return changed || providerStates.some(({ name }) => name === 'an earlier call');
}
