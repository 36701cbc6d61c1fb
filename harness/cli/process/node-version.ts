// A Node that is too old is said in one sentence, before it stumbles over what it does not know.
import { UsageError } from '../../base/usage-error.ts';

/** The oldest Node that this tool runs on: package.json's `engines` says the same. */
export const OLDEST_NODE = [20, 19] as const;

/** @throws UsageError `NODE_TOO_OLD`. `version`: as `process.versions.node` has it. */
export function checkNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new UsageError(
    'NODE_TOO_OLD',
    `This is Node ${version}, and mm-auth-conformance needs ${oldestMajor}.${oldestMinor} or newer.`,
    'Install a maintained Node (20, 22 or 24), or let nvm, fnm or volta switch to one.',
  );
}
