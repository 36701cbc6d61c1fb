// Backends that do a thing by halves: they save the good fields of what they refuse, lose the envelope of a refusal that is not
// about authorisation, keep an ID in another form, or do to a neighbour what was asked of one (UDB-10 to UDB-12, UDB-01, UDB-02).
import { json } from '../../../backend/answer.ts';
import type { Turn, Twist } from '../mock/twist.ts';
import type { BrokenBackend } from './broken-backend.ts';
import {
  afterRefusal,
  authorizedBy,
  isAnswer,
  letIn,
  pretending,
  rewriting,
  succeeded,
  takes,
} from './twists.ts';

const CODE = 'application-code';
const OPEN = 'a refusal changes nothing (UDB-11, UDB-10)';

const HALF_SAVED: readonly BrokenBackend[] = [
  {
    id: 'saves-the-names-beside-a-bad-email',
    requirement: 'UDB-11',
    sentence: 'It saves the names before it looks at the email address, which it refuses.',
    mode: CODE,
    caughtBy: `${CODE}: saveUser with an email address that is none: ${OPEN}`,
    twist: afterRefusal(['saveUser'], takes('lastName')),
  },
  {
    id: 'saves-the-names-beside-a-bad-phone-number',
    requirement: 'UDB-11',
    sentence: 'It personalizes, and then refuses the phone number.',
    mode: 'jwt',
    caughtBy: `jwt: personalize with a phone number that is none: ${OPEN}`,
    twist: afterRefusal(['personalize'], takes('middleName')),
  },
  {
    id: 'becomes-primary-though-the-identity-is-empty',
    requirement: 'UDB-11',
    sentence: 'It makes the installation primary before it finds that nobody is named.',
    mode: CODE,
    caughtBy: `${CODE}: personalize with an empty user identity: ${OPEN}`,
    twist: afterRefusal(['personalize'], (installation) => {
      installation.data = { ...installation.data, isPrimaryDevice: true };
    }),
  },
];

const noEnvelope = (status: number): NonNullable<BrokenBackend['twist']> =>
  rewriting(
    (_, answer) => answer.status === status,
    () => ({ error: 'no' }),
  );

const WITHOUT_ENVELOPE: readonly BrokenBackend[] = [
  {
    id: 'has-no-envelope-for-an-unknown-registration',
    requirement: 'UDB-10',
    sentence: 'It answers an unknown registration with an error page of its framework.',
    mode: CODE,
    caughtBy: `${CODE}: fetchUser of a registration that nobody has: ${OPEN}`,
    twist: noEnvelope(404),
  },
  {
    id: 'has-no-code-for-a-bad-email',
    requirement: 'UDB-10',
    sentence: 'Its refusal of an email address has no code.',
    mode: CODE,
    caughtBy: `${CODE}: saveUser with an email address that is none: ${OPEN}`,
    twist: rewriting(
      (_, { status }) => status === 400,
      () => ({ requestError: { serviceException: { messageId: null, text: 'The email is not valid.' } } }),
    ),
  },
];

/** Changes the external user ID of a success before it is kept. */
function keeping(change: (id: string) => string): () => Twist {
  return () => async (turn) => {
    const outcome = await turn.next();
    const person = turn.installation?.person;
    if (succeeded(outcome) && typeof person?.externalUserId === 'string' && isNaming(turn))
      person.externalUserId = change(person.externalUserId);
    return outcome;
  };
}

function isNaming({ endpoint }: Turn): boolean {
  return endpoint === 'personalize' || endpoint === 'saveUser';
}

const named = (what: string, form: string) => `${CODE}: ${what} with an external user ID ${form} (UDB-01)`;

const OTHER_IDS: readonly BrokenBackend[] = [
  {
    id: 'keeps-ids-in-small-letters',
    requirement: 'UDB-12',
    sentence: 'It keeps external user IDs in small letters.',
    mode: CODE,
    caughtBy: named('personalize', 'in upper and lower case'),
    twist: keeping((id) => id.toLowerCase()),
  },
  {
    id: 'trims-ids',
    requirement: 'UDB-12',
    sentence: 'It takes white space around an external user ID away.',
    mode: CODE,
    caughtBy: named('saveUser', 'with a space before and after'),
    twist: keeping((id) => id.trim()),
  },
  {
    id: 'composes-ids',
    requirement: 'UDB-12',
    sentence: 'It normalises external user IDs to NFC.',
    mode: CODE,
    caughtBy: named('personalize', 'with letters and combining marks apart'),
    twist: keeping((id) => id.normalize('NFC')),
  },
  {
    id: 'cuts-ids',
    requirement: 'UDB-12',
    sentence: 'Its column for external user IDs has 64 characters.',
    mode: CODE,
    caughtBy: named('personalize', 'of 200 characters'),
    twist: keeping((id) => id.slice(0, 64)),
  },
  {
    id: 'fails-on-ids-outside-latin-1',
    requirement: 'UDB-01',
    sentence: 'It fails where an external user ID is not Latin-1.',
    mode: CODE,
    caughtBy: named('saveUser', 'in several scripts'),
    twist: () => async (turn) =>
      isNaming(turn) && /[^\u0000-\u00ff]/.test(turn.request.text)
        ? { ...json({ error: 'encoding' }), status: 500 }
        : turn.next(),
  },
];

/** Does something to the other installations of the application too. */
function alsoOf(
  endpoint: Turn['endpoint'],
  whose: 'the same person' | 'anybody',
  change: (other: NonNullable<Turn['installation']>, turn: Turn) => void,
): () => Twist {
  return () => async (turn) => {
    const { installation, world } = turn;
    const before = installation?.person;
    const outcome = await turn.next();
    if (!succeeded(outcome) || turn.endpoint !== endpoint) return outcome;
    for (const other of world?.installations.values() ?? [])
      if (other !== installation && (whose === 'anybody' || other.person === before)) change(other, turn);
    return outcome;
  };
}

function isForced({ endpoint, request }: Turn): boolean {
  return (
    endpoint === 'personalize' && /^(true|1)$/.test(request.url.searchParams.get('forceDepersonalize') ?? '')
  );
}

type Mine = NonNullable<Turn['installation']>;

/** Does something after a personalize with forceDepersonalize. `before`: whose the installation was. */
function afterForced(change: (installation: Mine, turn: Turn, before: Mine['person']) => void): () => Twist {
  return () => async (turn) => {
    const { installation } = turn;
    const before = installation?.person;
    const outcome = await turn.next();
    if (succeeded(outcome) && isForced(turn) && installation !== undefined && before !== undefined)
      change(installation, turn, before);
    return outcome;
  };
}

const NEIGHBOURS: readonly BrokenBackend[] = [
  {
    id: 'depersonalizes-every-installation-of-a-person',
    requirement: 'UDB-12',
    sentence: 'Depersonalize of one installation depersonalizes every one of the person.',
    mode: CODE,
    caughtBy: `${CODE}: depersonalize of one of two installations of a person (UDB-12)`,
    twist: alsoOf('depersonalize', 'the same person', (other) => {
      other.person = { externalUserId: null, data: {} };
    }),
  },
  {
    id: 'takes-a-person-from-other-installations',
    requirement: 'UDB-12',
    sentence: 'A personalize with forceDepersonalize takes the person from every other installation.',
    mode: CODE,
    caughtBy: `${CODE}: personalize of a whole person with forceDepersonalize who has another installation (UDB-12)`,
    twist: afterForced((installation, { world }) => {
      for (const other of world?.installations.values() ?? [])
        if (other !== installation && other.person === installation.person)
          other.person = { externalUserId: null, data: {} };
    }),
  },
  {
    id: 'depersonalizes-every-installation-by-force',
    requirement: 'UDB-12',
    sentence: 'forceDepersonalize depersonalizes every installation of the person before.',
    mode: 'jwt',
    caughtBy:
      'jwt: personalize of a whole person with forceDepersonalize of one of two installations of another person (UDB-12)',
    twist: afterForced((installation, { world }, before) => {
      for (const other of world?.installations.values() ?? [])
        if (other !== installation && other.person === before)
          other.person = { externalUserId: null, data: {} };
    }),
  },
  {
    id: 'saves-attributes-to-the-person-before-too',
    requirement: 'UDB-12',
    sentence: 'A personalize with forceDepersonalize saves the attributes before it changes the person, too.',
    mode: CODE,
    caughtBy: `${CODE}: personalize of a whole person with forceDepersonalize of one of two installations of another person (UDB-12)`,
    twist: afterForced((installation, _turn, before) => {
      before.data = { ...before.data, lastName: installation.person.data['lastName'] ?? null };
    }),
  },
  {
    id: 'forces-nobody-upon-an-anonymous-installation',
    requirement: 'UDB-12',
    sentence: 'A personalize with forceDepersonalize does nothing where there is nobody to depersonalize.',
    mode: CODE,
    caughtBy: `${CODE}: personalize of a whole person with forceDepersonalize and an anonymous installation (UDB-01)`,
    twist: pretending((turn) => isForced(turn) && turn.installation?.person.externalUserId === null),
  },
  {
    id: 'saves-the-installation-of-anybody',
    requirement: 'UDB-12',
    sentence: 'Its update of an installation lacks the condition.',
    mode: CODE,
    caughtBy: `${CODE}: save installation of every field beside an installation of another person (UDB-12)`,
    twist: alsoOf('saveInstallation', 'anybody', (other, { body }) => {
      other.data = { ...other.data, ...(body as object) };
    }),
  },
  {
    id: 'saves-the-person-of-anybody',
    requirement: 'UDB-12',
    sentence: 'Its update of a person lacks the condition.',
    mode: 'jwt',
    caughtBy: 'jwt: saveUser of every field beside an installation of another person (UDB-12)',
    twist: alsoOf('saveUser', 'anybody', (other, { body }) => {
      other.person.data = { ...other.person.data, ...(body as object) };
    }),
  },
];

const OPEN_DOORS: readonly BrokenBackend[] = [
  {
    id: 'routes-an-overridden-method-past-the-check',
    requirement: 'UDB-02',
    sentence: 'A POST with X-HTTP-Method-Override needs no authorisation.',
    mode: CODE,
    caughtBy: `${CODE}: saveUser of every field, sent as POST with X-HTTP-Method-Override with no Authorization header is refused (UDB-02, UDB-10)`,
    twist: letIn(({ request, world }) =>
      request.headers['x-http-method-override'] !== undefined &&
      request.headers['authorization'] === undefined
        ? `App ${world?.applicationCode ?? ''}`
        : undefined,
    ),
  },
  {
    id: 'takes-an-api-key-for-a-code',
    requirement: 'UDB-02',
    sentence: 'The key of the Contact Information API is an application code to it.',
    mode: CODE,
    caughtBy: `${CODE}: fetchUser with a key of the Contact Information API is refused (UDB-02, UDB-10)`,
    twist: letIn(({ request, world }) =>
      request.headers['authorization'] === `App ${world?.apiKey}`
        ? `App ${world?.applicationCode}`
        : undefined,
    ),
  },
  {
    id: 'names-nobody-in-its-answer-to-a-save',
    requirement: 'UDB-03',
    sentence: 'Its answer to saveUser with a JWT does not name the person.',
    mode: 'jwt',
    caughtBy: 'jwt: saveUser with a valid JWT (UDB-03)',
    twist: rewriting(
      ({ endpoint }, { status }) => endpoint === 'saveUser' && status === 200,
      ({ externalUserId: _, ...value }) => value,
    ),
  },
  {
    id: 'knows-nobody-without-data',
    requirement: 'UDB-01',
    sentence: 'It answers fetchUser of a person without data with 404.',
    mode: CODE,
    caughtBy: `${CODE}: fetchUser of an installation after depersonalize (UDB-01)`,
    twist: () => async (turn) => {
      const outcome = await turn.next();
      return turn.endpoint === 'fetchUser' && isAnswer(outcome) && outcome.body === '{}'
        ? turn.next({ ...authorizedBy(turn.request, undefined) })
        : outcome;
    },
  },
];

/** Backends that are right in what is looked at first. */
export const BROKEN_HALVES: readonly BrokenBackend[] = [
  ...HALF_SAVED,
  ...WITHOUT_ENVELOPE,
  ...OTHER_IDS,
  ...NEIGHBOURS,
  ...OPEN_DOORS,
];
