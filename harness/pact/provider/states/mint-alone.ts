// A token over HTTP, for whoever brings provider states about in their own code: the states that need nothing but a key, each by
// itself, whatever interaction is under way.
import { z } from 'zod';
import {
  EARLIER_CALL,
  INSTALLATION_BEFORE,
  PROVIDER_STATES,
  providerState,
} from '../../../../contracts/provider-states.ts';
import { issueText } from '../../../../reports/issue-text.ts';
import type { ProxiedAnswer, ProxiedRequest } from '../../../net/exchange.ts';
import { jsonAnswer } from '../../../net/listen.ts';
import type { Application } from '../application.ts';
import { StateContext } from './context.ts';
import type { StateKeeper } from './keeper.ts';
import { asStateNotMet, notMetAnswer } from './wire.ts';

const Profile = z.strictObject({
  applicationCode: z.string().min(1),
  keyId: z.string().min(1).exactOptional(),
  secretHex: z
    .string()
    .regex(/^(?:[0-9a-fA-F]{2})+$/)
    .exactOptional(),
});

/** What is asked for. `profile`, `other`: whose code and key it is made with, where those that are known already are not meant. */
const MintRequest = z.strictObject({
  state: z.string(),
  params: z.record(z.string(), z.json()).default({}),
  /** What other states have returned: `${name}` in a parameter stands for one. */
  values: z.record(z.string(), z.string()).default({}),
  profile: Profile.exactOptional(),
  other: Profile.exactOptional(),
});

/** The states that can be brought about so. */
const MINTED = PROVIDER_STATES.filter(
  (state) => state.keeper === 'harness' && state !== EARLIER_CALL && state !== INSTALLATION_BEFORE,
);

/** The application profiles that are known where a request names none. */
export interface KnownProfiles {
  readonly application: Application | undefined;
  readonly other: Application | undefined;
}

function contextOf(asked: z.infer<typeof MintRequest>, known: KnownProfiles): StateContext {
  const context = new StateContext(false);
  context.mode = 'jwt';
  context.application = asked.profile ?? known.application;
  context.other = asked.other ?? known.other;
  const { applicationCode } = context.application ?? {};
  if (applicationCode !== undefined) context.values.set('applicationCode', applicationCode);
  for (const [name, value] of Object.entries(asked.values)) context.values.set(name, value);
  return context;
}

/** Answers `POST …/mint`: the values that the state returns. 400: the body is no such request. 404, 424: as with states. */
export async function mintAlone(
  request: ProxiedRequest,
  keeper: StateKeeper,
  known: KnownProfiles,
): Promise<ProxiedAnswer> {
  const refuse = (message: string) => jsonAnswer(400, { error: { code: 'STATE_PARAMS', message } });
  let body: unknown;
  try {
    body = JSON.parse(request.body.toString('utf8'));
  } catch {
    return refuse('The body is no JSON: it is {state, params, values, profile, other}.');
  }
  const asked = MintRequest.safeParse(body);
  if (!asked.success) return refuse(`The body is no request for a token: ${issueText(asked.error)}.`);
  const { state, params } = asked.data;
  const found = providerState(state);
  if (found !== undefined && !MINTED.includes(found))
    return refuse(`"${state}" is not brought about by minting something.`);
  try {
    return jsonAnswer(200, await keeper.setUp(state, params, contextOf(asked.data, known)));
  } catch (error) {
    return notMetAnswer(asStateNotMet(error));
  }
}
