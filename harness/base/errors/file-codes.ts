// The caller's mistakes about files, folders, ports and browsers: exit code 3, nothing was judged.
import type { ErrorEntries } from './entry.ts';

/** Mistakes about what is read and written. */
export const FILE_CODES = {
  NO_SUCH_FILE: {
    means: 'A file that was named is not there, or cannot be read.',
    todo: 'Give its path from the current folder.',
  },
  NO_SUCH_FOLDER: {
    means: 'A folder that was named is not there, or cannot be read.',
    todo: 'Give its path from the current folder.',
  },
  NO_SUCH_PAGE: {
    means: 'A page: target is neither a file nor a URL.',
    todo: 'Give an HTML file or an http(s) URL.',
  },
  NOT_AN_ADAPTER: {
    means: 'The file of a module: target exports no adapter, or one that lacks methods.',
    todo: 'Export the adapter as default: export default adaptPlugin({ create, sdk }).',
  },
  NOT_MUTANTS: {
    means: 'A file of mutants exports no list of them.',
    todo: 'Export the list as MUTANTS.',
  },
  REPORT_INVALID: {
    means: 'A file is no report of this tool, or of a version that it cannot read.',
    todo: 'Name the report.json that a run wrote.',
  },
  JOURNAL_INVALID: {
    means: 'A file is no journal of a run or a verification.',
    todo: 'Name the journal.ndjson that a run left behind.',
  },
  KNOWN_FAILURES_INVALID: {
    means: 'The list of known failures is no JSON list of entries with a reason.',
    todo: 'Mend what the message names; the README shows an example.',
  },
  CASES_INVALID: {
    means: 'A file of scenarios of your own does not fit its schema.',
    todo: 'Mend what the message names; the schema lies in contracts/schemas/.',
  },
  CASE_TWICE: {
    means: 'Two files of scenarios have a scenario of the same id.',
    todo: 'Leave one of the files out, or rename the scenario.',
  },
  NO_LAST_RUN: {
    means: 'What failed the last time was to be played, and there is no report of a last time.',
    todo: 'Run once without --last-failed, or name the folder of that report with --report-dir.',
  },
  NO_REPORTS: {
    means: 'There is no report below the folder.',
    todo: 'Keep the report.json of each run there, under any name.',
  },
  TOO_MANY_FILES: {
    means: 'There are too many JSON files below the folder.',
    todo: 'Name a folder that holds reports only.',
  },
  CANNOT_WRITE: {
    means: 'A starter cannot be written, or would overwrite a file.',
    todo: 'Name another folder.',
  },
  OUT_DIR_UNUSABLE: { means: 'The folder for pact files cannot be made.', todo: 'Name another one.' },
  REPORT_DIR_UNUSABLE: {
    means: 'The folder for the report cannot be made.',
    todo: 'Name another one with --report-dir.',
  },
  REPORT_DIR_IN_USE: {
    means: 'Another run is writing into the report folder.',
    todo: 'Name another one with --report-dir, or wait for its end.',
  },
  CANNOT_LISTEN: {
    means: 'The address to listen on is taken, foreign or not allowed.',
    todo: 'Choose another --port, or an address of this machine.',
  },
  PUBLIC_URL_INVALID: {
    means: '--public-url is no base URL.',
    todo: 'Give scheme, host and port and nothing else: --public-url http://10.0.2.2:8484',
  },
  URL_INVALID: { means: 'An option that takes a URL was given none.', todo: 'Give it with its scheme.' },
  CERTIFICATE_INVALID: {
    means:
      'A file of --ca, --client-cert or --client-key is missing, unreadable or no PEM, or one of a pair is not given.',
    todo: 'Give files in PEM form; a client certificate and its key come together.',
  },
  PART_MISSING: {
    means: 'A command needs an npm package that is installed only by those who need it.',
    todo: 'Install what the message names, with the command that stands below it.',
  },
  CHROMIUM_MISSING: {
    means: 'A page: target needs a Chromium, and there is none.',
    todo: 'Install one: npx playwright install chromium',
  },
  CHROMIUM_PATH_INVALID: {
    means: 'CHROMIUM_PATH names no executable file.',
    todo: 'Correct it, or unset it.',
  },
} as const satisfies ErrorEntries;
