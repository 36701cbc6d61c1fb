// Plays a sequence: brings its persons about, sends its requests on one kept connection or all at once, and looks at everybody
// before and after.

import { FIRST_NAME } from '../../../../contracts/interactions/parts.ts';
import { INSTALLATION_OF_PERSON, OTHER_PROFILE, PROFILE } from '../../../../contracts/provider-states.ts';
import {
  firstNameOf,
  type Sequence,
  type SequenceRequest,
} from '../../../../contracts/sequences/sequence.ts';
import { type Connection, keptAgent } from '../../../net/connection.ts';
import type { ProxiedAnswer } from '../../../net/exchange.ts';
import { NoAnswer } from '../../../net/no-answer.ts';
import { type BackendClient, backendClient, type Patience } from '../backend-client.ts';
import type { Snapshot } from '../looks/seen.ts';
import { lookAround } from '../looks/snapshot.ts';
import type { Recorder } from '../recorder.ts';
import type { ApiBases, ApiCall } from '../states/api-call.ts';
import { StateContext, StateNotMet } from '../states/context.ts';
import type { StateKeeper } from '../states/keeper.ts';
import { requestOf } from './requests.ts';

/** What a request of a sequence was answered with. */
export interface Answered {
  readonly request: SequenceRequest;
  /** The first name that it was to save. */
  readonly firstName: string;
  readonly answer: ProxiedAnswer;
}

/** What became of a sequence's requests. */
export interface Played {
  /** The same requests that must be refused, each on a connection of its own and nothing beside it: whether each was. */
  readonly refusedAlone: readonly boolean[];
  readonly answers: readonly Answered[];
  /** Every person of it, by place. */
  readonly persons: readonly StateContext[];
  readonly before: readonly Snapshot[];
  readonly after: readonly Snapshot[];
}

/** What a sequence is played with. */
export interface Stage {
  readonly keeper: StateKeeper;
  readonly client: BackendClient;
  readonly recorder: Recorder;
  readonly bases: ApiBases;
  readonly timeoutMs: number;
  readonly patience: Patience;
  readonly connection?: Connection | undefined;
}

/** A person of the same application, with whatever the first state has returned. */
function another(profile: StateContext): StateContext {
  const context = new StateContext(true);
  context.mode = profile.mode;
  context.application = profile.application;
  context.other = profile.other;
  for (const [name, value] of profile.values) context.values.set(name, value);
  return context;
}

async function personsOf(sequence: Sequence, { keeper }: Stage, profile: StateContext) {
  const { mode } = sequence;
  await keeper.setUp(PROFILE.name, { mode }, profile);
  if (sequence.requests.some(({ by }) => by === 'other-code'))
    await keeper.setUp(OTHER_PROFILE.name, { mode }, profile);
  const persons: StateContext[] = [];
  for (let at = 0; at < sequence.persons; at += 1) {
    const context = another(profile);
    await keeper.setUp(INSTALLATION_OF_PERSON.name, { firstName: FIRST_NAME }, context);
    persons.push(context);
  }
  return persons;
}

const isRefused = ({ status }: ProxiedAnswer) => status >= 400 && status < 500;

async function sentIn(
  sequence: Sequence,
  persons: readonly StateContext[],
  stage: Stage,
): Promise<readonly Answered[]> {
  const { bases, recorder, timeoutMs, patience, connection = {} } = stage;
  // One after the other: some are made of what was made for the one before.
  const calls: { request: SequenceRequest; firstName: string; call: ApiCall }[] = [];
  for (const [place, request] of sequence.requests.entries()) {
    const firstName = firstNameOf(place);
    calls.push({ request, firstName, call: await requestOf(request, persons, firstName) });
  }
  if (sequence.connection === 'at-once')
    return Promise.all(
      calls.map(async ({ request, firstName, call: { api, request: sent } }) => ({
        request,
        firstName,
        answer: await stage.client.send(sent, bases[api], 'interaction'),
      })),
    );
  const agent = keptAgent(new URL(bases.mobile), connection);
  const kept = backendClient(recorder, timeoutMs, { ...connection, agent }, patience);
  const answers: Answered[] = [];
  try {
    for (const { request, firstName, call } of calls) {
      const answer = await kept.send(call.request, bases[call.api], 'interaction');
      answers.push({ request, firstName, answer });
    }
  } finally {
    agent.destroy();
  }
  return answers;
}

/** A connection that the other side has closed while it was idle looks like no answer: then once more, on a new one. */
async function sentTwiceIfCut(...given: Parameters<typeof sentIn>): Promise<readonly Answered[]> {
  try {
    return await sentIn(...given);
  } catch (error) {
    if (!(error instanceof NoAnswer) || error.code === 'TIMEOUT' || error.code === 'GAVE_UP') throw error;
    return sentIn(...given);
  }
}

/**
 * Plays a sequence. `profile`: the state of its application profile, which is brought about first.
 * @throws StateNotMet when its persons could not be brought about. NoAnswer when a request got no answer.
 */
export async function played(sequence: Sequence, stage: Stage, profile: StateContext): Promise<Played> {
  const persons = await personsOf(sequence, stage, profile);
  const { client, bases } = stage;
  const look = () =>
    Promise.all(persons.map((context) => lookAround(client, bases, context, context.person ?? null)));
  const refusedAlone: boolean[] = [];
  const before = await look();
  for (const request of sequence.requests.filter(({ expected }) => expected === 'refused')) {
    const { api, request: sent } = await requestOf(request, persons, FIRST_NAME);
    refusedAlone.push(isRefused(await client.send(sent, bases[api], 'state')));
  }
  const answers = await sentTwiceIfCut(sequence, persons, stage);
  return { refusedAlone, answers, persons, before, after: await look() };
}

/** Why a sequence could not be played. */
export function whyNotPlayed(error: unknown): string {
  if (error instanceof StateNotMet) return `Its persons could not be brought about: ${error.message}`;
  if (error instanceof NoAnswer) return `The backend did not answer (${error.code}): ${error.message}`;
  throw error;
}
