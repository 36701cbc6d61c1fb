// The caller's mistakes on the command line and in targets: exit code 3, nothing was judged.
import type { ErrorEntries } from './entry.ts';

/** Mistakes about what is asked for. */
export const COMMAND_LINE_CODES = {
  COMMAND_LINE: {
    means: 'A command or an option is unknown, lacks its value, or goes with no other that is given.',
    todo: 'See --help of the command.',
  },
  NODE_TOO_OLD: {
    means: 'The Node that runs the tool is older than it needs.',
    todo: 'Install a maintained Node: 20, 22 or 24.',
  },
  UNKNOWN_TARGET: {
    means: 'What --sdk names is no target, or a mutant that there is not.',
    todo: 'Give reference, module:PATH, command:COMMAND, page:URL, agent or mutant:ID.',
  },
  UNKNOWN_PROFILE: {
    means: 'What --profile names is no profile of the configuration file, or there is no such file.',
    todo: 'Take one of its profiles; docs/configuration.md says where the file is looked for.',
  },
  SDK_MISSING: {
    means: 'A command needs an SDK, and none is named.',
    todo: 'Give --sdk, or name it in the configuration file.',
  },
  UNKNOWN_CASE: {
    means: 'There is no scenario, token recipe or requirement of this id.',
    todo: 'See the ids with: mm-auth-conformance list',
  },
  NOTHING_TO_REPLAY: {
    means: 'A scenario whose requests are to be sent again made none.',
    todo: 'Name a scenario of the report that made a request.',
  },
  UNKNOWN_RECIPE: {
    means: 'There is no token recipe of this id.',
    todo: 'See the ids with: mm-auth-conformance list --recipes',
  },
  UNKNOWN_BROKEN_BACKEND: {
    means: 'There is no bundled broken backend of this id.',
    todo: 'Take one of those that the message names.',
  },
  FILTER_MATCHES_NOTHING: {
    means: 'A filter, or all of them together, leaves no scenario and no mutant.',
    todo: 'Leave a filter out, or see what there is with: mm-auth-conformance list',
  },
  NOTHING_SELECTED: {
    means: 'The filters leave no interaction of the contracts.',
    todo: 'See what there is with: mm-auth-conformance contract list',
  },
  NOTHING_TO_WATCH: {
    means: 'A target of --watch has no files on this machine that could be watched.',
    todo: 'Name a file or a folder with --watch-path.',
  },
  SHARD_INVALID: {
    means: 'A part of a run is not written as one.',
    todo: 'Give a part and a number of parts: 2/3.',
  },
  SHARD_EMPTY: {
    means: 'There are fewer scenarios than shards, and this shard has none.',
    todo: 'Cut the run into fewer shards.',
  },
  NO_SUCH_PATH: {
    means: 'The seed of a fuzz run has nothing at the path that is to be replayed.',
    todo: 'Take seed and path from one finding: they belong together.',
  },
  TOO_FEW_REPORTS: {
    means: 'A comparison was asked for with fewer than two reports, or a merge of none.',
    todo: 'Name two reports, the older one first.',
  },
  DIFFERENT_SUBJECTS: {
    means: 'Some reports are about SDKs, others about a backend.',
    todo: 'Compare reports about one kind with each other.',
  },
  BACKEND_REPORT: {
    means: 'A report about a backend was given where one about an SDK is needed.',
    todo: 'Name the report of a run.',
  },
  REPORTS_DIFFER: {
    means: 'The reports to merge are not parts of one run: SDK, catalogue, options or tool differ.',
    todo: 'Merge the reports of one run only.',
  },
  SCENARIO_TWICE: {
    means: 'Two of the reports to merge have the same scenario.',
    todo: 'Name each part once.',
  },
  TOKEN_TOO_LONG: { means: 'A token to inspect is longer than 4 MB.', todo: 'Give one token.' },
  CREDENTIAL_INVALID: {
    means: 'A key id, a secret or an application code cannot be used as such.',
    todo: 'Copy it from the portal: the secret is hexadecimal, 16 bytes or more.',
  },
  CREDENTIALS_MISSING: {
    means: 'A token cannot be minted, because a credential is missing.',
    todo: 'Give what the message names; "serve" prints the credentials of its mock backend.',
  },
} as const satisfies ErrorEntries;
