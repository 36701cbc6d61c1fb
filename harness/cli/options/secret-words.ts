// Command lines go into reports: what is secret on one is replaced before.

/** What stands where a secret was. */
const CUT = '…';

/** The words of a command line without the values of these options. */
export function withoutSecrets(argv: readonly string[], options: readonly string[]): readonly string[] {
  return argv.map((word, index) => {
    if (options.includes(argv[index - 1] ?? '')) return CUT;
    const named = options.find((option) => word.startsWith(`${option}=`));
    return named === undefined ? word : `${named}=${CUT}`;
  });
}
