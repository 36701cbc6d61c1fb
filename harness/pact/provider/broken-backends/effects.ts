// Backends that answer rightly and do the wrong thing: a refusal that changes something (UDB-11), a success that does not do
// what it says (UDB-12), an answer about somebody else (UDB-01, UDB-03), a field that is not restricted (UDB-08).

import type { Json } from '../../../../contracts/json.ts';
import type { Mode } from '../../../../contracts/mode.ts';
import type { Endpoint } from '../../../../contracts/wire.ts';
import { json } from '../../../backend/answer.ts';
import type { BrokenBackend } from './broken-backend.ts';
import { afterRefusal, pretending, rewriting, succeeded, takes } from './twists.ts';

const CODE = 'application-code';

function keeping(field: string): BrokenBackend {
  return {
    id: `keeps-${field.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)}-of-a-refused-save`,
    requirement: 'UDB-11',
    sentence: `A saveUser that it refuses changes ${field} all the same.`,
    mode: CODE,
    caughtBy: `${CODE}: saveUser of every field with no Authorization header is refused (UDB-02, UDB-10)`,
    twist: afterRefusal(['saveUser'], takes(field)),
  };
}

const FIELDS = [
  'firstName',
  'lastName',
  'middleName',
  'birthday',
  'gender',
  'emails',
  'phones',
  'tags',
  'customAttributes',
];

function changing(
  id: string,
  sentence: string,
  mode: Mode,
  caughtBy: string,
  twist: NonNullable<BrokenBackend['twist']>,
): BrokenBackend {
  return { id, requirement: 'UDB-11', sentence, mode, caughtBy: `${mode}: ${caughtBy}`, twist };
}

const names = (endpoint: Endpoint) =>
  afterRefusal([endpoint], (installation, { body }) => {
    const sent = (body ?? {}) as { externalUserId?: string; userIdentity?: { externalUserId?: string } };
    const id = sent.userIdentity?.externalUserId ?? sent.externalUserId;
    if (id !== undefined) installation.person.externalUserId = id;
  });

const REFUSALS: readonly BrokenBackend[] = [
  ...FIELDS.map(keeping),
  changing(
    'sets-an-external-id-that-it-refuses',
    'An anonymous save with an external user ID is refused, and sets it.',
    'jwt',
    'anonymous saveUser of every field and an external user ID is refused (UDB-05, UDB-10)',
    names('saveUser'),
  ),
  changing(
    'personalizes-and-refuses',
    'A personalize with a bad token is refused, and applied.',
    'jwt',
    'personalize of a whole person with a JWT signed with HS384 is refused (UDB-04, UDB-10)',
    names('personalize'),
  ),
  changing(
    'repersonalizes-and-refuses',
    'An anonymous repersonalize is refused, and applied.',
    'jwt',
    'anonymous repersonalize is refused (UDB-05, UDB-10)',
    names('repersonalize'),
  ),
  changing(
    'forgets-the-person-of-a-refused-personalize',
    'A refused personalize with forceDepersonalize makes the installation anonymous.',
    'jwt',
    'anonymous personalize of a whole person with forceDepersonalize is refused (UDB-05, UDB-10)',
    afterRefusal(['personalize'], (installation, { request }) => {
      if (request.url.searchParams.get('forceDepersonalize') === 'true')
        installation.person = { externalUserId: null, data: {} };
    }),
  ),
  changing(
    'depersonalizes-and-refuses',
    'A depersonalize with an unknown code is refused, and done.',
    CODE,
    'depersonalize with a code that no application has is refused (UDB-02, UDB-10)',
    afterRefusal(['depersonalize'], (installation) => {
      installation.person = { externalUserId: null, data: {} };
    }),
  ),
  changing(
    'changes-an-installation-that-it-refuses',
    'A refused save of an installation is kept.',
    CODE,
    'save installation of every field with no Authorization header is refused (UDB-02, UDB-10)',
    afterRefusal(['saveInstallation'], (installation, { body }) => {
      installation.data = { ...installation.data, ...(body as object) };
    }),
  ),
  changing(
    'clears-the-person-of-a-refused-fetch',
    'A refused fetchUser clears the first name.',
    'jwt',
    'fetchUser with a JWT whose signature is empty is refused (UDB-04, UDB-10)',
    afterRefusal(['fetchUser'], ({ person }) => {
      const { firstName: _, ...rest } = person.data;
      person.data = rest;
    }),
  ),
  changing(
    'saves-what-it-restricts',
    'It refuses an SDK with USER_DATA_RESTRICTED, and keeps the tags.',
    'contact-information-api',
    'saveUser of tags alone is refused (UDB-08, UDB-10)',
    afterRefusal(['saveUser'], takes('tags')),
  ),
];

function pretend(
  id: string,
  sentence: string,
  mode: Mode,
  caughtBy: string,
  endpoint: Endpoint,
): BrokenBackend {
  const twist = pretending((turn) => turn.endpoint === endpoint);
  return { id, requirement: 'UDB-12', sentence, mode, caughtBy: `${mode}: ${caughtBy}`, twist };
}

const SUCCESSES: readonly BrokenBackend[] = [
  pretend(
    'depersonalizes-nobody',
    'It says that it depersonalized, and did not.',
    CODE,
    'depersonalize (UDB-01)',
    'depersonalize',
  ),
  pretend(
    'depersonalizes-nobody-in-jwt-mode',
    'It says that it depersonalized, and did not.',
    'jwt',
    'depersonalize (UDB-07)',
    'depersonalize',
  ),
  pretend(
    'personalizes-nobody',
    'It says that it personalized, and did not.',
    'jwt',
    'personalize with a valid JWT (UDB-03)',
    'personalize',
  ),
  pretend(
    'saves-nothing',
    'It says that it saved, and did not.',
    'jwt',
    'saveUser with a valid JWT (UDB-03)',
    'saveUser',
  ),
  pretend(
    'saves-no-installation',
    'It says that it saved the installation, and did not.',
    CODE,
    'fetch installation after save installation shows what was saved (UDB-12)',
    'saveInstallation',
  ),
  {
    id: 'saves-no-external-id',
    requirement: 'UDB-12',
    sentence: 'It saves everything but the external user ID.',
    mode: CODE,
    caughtBy: `${CODE}: saveUser with an external user ID (UDB-01)`,
    twist: () => async (turn) => {
      const outcome = await turn.next();
      if (turn.endpoint === 'saveUser' && turn.installation !== undefined && succeeded(outcome))
        turn.installation.person.externalUserId = null;
      return outcome;
    },
  },
  {
    id: 'carries-the-person-over-when-forced',
    requirement: 'UDB-12',
    sentence: 'With forceDepersonalize it names the person before anew.',
    mode: 'jwt',
    caughtBy: 'jwt: personalize with a valid JWT and forceDepersonalize (UDB-03)',
    twist: () => async (turn) => {
      const before = turn.installation?.person.data;
      const outcome = await turn.next();
      const forced = turn.request.url.searchParams.get('forceDepersonalize') === 'true';
      if (forced && succeeded(outcome) && turn.installation !== undefined)
        turn.installation.person.data = { ...before, ...turn.installation.person.data };
      return outcome;
    },
  },
  {
    id: 'keeps-the-name-on-depersonalize',
    requirement: 'UDB-12',
    sentence: 'It takes the external user ID away and leaves the name.',
    mode: CODE,
    caughtBy: `${CODE}: depersonalize (UDB-01)`,
    twist: () => async (turn) => {
      const before = turn.installation?.person.data;
      const outcome = await turn.next();
      if (turn.endpoint === 'depersonalize' && succeeded(outcome) && turn.installation !== undefined)
        turn.installation.person.data = before ?? {};
      return outcome;
    },
  },
];

/** Keeps the fields that a PUT leaves out, or loses those that a PATCH does. */
function mixing(method: 'PUT' | 'PATCH', keeps: boolean): NonNullable<BrokenBackend['twist']> {
  return () => async (turn) => {
    const identifier = turn.request.url.searchParams.get('identifier') ?? '';
    const person = turn.world?.persons.get(identifier);
    const before = person?.data ?? {};
    const outcome = await turn.next();
    const plain = turn.request.url.pathname === '/people/2/persons';
    if (plain && person !== undefined && turn.request.method === method && succeeded(outcome))
      person.data = keeps ? { ...before, ...(turn.body as object) } : (turn.body as typeof before);
    return outcome;
  };
}

const CONTACT: readonly BrokenBackend[] = [
  {
    id: 'merges-on-put',
    requirement: 'UDB-12',
    sentence: 'Its PUT keeps what was not sent.',
    mode: 'contact-information-api',
    caughtBy: 'contact-information-api: replace a person by the last name alone (UDB-12)',
    twist: mixing('PUT', true),
  },
  {
    id: 'replaces-on-patch',
    requirement: 'UDB-12',
    sentence: 'Its PATCH loses what was not sent.',
    mode: 'contact-information-api',
    caughtBy: 'contact-information-api: change the last name of a person (UDB-12)',
    twist: mixing('PATCH', false),
  },
  {
    id: 'loses-contact-information',
    requirement: 'UDB-12',
    sentence: 'It says that it changed the contact information, and did not.',
    mode: 'contact-information-api',
    caughtBy: 'contact-information-api: change the contact information of a person (UDB-09)',
    twist: () => (turn) =>
      turn.request.url.pathname.endsWith('/persons/contactInformation') &&
      turn.request.headers['authorization'] === `App ${turn.world?.apiKey}`
        ? Promise.resolve(json({}))
        : turn.next(),
  },
  ...(
    [
      'without an Authorization header',
      'with the application code as its API key',
      "with another application's API key",
    ] as const
  ).flatMap((how, at) =>
    (['changing', 'replacing'] as const).map(
      (verb): BrokenBackend => ({
        id: `lets-${verb}-a-person-in-${['without-key', 'with-the-code', 'with-another-key'][at]}`,
        requirement: 'UDB-09',
        sentence: `It lets a call through that is made ${how}.`,
        mode: 'contact-information-api',
        caughtBy: `contact-information-api: ${verb} a person ${how} is refused (UDB-09)`,
        twist: () => (turn) => {
          const { authorization } = turn.request.headers;
          const method = verb === 'changing' ? 'PATCH' : 'PUT';
          const others = turn.world?.neighbours.map(({ apiKey }) => `App ${apiKey}`) ?? [];
          const open = [
            authorization === undefined,
            authorization === `App ${turn.world?.applicationCode}`,
            authorization !== undefined && others.includes(authorization),
          ][at];
          if (open !== true || turn.request.method !== method || turn.world === undefined) return turn.next();
          const headers = { ...turn.request.headers, authorization: `App ${turn.world.apiKey}` };
          return turn.next({ ...turn.request, headers });
        },
      }),
    ),
  ),
];

const ANSWERS: readonly BrokenBackend[] = [
  {
    id: 'answers-about-somebody-else',
    requirement: 'UDB-03',
    sentence: 'It names somebody else in its answer to fetchUser.',
    mode: 'jwt',
    caughtBy: 'jwt: fetchUser with a valid JWT (UDB-03)',
    twist: rewriting(
      ({ endpoint }, { status }) => endpoint === 'fetchUser' && status === 200,
      (value) => ({ ...value, externalUserId: 'somebody-else' }),
    ),
  },
  {
    id: 'answers-about-somebody-else-to-a-code',
    requirement: 'UDB-01',
    sentence: 'It names somebody else in its answer to saveUser.',
    mode: CODE,
    caughtBy: `${CODE}: saveUser (UDB-01)`,
    twist: rewriting(
      ({ endpoint }, { status }) => endpoint === 'saveUser' && status === 200,
      (value) => ({ ...value, externalUserId: 'somebody-else' }),
    ),
  },
  {
    id: 'names-nobody-in-small-letters',
    requirement: 'UDB-03',
    sentence: 'It keeps external user IDs in small letters.',
    mode: 'jwt',
    caughtBy: 'jwt: fetchUser of a person with an external user ID in upper and lower case (UDB-03)',
    twist: rewriting(
      (_, { status }) => status === 200,
      (value) =>
        typeof value['externalUserId'] === 'string'
          ? { ...value, externalUserId: value['externalUserId'].toLowerCase() }
          : value,
    ),
  },
];

/** Changes what a saveUser has saved. */
function spoiling(
  id: string,
  sentence: string,
  caughtBy: string,
  spoil: (data: Readonly<Record<string, Json>>) => Readonly<Record<string, Json>>,
): BrokenBackend {
  const twist: BrokenBackend['twist'] = () => async (turn) => {
    const outcome = await turn.next();
    const person = turn.endpoint === 'saveUser' && succeeded(outcome) ? turn.installation?.person : undefined;
    if (person !== undefined) person.data = spoil(person.data);
    return outcome;
  };
  return { id, requirement: 'UDB-12', sentence, mode: CODE, caughtBy: `${CODE}: ${caughtBy}`, twist };
}

const SPOILT: readonly BrokenBackend[] = [
  spoiling('loses-tags', 'It saves everything but the tags.', 'saveUser of every field (UDB-01)', (data) => {
    const { tags: _, ...rest } = data;
    return rest;
  }),
  spoiling(
    'keeps-seven-bits-of-a-text',
    'It puts question marks where a text is no ASCII.',
    'saveUser of texts in several scripts (UDB-01)',
    (data) => ({ ...data, firstName: String(data['firstName'] ?? '').replace(/[^ -~]/g, '?') }),
  ),
];

const EXISTING: BrokenBackend = {
  id: 'takes-the-token-of-any-existing-person',
  requirement: 'UDB-03',
  sentence: 'It looks whether the person of a token exists, and not whose installation it is.',
  mode: 'jwt',
  caughtBy: 'jwt: fetchUser with a JWT of another existing person is refused (UDB-03, UDB-10)',
  policy: { isForPerson: (sub) => sub.startsWith('person-') },
};

/** Backends whose answer and whose deed are two things. */
export const BROKEN_EFFECTS: readonly BrokenBackend[] = [
  ...SPOILT,
  EXISTING,
  ...REFUSALS,
  ...SUCCESSES,
  ...CONTACT,
  ...ANSWERS,
];
