// What came before a call, in every combination of two: how an earlier call ended, which one it was, what was set since, and
// which call comes next.
import { rowsOf } from './covering.ts';
import { CALLING_OPERATIONS } from './trouble.ts';

/** How an earlier call ended, or what happened instead of one. */
const PASTS = [
  'refused-structure',
  'refused-expired',
  'forged',
  'backend-401',
  'backend-403',
  'backend-404',
  'backend-409',
  'backend-429',
  'backend-500',
  'backend-503',
  'network',
  'depersonalize',
  'personalize-other',
  'clean-up',
  'new-start',
  'null-and-again',
] as const;

/** What is set before the next call. */
const SINCE = ['same', 'second', 'null', 'malformed', 'expired', 'first-again'] as const;

/** The factors of a history. `first`: the call that ended so; `none`, where there is none. */
export const HISTORY_FACTORS = {
  past: PASTS,
  first: ['none', ...CALLING_OPERATIONS],
  since: SINCE,
  next: CALLING_OPERATIONS,
} as const;

/** One history. */
export type History = (typeof HISTORY_ROWS)[number];

const WITH_A_TOKEN = ['refused-structure', 'refused-expired', 'forged'];
const TAKE_A_TOKEN = ['fetchUser', 'saveUser', 'personalize'];

/** Whether a history can be: only calls that take a token are refused for it, and a person's token is for that person. */
export function canBe({ past, first, since, next }: Readonly<Record<string, string>>): boolean {
  const failed = WITH_A_TOKEN.includes(past ?? '') || /^(backend|network)/.test(past ?? '');
  if (failed !== (first !== 'none')) return false;
  if (WITH_A_TOKEN.includes(past ?? '') && !TAKE_A_TOKEN.includes(first ?? '')) return false;
  // Whether depersonalize drops the token is open (UDA-44): something has to be set.
  if (past === 'depersonalize' && since === 'same') return false;
  const wrongPerson = next === 'fetchUser' || next === 'saveUser';
  return !(past === 'personalize-other' && since === 'first-again' && wrongPerson);
}

/** The histories that are played. Rows may be added: `npm run covering-rows` says which pairs lack one. */
export const HISTORY_ROWS = rowsOf(
  HISTORY_FACTORS,
  `
    backend-401 depersonalize expired fetchUser
    backend-401 depersonalize same fetchUser
    backend-401 depersonalize second fetchUser
    backend-401 fetchInstallation same saveUser
    backend-401 fetchUser malformed submitEventImmediately
    backend-401 personalize same fetchInstallation
    backend-401 personalize second fetchUser
    backend-401 saveInstallation first-again saveInstallation
    backend-401 saveInstallation null fetchInstallation
    backend-401 saveUser expired personalize
    backend-401 submitEventImmediately null depersonalize
    backend-403 depersonalize first-again depersonalize
    backend-403 depersonalize null saveInstallation
    backend-403 fetchInstallation expired submitEventImmediately
    backend-403 fetchInstallation second saveUser
    backend-403 fetchUser same fetchUser
    backend-403 personalize malformed depersonalize
    backend-403 saveInstallation same fetchUser
    backend-403 saveUser same personalize
    backend-403 submitEventImmediately first-again fetchInstallation
    backend-403 submitEventImmediately same fetchUser
    backend-404 depersonalize malformed personalize
    backend-404 fetchInstallation first-again submitEventImmediately
    backend-404 fetchUser same saveInstallation
    backend-404 personalize same fetchUser
    backend-404 saveInstallation second saveUser
    backend-404 saveUser null depersonalize
    backend-404 submitEventImmediately expired fetchUser
    backend-404 submitEventImmediately same fetchInstallation
    backend-409 depersonalize same submitEventImmediately
    backend-409 fetchInstallation same fetchUser
    backend-409 fetchUser expired saveUser
    backend-409 fetchUser first-again saveUser
    backend-409 personalize null fetchInstallation
    backend-409 saveInstallation expired personalize
    backend-409 saveUser same fetchUser
    backend-409 submitEventImmediately malformed saveInstallation
    backend-409 submitEventImmediately second depersonalize
    backend-429 depersonalize same saveInstallation
    backend-429 fetchInstallation null personalize
    backend-429 fetchUser second fetchInstallation
    backend-429 personalize malformed saveUser
    backend-429 saveInstallation expired fetchUser
    backend-429 saveInstallation second depersonalize
    backend-429 saveUser first-again saveUser
    backend-429 submitEventImmediately same submitEventImmediately
    backend-500 depersonalize same saveUser
    backend-500 fetchInstallation malformed depersonalize
    backend-500 fetchInstallation null personalize
    backend-500 fetchUser second fetchInstallation
    backend-500 personalize first-again submitEventImmediately
    backend-500 saveInstallation expired saveInstallation
    backend-500 saveUser same fetchUser
    backend-500 submitEventImmediately same depersonalize
    backend-503 depersonalize same fetchInstallation
    backend-503 fetchInstallation expired saveUser
    backend-503 fetchInstallation malformed saveInstallation
    backend-503 fetchUser null fetchUser
    backend-503 personalize same depersonalize
    backend-503 saveInstallation first-again submitEventImmediately
    backend-503 saveUser second submitEventImmediately
    backend-503 submitEventImmediately same personalize
    clean-up none expired saveInstallation
    clean-up none first-again submitEventImmediately
    clean-up none malformed depersonalize
    clean-up none malformed fetchInstallation
    clean-up none null personalize
    clean-up none same saveUser
    clean-up none second fetchUser
    depersonalize none expired fetchInstallation
    depersonalize none first-again personalize
    depersonalize none malformed fetchUser
    depersonalize none null submitEventImmediately
    depersonalize none second depersonalize
    depersonalize none second saveInstallation
    depersonalize none second saveUser
    forged fetchUser first-again fetchUser
    forged fetchUser same depersonalize
    forged fetchUser same saveUser
    forged personalize expired submitEventImmediately
    forged personalize second personalize
    forged saveUser malformed fetchInstallation
    forged saveUser null saveInstallation
    network depersonalize same saveInstallation
    network fetchInstallation first-again fetchInstallation
    network fetchInstallation malformed fetchUser
    network fetchUser second depersonalize
    network personalize same personalize
    network saveInstallation malformed submitEventImmediately
    network saveUser expired fetchInstallation
    network submitEventImmediately null saveUser
    new-start none expired fetchInstallation
    new-start none first-again saveInstallation
    new-start none malformed depersonalize
    new-start none null fetchUser
    new-start none same saveUser
    new-start none same submitEventImmediately
    new-start none second personalize
    null-and-again none expired fetchInstallation
    null-and-again none first-again saveInstallation
    null-and-again none malformed depersonalize
    null-and-again none null personalize
    null-and-again none same fetchUser
    null-and-again none same submitEventImmediately
    null-and-again none second saveUser
    personalize-other none expired personalize
    personalize-other none first-again depersonalize
    personalize-other none malformed saveUser
    personalize-other none null fetchInstallation
    personalize-other none same saveInstallation
    personalize-other none same submitEventImmediately
    personalize-other none second fetchUser
    refused-expired fetchUser malformed saveUser
    refused-expired fetchUser null submitEventImmediately
    refused-expired fetchUser same fetchInstallation
    refused-expired personalize expired depersonalize
    refused-expired personalize first-again saveInstallation
    refused-expired saveUser same fetchUser
    refused-expired saveUser second personalize
    refused-structure fetchUser expired personalize
    refused-structure fetchUser null saveUser
    refused-structure fetchUser same fetchInstallation
    refused-structure fetchUser second depersonalize
    refused-structure personalize same saveInstallation
    refused-structure saveUser first-again fetchUser
    refused-structure saveUser malformed submitEventImmediately
  `,
);
