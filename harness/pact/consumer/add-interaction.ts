// Writes an interaction of ours into a pact of Pact's.
import type { Interaction, PactRequest, PactResponse } from '../../../contracts/interaction.ts';
import { JSON_CONTENT } from '../../../contracts/interactions/parts.ts';
import type { PactValue } from '../../../contracts/pact-value.ts';
import type { ConsumerInteraction, ConsumerPact } from '../native/pact-core.ts';

/** Text as it is; a matcher as the JSON that the library takes for one. */
function written(value: PactValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function addRequest(to: ConsumerInteraction, request: PactRequest): void {
  to.withRequest(request.method, written(request.path));
  for (const [name, value] of Object.entries(request.query ?? {})) to.withQuery(name, 0, written(value));
  for (const [name, value] of Object.entries(request.headers ?? {}))
    to.withRequestHeader(name, 0, written(value));
  if (request.body !== undefined) to.withRequestBody(JSON.stringify(request.body), 'application/json');
}

function addResponse(to: ConsumerInteraction, response: PactResponse): void {
  const { status, body } = response;
  to.withStatus(typeof status === 'number' ? status : status.example);
  if (typeof status !== 'number') {
    const rule = { $: { matchers: [{ match: 'statusCode', status: status.any }] } };
    to.withResponseMatchingRules(JSON.stringify({ status: rule }));
  }
  if (body === undefined) return;
  to.withResponseHeader('Content-Type', 0, written(JSON_CONTENT));
  to.withResponseBody(JSON.stringify(body), 'application/json');
}

/** Adds an interaction; the requirements and the note go into comments, which specification version 3 leaves out. */
export function addInteraction(pact: ConsumerPact, interaction: Interaction): void {
  const to = pact.newInteraction('');
  to.uponReceiving(interaction.description);
  for (const { name, params } of interaction.given) {
    if (params === undefined) to.given(name);
    else to.givenWithParams(name, JSON.stringify(params));
  }
  to.setComment('requirements', JSON.stringify(interaction.requirements));
  if (interaction.level !== undefined) {
    to.setComment('level', JSON.stringify(interaction.level));
    to.setPending(true);
  }
  if (interaction.note !== undefined) to.addTextComment(interaction.note);
  addRequest(to, interaction.request);
  addResponse(to, interaction.response);
}
