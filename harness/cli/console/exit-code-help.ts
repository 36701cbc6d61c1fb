import { EXIT } from '../process/exit-code.ts';

/** The exit codes at the end of a command's help; 3 and 4 mean the same for almost every command. */
export function exitCodes(meanings: {
  readonly passed: string;
  readonly failed?: string;
  readonly incomplete?: string;
  readonly usage?: string;
}): string {
  const all = {
    ...meanings,
    usage: meanings.usage ?? 'a mistake on the command line or in a file; nothing was judged',
    internal: 'this tool itself went wrong',
  };
  const rows = Object.entries(all).map(
    ([name, meaning]) => `  ${EXIT[name as keyof typeof EXIT]}  ${meaning}`,
  );
  return ['', 'Exit codes:', ...rows].join('\n');
}
