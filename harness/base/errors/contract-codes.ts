// The caller's mistakes when a backend is verified or pacts are published: exit code 3.
import type { ErrorEntries } from './entry.ts';

/** Mistakes about backends, pacts and brokers. */
export const CONTRACT_CODES = {
  BASE_URL_MISSING: {
    means: 'No backend is named.',
    todo: 'Give --base-url URL; --base-url mock verifies the bundled mock backend.',
  },
  APPLICATION_CODE_MISSING: {
    means: 'No application profile is named.',
    todo: 'Give --application-code with --mode, or --config.',
  },
  MODE_MISSING: {
    means: 'It is not said in which mode the application profile is.',
    todo: 'Give --mode, or --states-url, or --config with a profile for each mode.',
  },
  MODE_AMBIGUOUS: {
    means: 'One application profile was given for several modes.',
    todo: 'Verify one mode at a time, or give --states-url, or --config.',
  },
  CONFIG_INVALID: {
    means: 'A configuration file cannot be loaded, or does not fit its schema.',
    todo: 'Mend what the message names; docs/configuration.md and docs/backend-teams.md show examples.',
  },
  SECRET_INVALID: { means: 'The secret key is not hexadecimal.', todo: 'Give two digits for each byte.' },
  SECRET_UNREADABLE: {
    means: 'A file or an environment variable that should hold a secret does not.',
    todo: 'Give a file that holds one secret and nothing else, or set the variable.',
  },
  PACT_INVALID: {
    means: 'A file is no pact, or one of an older specification.',
    todo: 'Name a pact file of specification version 3 or 4.',
  },
  BACKEND_DOES_NOT_ANSWER: {
    means: 'Nothing answers at the base URL.',
    todo: 'Start the backend, or correct --base-url.',
  },
  APPLICATION_CODE_REFUSED: {
    means: 'The application code that was given does not work.',
    todo: 'Give the code of the profile, and the base URL of its backend.',
  },
  UNKNOWN_CODE_WORKS: {
    means: 'An application code that nobody has works wherever it was tried.',
    todo: 'Is this the backend, and not something that answers everything? --no-preflight judges it all the same.',
  },
  GOOD_TOKEN_REFUSED: {
    means: 'No call takes a good token.',
    todo: "Give the profile's own key ID and secret key; set the clock of this machine.",
  },
  ANOTHER_MODE: {
    means: 'The application profile is in another mode than was named.',
    todo: 'Set the profile to that mode, or name the mode that it is in.',
  },
  API_KEY_REFUSED: {
    means: 'The key of the Contact Information API does not work.',
    todo: 'Give a key that it has, and --contact-base-url.',
  },
  NO_PACTS: {
    means: 'The broker has no pact for these consumer version selectors.',
    todo: 'Publish them with contract publish, or select others.',
  },
  PACTS_AMBIGUOUS: { means: 'Two options name pacts.', todo: 'Give one of them.' },
  BROKER_MISSING: { means: 'No broker is named.', todo: 'Give --broker-url, or PACT_BROKER_BASE_URL.' },
  BROKER_CREDENTIALS: {
    means: "A broker's user name was given without its password, or the reverse.",
    todo: 'Give both, or a token.',
  },
  CANNOT_PUBLISH: {
    means: 'Results cannot be published: they are of whole pacts, and of a version of the provider.',
    todo: 'Give --broker-url and --provider-version, and leave out filters.',
  },
  NOT_PUBLISHED: {
    means: 'The broker did not take the pacts.',
    todo: 'See what it says: URL, credentials, or a version that is there already.',
  },
} as const satisfies ErrorEntries;
