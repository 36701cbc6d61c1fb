// From a target on the command line to a driver.
import { UsageError } from '../cli/usage-error.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { adapterDriver } from './adapter.ts';
import { commandDriver } from './command.ts';
import type { Driver } from './driver.ts';
import { moduleDriver } from './module.ts';

/** A driver with the kind of its target, for the report. */
export interface Opened {
  readonly driver: Driver;
  readonly kind: 'module' | 'command';
}

/** What a target may need to be opened. */
export interface OpenOptions {
  /** What relative paths start from. */
  readonly cwd: string;
}

const TARGETS = [
  'Use "reference" (the bundled SDK), "module:PATH" (an adapter in a JavaScript or TypeScript file) or',
  '"command:COMMAND" (an adapter in a process of its own, in any language).',
].join(' ');

/**
 * The driver for a target. Nothing is started yet.
 * @throws UsageError `UNKNOWN_TARGET`, or what the kind of target says.
 */
export async function openTarget(target: string, options: OpenOptions): Promise<Opened> {
  if (target === 'reference') return { driver: adapterDriver(() => referenceAdapter()), kind: 'module' };
  const colon = target.indexOf(':');
  const kind = target.slice(0, colon);
  const rest = target.slice(colon + 1);
  if (kind === 'module' && rest !== '')
    return { driver: await moduleDriver(rest, options.cwd), kind: 'module' };
  if (kind === 'command' && rest.trim() !== '')
    return { driver: commandDriver(rest, options.cwd), kind: 'command' };
  throw new UsageError('UNKNOWN_TARGET', `"${target}" is no target.`, TARGETS);
}
