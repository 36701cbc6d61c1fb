// The bodies on the wire as JSON Schemas: the documented names (requirements.md, "The wire"), and no type that our sources
// do not fix. Members that nobody names are allowed: a backend may answer more, and an SDK may send more.
import type { JsonObject } from '../json.ts';

const TEXT: JsonObject = { type: 'string' };
/** null clears a field (UDA-38). */
const CLEARABLE_TEXT: JsonObject = { type: ['string', 'null'] };
const FLAG: JsonObject = { type: 'boolean' };

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

function object(description: string, properties: JsonObject, required: readonly string[] = []): JsonObject {
  return { type: 'object', description, properties, ...(required.length === 0 ? {} : { required }) };
}

function listOf(items: JsonObject): JsonObject {
  return { type: ['array', 'null'], items };
}

const EMAIL = object('An email address.', { address: TEXT, preferred: FLAG }, ['address']);
const PHONE = object('A phone number.', { number: TEXT, preferred: FLAG }, ['number']);

const ATTRIBUTES: JsonObject = {
  firstName: CLEARABLE_TEXT,
  lastName: CLEARABLE_TEXT,
  middleName: CLEARABLE_TEXT,
  birthday: CLEARABLE_TEXT,
  gender: CLEARABLE_TEXT,
  emails: listOf(EMAIL),
  phones: listOf(PHONE),
  tags: listOf(TEXT),
  customAttributes: { type: ['object', 'null'] },
};

const IDENTITY: JsonObject = { externalUserId: TEXT, phones: listOf(PHONE), emails: listOf(EMAIL) };

/** Every schema by its name, for both APIs. */
export const SCHEMAS = {
  User: object('A person, as SDKs read and save it.', {
    externalUserId: CLEARABLE_TEXT,
    type: CLEARABLE_TEXT,
    ...ATTRIBUTES,
    instances: listOf(ref('Installation')),
  }),
  UserAttributes: object('What is said of a person who is named beside it.', ATTRIBUTES),
  UserIdentity: object('Who the person is.', IDENTITY),
  Personalization: object('Names the person of an installation.', {
    userIdentity: ref('UserIdentity'),
    userAttributes: ref('UserAttributes'),
  }),
  Installation: object('An installation of an application on a device.', {
    isPushRegistrationEnabled: FLAG,
    isPrimaryDevice: FLAG,
    language: TEXT,
    customAttributes: { type: ['object', 'null'] },
  }),
  RegisteredInstallation: object(
    'The registration that every later path names. Published SDKs read `pushRegId`.',
    { pushRegId: { type: 'string', minLength: 1 } },
    ['pushRegId'],
  ),
  Event: object('An event that happened in the application.', { definitionId: TEXT }),
  Person: object('A person of the Contact Information API.', { externalUserId: TEXT, ...ATTRIBUTES }),
  ContactInformation: object('How a person is reached.', { email: listOf(EMAIL), phone: listOf(PHONE) }),
  Refusal: object(
    'The envelope of every refusal (UDB-10): a code and a text, neither of them empty.',
    {
      requestError: object(
        'What every error is wrapped in.',
        {
          serviceException: object(
            'Which error it is, and why.',
            { messageId: { type: 'string', pattern: '\\S' }, text: { type: 'string', pattern: '\\S' } },
            ['messageId', 'text'],
          ),
        },
        ['serviceException'],
      ),
    },
    ['requestError'],
  ),
  ContactRefusal: {
    description:
      'A refusal of the Contact Information API: its own error, or the envelope of the mobile API.',
    anyOf: [
      object('Its own error.', { errorCode: { type: ['integer', 'string'] }, errorMessage: TEXT }, [
        'errorCode',
        'errorMessage',
      ]),
      ref('Refusal'),
    ],
  },
} as const satisfies Readonly<Record<string, JsonObject>>;

/** The name of a schema. */
export type SchemaName = keyof typeof SCHEMAS;
