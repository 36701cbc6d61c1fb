// Which interactions the real requests of an SDK fulfil. Forms of one call are held against the same request: an SDK uses
// one of them.
import type { Interaction } from '../../../contracts/interaction.ts';
import { otherForms } from '../../../contracts/interactions/forms.ts';
import { type Answer, refusal } from '../../backend/answer.ts';
import { headerOf, type ProxiedAnswer, type ProxiedRequest } from '../../net/exchange.ts';
import { type Drive, drive, isMadeBySdk, type SdkInteraction } from './drive.ts';
import { type PactMock, startPactMock } from './pact-mock.ts';

/** One call, with the ways to put it on the wire. */
export type Forms = readonly [SdkInteraction, ...SdkInteraction[]];

/** The calls that an SDK makes, each with its forms. */
export function callsOf(interactions: readonly Interaction[]): readonly Forms[] {
  const made = interactions.filter(isMadeBySdk);
  return made
    .filter((one) => one.otherFormOf === undefined)
    .map((first) => {
      const stated = made.filter((one) => one.otherFormOf === first.description);
      return [first, ...(stated.length > 0 ? stated : otherForms(first))];
    });
}

/** What an SDK's requests came to. */
export interface Fulfilment {
  /** The form that the SDK's request has; undefined: none. */
  readonly fulfilled: SdkInteraction | undefined;
  /** What does not fit the first form, in words; empty when one is fulfilled. */
  readonly mismatches: readonly string[];
}

/** What an SDK is answered when its request fits no form. */
const UNEXPECTED = refusal(500, 'REQUEST_UNEXPECTED', 'The request does not fulfil the interaction.');

/** What a Pact mock server answered, as the mock backend passes it on. */
function passedOn({ status, headers, body }: ProxiedAnswer): Answer {
  const contentType = headerOf(headers, 'content-type') ?? 'application/json';
  return { status, contentType, body: body.toString('utf8') };
}

async function firstAnswer(mocks: readonly PactMock[], request: ProxiedRequest): Promise<Answer> {
  for (const mock of mocks) {
    const answer = await mock.ask(request);
    if (answer !== undefined) return passedOn(answer);
  }
  return UNEXPECTED;
}

/**
 * Drives an SDK against Pact mock servers for a call's forms. Rejects with a DriverFault when the adapter could not do
 * its part.
 */
export async function fulfil(forms: Forms, setting: Drive): Promise<Fulfilment> {
  const mocks: PactMock[] = [];
  try {
    for (const form of forms) mocks.push(await startPactMock(form));
    for (const mock of mocks) setting.worlds.letThrough.add(mock.origin);
    await drive(forms[0], (request) => firstAnswer(mocks, request), setting);
    const mismatches = await Promise.all(mocks.map((mock) => mock.mismatches()));
    const found = mismatches.findIndex((one) => one.length === 0);
    return { fulfilled: forms[found], mismatches: found === -1 ? (mismatches[0] ?? []) : [] };
  } finally {
    for (const mock of mocks) {
      setting.worlds.letThrough.delete(mock.origin);
      mock.stop();
    }
  }
}
