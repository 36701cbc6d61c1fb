// docs/provider-states.md: every provider state, what to do to bring it about, and every value of its parameters, from the data.
import { PROVIDER_STATES } from '../../../contracts/provider-states.ts';
import { type StateDetails, type StateValue, stateDetails } from '../../../contracts/state-details.ts';

/** Where it lies, from the top of the project. */
export const STATES_PAGE = 'docs/provider-states.md';

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');

function valuesTable({ name, values = [] }: StateValue): readonly string[] {
  if (values.length === 0) return [];
  return [
    '',
    `| \`${name}\` | means |`,
    '| --- | --- |',
    ...values.map(({ value, means }) => `| \`${value}\` | ${cell(means)} |`),
  ];
}

function section({ name, keeper, sentence, does, takes, gives }: StateDetails): readonly string[] {
  const line = (one: StateValue) => `- \`${one.name}\`: ${cell(one.means)}`;
  return [
    '',
    `## ${name}`,
    '',
    sentence,
    '',
    `${keeper === 'backend' ? 'About the data of the backend.' : 'Needs no data of the backend.'} ${does}`,
    ...(takes.length === 0 ? [] : ['', 'Takes:', '', ...takes.map(line)]),
    ...(gives.length === 0 ? [] : ['', 'Returns:', '', ...gives.map(line)]),
    ...takes.flatMap(valuesTable),
  ];
}

/** The page's text. */
export function statesPage(): string {
  return [
    '# Provider states',
    '',
    'What each state of the contracts asks for: for those who bring states about in their own code, with `@State` of JUnit 5 or a',
    'function of pytest. Whoever has `verify-provider` or `contract states` do it needs the first few alone, or none',
    '([backend-teams.md](backend-teams.md)).',
    '',
    'A handler that returns nothing, or leaves `${externalUserId}` as it stands, makes a verifier send the example of the pact; the',
    'example is refused, and every interaction about a refusal passes for nothing. Have a handler fail where it cannot do what it',
    'should. The states of an interaction come in their order, the profile first.',
    '',
    'Tokens can be had over HTTP from a running `contract states`, by those who do not want to mint them in their own language; or',
    'held against [`contracts/token-vectors.json`](../contracts/token-vectors.json), which has every state and form of a token for a',
    'fixed key at a fixed time:',
    '',
    '```http',
    'POST /states/…/mint HTTP/1.1',
    'Content-Type: application/json',
    '',
    '{"state": "a bad user data JWT of a form", "params": {"sub": "person-1", "form": "exp-null"},',
    ' "profile": {"applicationCode": "…", "keyId": "…", "secretHex": "…"}}',
    '```',
    '',
    'It answers with the values that the state returns: `{"jwt": "…"}`. `profile` may be left out where the command line or the',
    'configuration file names one with a key. `values` holds what other states have returned, for a `sub` of `${externalUserId}`;',
    '`other` is the second profile, for the forms that are about one. `an unusable application code` and `an unusual external user ID`',
    'can be had in the same way.',
    '',
    'This page is written by `npm run docs`; `contract states --list --json` says the same.',
    ...PROVIDER_STATES.map(stateDetails).flatMap(section),
    '',
  ].join('\n');
}
