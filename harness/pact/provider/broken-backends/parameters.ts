// Backends that do what a parameter asks for, and then refuse the call (UDB-11), or that do not ask who is calling where a
// parameter has another value (UDB-02, UDB-04): seen only by who sends it.
import type { Endpoint } from '../../../../contracts/wire.ts';
import type { Installation } from '../../../backend/state.ts';
import type { Turn } from '../mock/twist.ts';
import type { BrokenBackend } from './broken-backend.ts';
import { afterRefusal, letIn } from './twists.ts';

const SUB = 'personalize of a whole person with a JWT whose sub';

function isSet({ request: { url } }: Turn, name: string): boolean {
  return ['true', '1'].includes(url.searchParams.get(name) ?? '');
}

/** Does something early, and refuses all the same. */
function refusing(
  id: string,
  sentence: string,
  caughtBy: string,
  change: (installation: Installation, turn: Turn) => void,
  endpoint: Endpoint = 'personalize',
): BrokenBackend {
  const mode = caughtBy.startsWith('contact') ? 'contact-information-api' : 'jwt';
  return { id, requirement: 'UDB-11', sentence, mode, caughtBy, twist: afterRefusal([endpoint], change) };
}

function becomesPrimary(installation: Installation, turn: Turn): void {
  if (isSet(turn, 'setDeviceAsPrimary')) installation.data = { ...installation.data, isPrimaryDevice: true };
}

function becomesLead({ person }: Installation, turn: Turn): void {
  if (isSet(turn, 'keepAsLead')) person.data = { ...person.data, type: 'LEAD' };
}

/** Absent is not false: some frameworks bind a missing flag to true. */
function forgetsUnlessFalse(installation: Installation, { request: { url } }: Turn): void {
  if (url.searchParams.get('forceDepersonalize') === null)
    installation.person = { externalUserId: null, data: {} };
}

const keeping =
  (member: 'phones' | 'emails') =>
  ({ person }: Installation, { body }: Turn): void => {
    const sent = (body as { userIdentity?: Record<string, never> } | undefined)?.userIdentity?.[member];
    if (sent !== undefined) person.data = { ...person.data, [member]: sent };
  };

const EARLY: readonly BrokenBackend[] = [
  refusing(
    'becomes-primary-though-the-token-is-anothers',
    'It makes the installation primary before it finds that the token is for somebody else.',
    `jwt: ${SUB} is the beginning of the person's is refused (UDB-06, UDB-10)`,
    becomesPrimary,
  ),
  refusing(
    'becomes-primary-for-an-anonymous-caller',
    'It makes the installation primary before it asks for a token.',
    'jwt: anonymous personalize is refused (UDB-05, UDB-10)',
    becomesPrimary,
  ),
  refusing(
    'becomes-primary-where-user-data-is-restricted',
    'It makes the installation primary, and refuses the rest with USER_DATA_RESTRICTED.',
    'contact-information-api: personalize of a whole person is refused (UDB-08, UDB-10)',
    becomesPrimary,
  ),
  refusing(
    'becomes-a-lead-though-the-token-is-anothers',
    'It keeps the person as a lead before it finds that the token is for somebody else.',
    `jwt: ${SUB} is the person's in the other case is refused (UDB-06, UDB-10)`,
    becomesLead,
  ),
  refusing(
    'takes-a-missing-flag-for-true',
    'It depersonalizes first where forceDepersonalize is not sent, and refuses then.',
    `jwt: ${SUB} goes on after the person's is refused (UDB-06, UDB-10)`,
    forgetsUnlessFalse,
  ),
  refusing(
    'merges-phones-of-a-refused-identity',
    'It takes over the phone number of an identity that it refuses.',
    `jwt: ${SUB} is the person's in the other case is refused (UDB-06, UDB-10)`,
    keeping('phones'),
  ),
  refusing(
    'merges-emails-of-a-refused-identity',
    'It takes over the email address of an identity that it refuses.',
    `jwt: ${SUB} is the beginning of the person's is refused (UDB-06, UDB-10)`,
    keeping('emails'),
  ),
  refusing(
    'sets-an-external-id-under-a-bad-token',
    'A save with a bad token is refused, and sets the external user ID.',
    'jwt: saveUser of every field and an external user ID with a JWT that expired a day ago is refused (UDB-04, UDB-10)',
    ({ person }, { body }) => {
      const { externalUserId } = (body ?? {}) as { externalUserId?: string };
      if (externalUserId !== undefined) person.externalUserId = externalUserId;
    },
    'saveUser',
  ),
];

/** Lets a call in whose parameter has a value. */
function open(
  endpoint: Endpoint,
  name: string,
  values: readonly (string | null)[],
): NonNullable<BrokenBackend['twist']> {
  return letIn(({ endpoint: called, world, request: { url, headers } }) =>
    called === endpoint &&
    headers['authorization'] === undefined &&
    values.includes(url.searchParams.get(name))
      ? `App ${world?.applicationCode}`
      : undefined,
  );
}

const UNASKED: readonly BrokenBackend[] = [
  {
    id: 'asks-for-no-code-where-no-event-is-validated',
    requirement: 'UDB-02',
    sentence: 'It puts a custom event that is not to be validated into a queue, whoever sends it.',
    mode: 'application-code',
    caughtBy: 'application-code: custom event with no Authorization header is refused (UDB-02, UDB-10)',
    twist: open('customEvent', 'validate', ['false', '0', null]),
  },
];

/** Backends that a parameter leads astray. */
export const BROKEN_PARAMETERS: readonly BrokenBackend[] = [...EARLY, ...UNASKED];
