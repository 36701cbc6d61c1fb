// Mutants that change, drop or mix what the application gave: the user identity, the flags, the fields of the user.
import type { PersonalizeContext, UserData } from '../../../contracts/plugin-surface.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

type Identity = PersonalizeContext['userIdentity'];

function ofIdentity(
  id: string,
  sentence: string,
  cause: string,
  change: (identity: Identity) => Identity,
): Mutant {
  return mutant(
    id,
    { requirement: 'UDA-11', sentence, cause },
    class extends ReferenceSdk {
      protected override personalizeBody(identity: Identity, attributes: UserData | undefined): unknown {
        return super.personalizeBody(change(identity), attributes);
      }
    },
  );
}

function ofId(id: string, sentence: string, cause: string, change: (text: string) => string): Mutant {
  return ofIdentity(id, sentence, cause, (identity) =>
    identity.externalUserId === undefined
      ? identity
      : { ...identity, externalUserId: change(identity.externalUserId) },
  );
}

function ofQuery(
  id: string,
  sentence: string,
  cause: string,
  change: (query: Record<string, boolean>) => Record<string, boolean>,
): Mutant {
  return mutant(
    id,
    { requirement: 'UDA-11', sentence, cause },
    class extends ReferenceSdk {
      protected override urlOf(outgoing: Outgoing, authorization: string): string {
        const { query = {}, endpoint } = outgoing;
        const changed = endpoint === 'personalize' ? change({ ...query }) : query;
        return super.urlOf({ ...outgoing, query: changed }, authorization);
      }
    },
  );
}

/** Changes each value of the user data, in saveUser and in personalize. */
function ofFields(id: string, sentence: string, cause: string, change: (user: UserData) => UserData): Mutant {
  return mutant(
    id,
    { requirement: 'UDA-38', sentence, cause },
    class extends ReferenceSdk {
      protected override userBody(user: UserData): unknown {
        return super.userBody(change(user));
      }

      protected override personalizeBody(identity: Identity, attributes: UserData | undefined): unknown {
        return super.personalizeBody(identity, attributes === undefined ? undefined : change(attributes));
      }
    },
  );
}

function deep(change: (value: unknown) => unknown): (user: UserData) => UserData {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return change(value);
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner)]));
  };
  return (user) => walk(user) as UserData;
}

const onText = (change: (text: string) => string) =>
  deep((value) => (typeof value === 'string' ? change(value) : value));

function keeping(keep: (value: unknown) => boolean): (user: UserData) => UserData {
  const walk = (value: object): object =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([, inner]) => keep(inner))
        .map(([name, inner]) => [
          name,
          inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? walk(inner) : inner,
        ]),
    );
  return (user) => walk(user) as UserData;
}

export const GIVEN_CHANGED: readonly Mutant[] = [
  ofId(
    'id-sent-in-lower-case',
    'personalize sends the external user ID in lower case.',
    'IDs were e-mail addresses once.',
    (id) => id.toLowerCase(),
  ),
  ofId('id-trimmed', 'personalize trims the external user ID.', 'White space comes from forms.', (id) =>
    id.trim(),
  ),
  ofId(
    'id-normalised',
    'personalize normalises the external user ID.',
    'IDs are compared in normal form C.',
    (id) => id.normalize('NFC'),
  ),
  ofId(
    'id-percent-encoded',
    'personalize percent-encodes the external user ID.',
    'The ID once stood in the path.',
    encodeURIComponent,
  ),
  ofId(
    'id-cut-to-128-characters',
    'personalize cuts the external user ID after 128 characters.',
    'A column has that width.',
    (id) => id.slice(0, 128),
  ),
  ofId(
    'id-of-digits-as-a-number',
    'An external user ID of digits is sent as its number.',
    'Texts that look like numbers become numbers in the bridge.',
    (id) => (/^\d+$/.test(id) ? String(Number(id)) : id),
  ),
  ofId(
    'white-space-in-id-joined',
    'White space inside the external user ID becomes one space.',
    'The ID is cleaned like a name.',
    (id) => id.replace(/\s+/g, ' '),
  ),
  ofIdentity(
    'phones-dropped-beside-an-id',
    'personalize leaves phones out where there is an external user ID.',
    'The ID was thought to be enough.',
    ({ phones: _, ...rest }) => ({
      ...rest,
      ...(rest.externalUserId === undefined && _ !== undefined ? { phones: _ } : {}),
    }),
  ),
  ofIdentity(
    'emails-dropped',
    'personalize leaves e-mail addresses out.',
    'The mapper was written before they were added.',
    ({ emails: _, ...rest }) => rest,
  ),
  ofIdentity(
    'emails-in-lower-case',
    'personalize sends e-mail addresses in lower case.',
    'Addresses are compared without case.',
    (identity) =>
      identity.emails === undefined
        ? identity
        : { ...identity, emails: identity.emails.map((one) => one.toLowerCase()) },
  ),
  ofIdentity(
    'first-phone-alone',
    'personalize sends the first phone alone.',
    'The field was a text before it became a list.',
    (identity) =>
      identity.phones === undefined ? identity : { ...identity, phones: identity.phones.slice(0, 1) },
  ),
  ofQuery(
    'force-flag-dropped',
    'personalize never sends forceDepersonalize.',
    'The flag is handled on the device, it was thought.',
    ({ forceDepersonalize: _, ...rest }) => rest,
  ),
  ofQuery(
    'flags-swapped',
    'personalize sends keepAsLead as setDeviceAsPrimary, and the reverse.',
    'Three booleans are handed on by position.',
    ({ keepAsLead = false, setDeviceAsPrimary = false, ...rest }) => ({
      ...rest,
      keepAsLead: setDeviceAsPrimary,
      setDeviceAsPrimary: keepAsLead,
    }),
  ),
  ofQuery(
    'keep-as-lead-forces',
    'With keepAsLead personalize sends forceDepersonalize too.',
    'The two were one flag in an older version.',
    (query) => ({
      ...query,
      forceDepersonalize: query['forceDepersonalize'] === true || query['keepAsLead'] === true,
    }),
  ),
  ofFields(
    'nulls-dropped',
    'Fields that are null are left out: nothing can be cleared.',
    'The serialiser leaves nulls out by default.',
    keeping((value) => value !== null),
  ),
  ofFields(
    'falsy-values-dropped',
    'Attributes that are false, 0 or empty are left out.',
    'Whether a value is there is asked with "if (value)".',
    keeping((value) => value === null || Boolean(value)),
  ),
  ofFields(
    'texts-trimmed',
    'Texts are trimmed.',
    'Forms leave white space.',
    onText((text) => text.trim()),
  ),
  ofFields(
    'texts-normalised',
    'Texts are normalised.',
    'A search needs it.',
    onText((text) => text.normalize('NFC')),
  ),
  ofFields(
    'texts-as-latin-1',
    'Texts outside Latin-1 are sent as question marks.',
    'The body is encoded with the charset of the platform.',
    onText((text) => text.replace(/[^\x00-\xff]/g, '?')),
  ),
  ofFields(
    'markup-escaped',
    'Angle brackets and ampersands are escaped.',
    'Names were shown in a web view.',
    onText((text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')),
  ),
  ofFields(
    'numbers-as-texts',
    'Numbers are sent as texts.',
    'Attributes are kept in a map from text to text.',
    deep((value) => (typeof value === 'number' ? String(value) : value)),
  ),
  ofFields(
    'texts-of-digits-as-numbers',
    'Texts of digits are sent as numbers.',
    'The bridge guesses types.',
    deep((value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value)),
  ),
  ofFields(
    'booleans-as-numbers',
    'Booleans are sent as 1 and 0.',
    'The native layer has no type for them.',
    deep((value) => (typeof value === 'boolean' ? Number(value) : value)),
  ),
  ofFields(
    'fractions-dropped',
    'Numbers lose their fraction.',
    'Numbers are kept as long.',
    deep((value) => (typeof value === 'number' ? Math.trunc(value) : value)),
  ),
  ofFields(
    'dates-with-a-time',
    'A day is sent with a time.',
    'Every date becomes a time stamp.',
    onText((text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text)),
  ),
  ofFields(
    'texts-cut-to-100-characters',
    'Texts are cut after 100 characters.',
    'A column has that width.',
    onText((text) => text.slice(0, 100)),
  ),
  ofFields(
    'objects-in-lists-as-texts',
    'Objects in a list of a custom attribute are sent as texts.',
    'Lists were thought to hold texts.',
    (user) => ({
      ...user,
      ...(user['customAttributes'] === undefined
        ? {}
        : {
            customAttributes: Object.fromEntries(
              Object.entries(user['customAttributes'] as object).map(([name, value]) => [
                name,
                Array.isArray(value) ? value.map(String) : value,
              ]),
            ),
          }),
    }),
  ),
  ofFields(
    'middle-name-dropped',
    'The middle name is left out.',
    'The field was added later.',
    ({ middleName: _, ...rest }) => rest,
  ),
  ofFields('tags-in-lower-case', 'Tags are sent in lower case.', 'Tags are compared without case.', (user) =>
    Array.isArray(user['tags'])
      ? { ...user, tags: user['tags'].map((tag) => String(tag).toLowerCase()) }
      : user,
  ),
  ofFields(
    'birthday-renamed',
    'The birthday is sent as dateOfBirth.',
    'The internal name of the field goes out.',
    ({ birthday, ...rest }) => (birthday === undefined ? rest : { ...rest, dateOfBirth: birthday }),
  ),
];
