// The schema of a scenario in a file. What it lets through is a `Scenario`; that it lets every scenario through is tested.
import { z } from 'zod';
import type { Json } from '../contracts/json.ts';
import { MODES } from '../contracts/mode.ts';
import { OPERATIONS } from '../contracts/operations.ts';
import { LEVELS, type RequirementId } from '../contracts/requirement.ts';
import { SDK_REQUIREMENTS } from '../contracts/requirements/sdk.ts';
import { FAULT_BODY_NAMES } from './fault-bodies.ts';
import { TokenEdit } from './token-edits/all.ts';

const json = z.json() as unknown as z.ZodType<Json, Json>;
const requirementId = z.enum(SDK_REQUIREMENTS.map(({ id }) => id) as [RequirementId, ...RequirementId[]]);
const tokenName = z.string().min(1).max(100).describe('Names a token within the scenario.');
const delayMs = z.number().int().min(0).max(60_000);

const minted = {
  token: tokenName,
  sub: z.enum(['own', 'other']).exactOptional().describe('Whose external user ID it is made for.'),
  lifetimeSeconds: z.number().positive().exactOptional(),
  like: tokenName.exactOptional().describe('An earlier token, with whose jti, iat and exp it begins.'),
  signatureOf: tokenName.exactOptional().describe('An earlier token, whose signature it has.'),
};

const MintedSupply = z.union([
  z.strictObject({ ...minted, recipe: z.string().describe('A token recipe: see `token recipes`.') }),
  z.strictObject({
    ...minted,
    edits: z.array(TokenEdit).max(20).describe('What makes it differ from a good token.'),
  }),
]);

const Supply = z
  .union([
    MintedSupply,
    z.strictObject({ token: tokenName, again: z.literal(true) }),
    z.strictObject({ value: json }),
    z.strictObject({ absent: z.literal(true) }),
  ])
  .describe('What is given to the SDK where it takes a JWT.');

const on = z
  .literal('every-call')
  .exactOptional()
  .describe('Which requests; without it, those of the operations that take a JWT.');

const BackendFault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answer'),
    on,
    status: z.number().int().min(200).max(599),
    body: z.enum(FAULT_BODY_NAMES),
    messageId: z.string().exactOptional(),
    text: z.string().exactOptional(),
    delayMs: delayMs.exactOptional(),
    retryAfterSeconds: z.number().int().min(0).max(60).exactOptional(),
    location: z.enum(['same-host', 'other-host', 'other-endpoint']).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('reset'), on, delayMs: delayMs.exactOptional() }),
  z
    .strictObject({ kind: z.literal('cut'), on, delayMs: delayMs.exactOptional() })
    .describe('Reset in the middle of the answer.'),
  z.strictObject({ kind: z.literal('no-answer'), on, delayMs }),
  z.strictObject({ kind: z.literal('delay'), on, delayMs }),
  z.strictObject({ kind: z.literal('headers'), on, headers: z.record(z.string(), z.string()) }),
  z
    .strictObject({ kind: z.literal('person-changed'), on, user: z.record(z.string(), json) })
    .describe('The person has changed on the backend, by somebody else.'),
]);

const Authorisation = z.union([z.literal('application-code'), z.strictObject({ token: tokenName })]);

const about = { requirement: requirementId };
const path = z.string().min(1).max(200).describe('A dotted path into a JSON value.');

const Expectation = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...about, kind: z.literal('succeeds') }),
    z.strictObject({ ...about, kind: z.literal('fails'), codes: z.array(z.string()).exactOptional() }),
    z.strictObject({ ...about, kind: z.literal('fails-with-backend-code') }),
    z.strictObject({ ...about, kind: z.literal('called-back-once') }),
    z.strictObject({ ...about, kind: z.literal('described') }),
    z.strictObject({ ...about, kind: z.literal('no-false-success') }),
    z.strictObject({ ...about, kind: z.literal('authorised'), by: Authorisation }),
    z.strictObject({
      ...about,
      kind: z.literal('authorised-by-one-of'),
      by: z.array(Authorisation).min(1).max(10),
    }),
    z.strictObject({ ...about, kind: z.literal('follows-the-token') }),
    z.strictObject({
      ...about,
      kind: z.literal('requests-bounded'),
      atMost: z.number().int().min(1).max(100),
    }),
    z.strictObject({ ...about, kind: z.literal('is-over'), texts: z.array(z.string()).exactOptional() }),
    z.strictObject({ ...about, kind: z.literal('no-request') }),
    z.strictObject({ ...about, kind: z.literal('no-bearer') }),
    z.strictObject({ ...about, kind: z.literal('token-confined') }),
    z.strictObject({ ...about, kind: z.literal('survives') }),
    z.strictObject({ ...about, kind: z.literal('sends'), path, equals: json }),
    z.strictObject({
      ...about,
      kind: z.literal('sends-what-was-given'),
      part: z.enum(['user-identity', 'flags', 'user-data', 'user-attributes']),
    }),
    z.strictObject({ ...about, kind: z.literal('returns-what-was-answered') }),
    z.strictObject({ ...about, kind: z.literal('returns'), path, equals: json }),
    z.strictObject({ ...about, kind: z.literal('returns-not'), path, value: json }),
    z.strictObject({ ...about, kind: z.literal('observes'), question: z.string() }),
  ])
  .describe('One thing that must be seen of a step, and the requirement that says so.');

const expectations = z.array(Expectation).max(50);

const callbackThrows = z
  .literal(true)
  .exactOptional()
  .describe('The first callback throws, once it has been seen.');

const InitStep = z.strictObject({
  do: z.literal('init'),
  same: z.literal(true).exactOptional().describe('Starts the instance that there is once more.'),
  application: z.literal('other').exactOptional().describe("From now on with another application's code."),
  jwt: Supply.exactOptional(),
  callbackThrows,
  expectations,
});
const SetJwtStep = z.strictObject({ do: z.literal('set-jwt'), jwt: Supply, callbackThrows, expectations });
const CallStep = z.strictObject({
  do: z.literal('call'),
  operation: z.enum(OPERATIONS),
  argument: json.exactOptional(),
  control: z.boolean().exactOptional(),
  atOnce: z.boolean().exactOptional().describe('Without the pause that an adapter asks for (`debounceMs`).'),
  callbackThrows,
  expectations,
});
const ExpireStep = z.strictObject({ do: z.literal('expire'), token: tokenName });

const Step = z.discriminatedUnion('do', [
  InitStep,
  SetJwtStep,
  CallStep,
  z
    .strictObject({
      do: z.literal('meanwhile'),
      call: z.discriminatedUnion('do', [InitStep, SetJwtStep, CallStep]),
      atOnce: z.boolean().exactOptional().describe('The steps do not wait for one another.'),
      inCallback: z
        .literal(true)
        .exactOptional()
        .describe("They happen inside the call's first callback, before it returns."),
      steps: z.array(z.discriminatedUnion('do', [SetJwtStep, CallStep, ExpireStep])).max(20),
    })
    .refine(({ inCallback, steps }) => inCallback !== true || steps.every((step) => step.do !== 'expire'), {
      message: 'time cannot pass inside a callback',
      path: ['steps'],
    }),
  ExpireStep,
  z.strictObject({
    do: z.literal('clock'),
    token: tokenName,
    afterExpMs: z.number().int().describe('Milliseconds after `exp`; negative: before it.'),
  }),
  z.strictObject({ do: z.literal('backend'), fault: BackendFault.nullable() }),
]);

/** A scenario, as a file carries it. */
export const ScenarioSchema = z.strictObject({
  id: z.string().describe('Unique, and begins with the mode: jwt/my-case/fetchUser.'),
  theme: z.string().min(1),
  sentence: z.string().min(1).describe('What it is for.'),
  mode: z.enum(MODES),
  level: z.enum(LEVELS).describe('The strictest level of the requirements.'),
  requirements: z.array(requirementId).min(1).describe('What it is about. Its steps check each of them.'),
  operation: z.enum(OPERATIONS).exactOptional(),
  recipe: z.string().exactOptional(),
  route: z.enum(['init', 'setter', 'replaced', 'cleared', 'never']).exactOptional(),
  slow: z.boolean().exactOptional(),
  steps: z.array(Step).min(1).max(500),
});
