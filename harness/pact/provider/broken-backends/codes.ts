// Backends that take an unusable application code (UDB-02), or one request's authorisation for another's (UDB-13).
import { BAD_CODE_FORMS, type BadCodeForm } from '../../../../contracts/token-forms.ts';
import type { Turn } from '../mock/twist.ts';
import type { BrokenBackend } from './broken-backend.ts';
import { authorizedBy, letIn, remembering } from './twists.ts';

function codeOf({ world }: Turn): string {
  return `App ${world?.applicationCode ?? ''}`;
}

const sent = ({ request }: Turn) => request.headers['authorization'];

function takingCode(
  id: string,
  sentence: string,
  form: BadCodeForm,
  when: (header: string, code: string) => boolean,
): BrokenBackend {
  return {
    id,
    requirement: 'UDB-02',
    sentence,
    mode: 'application-code',
    caughtBy: `application-code: fetchUser with ${BAD_CODE_FORMS[form]} is refused (UDB-02, UDB-10)`,
    twist: letIn((turn) => {
      const header = sent(turn);
      const code = turn.world?.applicationCode;
      return header !== undefined && code !== undefined && when(header, code) ? codeOf(turn) : undefined;
    }),
  };
}

const FORMS: readonly BrokenBackend[] = [
  takingCode(
    'needs-no-scheme',
    'It takes a code without its scheme.',
    'without-scheme',
    (h, code) => h === code,
  ),
  takingCode(
    'needs-no-space',
    'It takes a code right after App.',
    'without-space',
    (h, code) => h === `App${code}`,
  ),
  takingCode('takes-any-scheme', 'It looks at what follows the scheme.', 'another-scheme', (h, code) =>
    h.endsWith(` ${code}`),
  ),
  takingCode(
    'takes-a-code-as-bearer',
    'It takes a code as a Bearer.',
    'as-bearer',
    (h, code) => h === `Bearer ${code}`,
  ),
  takingCode(
    'takes-basic-credentials',
    'It takes a code as a user name.',
    'as-basic',
    (h, code) => h === `Basic ${Buffer.from(`${code}:`).toString('base64')}`,
  ),
  takingCode(
    'takes-the-beginning-of-a-code',
    'It compares as many characters as were sent.',
    'prefix',
    (h, code) => h.length > 20 && `App ${code}`.startsWith(h),
  ),
  takingCode(
    'takes-a-code-that-goes-on',
    'It compares as many characters as the code has.',
    'longer',
    (h, code) => h.startsWith(`App ${code}`),
  ),
  takingCode(
    'takes-a-code-after-text',
    'It looks whether a header ends in a code.',
    'after-text',
    (h, code) => h.endsWith(code),
  ),
  takingCode(
    'compares-codes-without-case',
    'It compares codes without regard to case.',
    'other-case',
    (h, code) => h.toLowerCase() === `app ${code.toLowerCase()}`,
  ),
  takingCode('takes-one-code-of-many', 'It takes a list of codes.', 'twice', (h, code) =>
    h.split(/[ ,]/).includes(code),
  ),
  takingCode('takes-a-wildcard-code', 'Its query takes a wildcard.', 'wildcard', (h) => h === 'App *'),
  takingCode('takes-null-for-a-code', 'It takes the word null.', 'word-null', (h) => h === 'App null'),
  takingCode(
    'takes-an-empty-bearer',
    'An empty Bearer is anonymous.',
    'empty-bearer',
    (h) => h.trim() === 'Bearer',
  ),
  takingCode('takes-any-bearer', 'It does not look at a Bearer where it needs none.', 'bearer-word', (h) =>
    h.startsWith('Bearer '),
  ),
  takingCode(
    'believes-a-bearer',
    'It reads a token and does not verify it.',
    'bearer-self-made',
    (h, code) => {
      const payload = Buffer.from(h.split('.')[1] ?? '', 'base64url').toString('utf8');
      return payload.includes(code);
    },
  ),
];

const NAMES = {
  saveInstallation: 'save installation of every field',
  fetchInstallation: 'fetch installation',
  sessionEvent: 'session event',
  customEvent: 'custom event',
  depersonalize: 'depersonalize',
  repersonalize: 'repersonalize',
} as const;

const fetching = (how: string) => `application-code: fetchUser with ${how} is refused (UDB-02, UDB-10)`;

const PLACES: readonly BrokenBackend[] = [
  {
    id: 'takes-the-code-from-another-header',
    requirement: 'UDB-02',
    sentence: 'The header applicationcode is enough for it.',
    mode: 'application-code',
    caughtBy: fetching('the application code in the header applicationcode alone'),
    twist: letIn((turn) =>
      turn.request.headers['applicationcode'] === turn.world?.applicationCode ? codeOf(turn) : undefined,
    ),
  },
  {
    id: 'takes-the-code-from-the-query',
    requirement: 'UDB-02',
    sentence: 'It takes the code from the query.',
    mode: 'application-code',
    caughtBy: fetching('the application code in the query alone'),
    twist: letIn((turn) =>
      turn.request.url.searchParams.get('applicationCode') === turn.world?.applicationCode
        ? codeOf(turn)
        : undefined,
    ),
  },
  ...(
    [
      'saveInstallation',
      'fetchInstallation',
      'sessionEvent',
      'customEvent',
      'depersonalize',
      'repersonalize',
    ] as const
  ).map(
    (endpoint): BrokenBackend => ({
      id: `leaves-${endpoint.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)}-open`,
      requirement: 'UDB-02',
      sentence: `It asks for no authorisation on ${endpoint}.`,
      mode: 'application-code',
      caughtBy: `application-code: ${NAMES[endpoint]} with no Authorization header is refused (UDB-02, UDB-10)`,
      twist: letIn((turn) =>
        turn.endpoint === endpoint && sent(turn) === undefined ? codeOf(turn) : undefined,
      ),
    }),
  ),
];

const OTHERS: readonly BrokenBackend[] = [
  {
    id: 'takes-another-applications-code',
    requirement: 'UDB-02',
    sentence: 'It looks whether a code exists, and not whose registration it is.',
    mode: 'application-code',
    caughtBy: "application-code: fetchUser with another application's code is refused (UDB-02, UDB-10)",
    twist: () => async (turn) => {
      const header = sent(turn);
      const id = turn.request.url.pathname.split('/')[4] ?? '';
      const owner = turn.worlds.all().find((one) => one.installations.has(id));
      if (owner === undefined || header === undefined || !header.startsWith('App ')) return turn.next();
      return turn.next(authorizedBy(turn.request, `App ${owner.applicationCode}`));
    },
  },
  {
    id: 'remembers-who-called-from-where',
    requirement: 'UDB-13',
    sentence: 'It remembers an address for good once a call from it was authorised.',
    mode: 'application-code',
    caughtBy:
      'application-code: fetchUser without an Authorization header after an authorised call is refused (UDB-13, UDB-10)',
    twist: remembering(({ request }) => request.url.pathname.split('/')[4]),
  },
  {
    id: 'caches-a-token-by-its-person',
    requirement: 'UDB-13',
    sentence: 'It verifies a person once, and takes each later token for that person.',
    mode: 'jwt',
    caughtBy:
      'jwt: fetchUser with a JWT that expired a day ago after an authorised call is refused (UDB-13, UDB-10)',
    twist: remembering((turn) => {
      const payload = Buffer.from(sent(turn)?.split('.')[1] ?? '', 'base64url').toString('utf8');
      return /"sub":"[^"]+"/.exec(payload)?.[0];
    }),
  },
];

/** Backends that take what authorises nothing. */
export const BROKEN_CODES: readonly BrokenBackend[] = [...FORMS, ...PLACES, ...OTHERS];
