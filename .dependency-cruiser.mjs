// Which folder may import which. `ROOMS` is the one list of the rooms inside harness/, lowest first: a room imports only
// from rooms before it, and a room that the list lacks fails the check. A test holds each rule to an import that breaks it.

/** The rooms of harness/, lowest first. `testing/` and `dev/` are never shipped: no product code imports them. */
export const ROOMS = [
  'base',
  'net',
  'adapter',
  'reference',
  'tokens',
  'backend',
  'drivers',
  'target',
  'engine/selection',
  'engine/play',
  'engine/judge',
  'diagnosis',
  'engine/verdict',
  'engine/run',
  'fuzz/campaign',
  'fuzz/tokens',
  'fuzz/sequences',
  'sensitivity',
  'pact/native',
  'pact/files',
  'pact/consumer',
  'pact/provider',
  'pact/broker',
  'journal',
  'serve',
  'doctor',
  'init',
  'files',
  'config',
  'library',
  'runners',
  'cli/process',
  'cli/console',
  'cli/files',
  'cli/options',
  'cli/commands',
  'cli/program.ts',
  'cli/main.ts',
  'testing',
  'dev',
];

const TESTS = '\\.(test|spec|fixture)\\.ts$';
const one = (room) => (room.endsWith('.ts') ? `^harness/${room.replace('.', '\\.')}$` : `^harness/${room}/`);
const any = (rooms) => rooms.map(one).join('|');

const upward = ROOMS.slice(0, -1).map((room, index) => ({
  name: 'rooms-import-downwards',
  comment: `harness/${room} imports only from the rooms before it.`,
  severity: 'error',
  from: { path: one(room), pathNot: TESTS },
  to: { path: any(ROOMS.slice(index + 1)) },
}));

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    ...upward,
    rule(
      'every-room-is-listed',
      'A folder of harness/ stands in ROOMS, and no file lies beside them.',
      { path: '^harness/', pathNot: `${TESTS}|${any(ROOMS)}` },
      {},
    ),
    rule(
      'every-room-is-listed',
      'A folder of harness/ stands in ROOMS, and no file lies beside them.',
      {},
      { path: '^harness/', pathNot: any(ROOMS) },
    ),
    rule('no-cycles', 'Imports run downwards only.', {}, { circular: true }),
    rule(
      'contracts-on-the-ground',
      'contracts/ knows no other floor.',
      { path: '^contracts/', pathNot: TESTS },
      { path: '^(scenarios|reports|harness)/' },
    ),
    rule(
      'scenarios-above-contracts',
      'scenarios/ imports contracts/ only.',
      { path: '^scenarios/', pathNot: TESTS },
      { path: '^(reports|harness)/' },
    ),
    rule(
      'reports-above-contracts',
      'reports/ imports contracts/ only.',
      { path: '^reports/', pathNot: TESTS },
      { path: '^(scenarios|harness)/' },
    ),
    rule(
      'renderers-read-the-model-only',
      'A renderer imports the report model and its own folder.',
      { path: '^reports/(html|json|junit|markdown|badge|ctrf|code-quality)', pathNot: TESTS },
      { path: '^contracts/' },
    ),
    rule(
      'engine-knows-a-driver-as-an-interface',
      'Opening a target is the work of target/, which engine/run calls.',
      { path: '^harness/engine/(?!run/)', pathNot: TESTS },
      { path: '^harness/(drivers/(?!driver\\.ts)|target/)' },
    ),
    rule(
      'reference-sdk-stands-alone',
      'The oracle must not test itself.',
      { path: '^harness/reference/', pathNot: TESTS },
      { path: '^(scenarios|reports)/|^harness/(?!reference/|adapter/|base/)' },
    ),
    rule(
      'no-tests-in-sources',
      'Product code never imports a test. Machine-made mutants of the judge are played by its own.',
      { pathNot: `${TESTS}|^harness/dev/mutation/` },
      { path: '\\.(test|spec)\\.ts$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
