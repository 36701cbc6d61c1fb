// An SDK in this process may let through what a callback throws, as it would let through an application's error: then
// nobody catches it, and Node would end the process. Such errors, and no others, end here.
import { isCallbackThrew } from '../adapter/callback-threw.ts';

const FATAL: readonly (string | symbol)[] = ['uncaughtException', 'unhandledRejection'];

let holders = 0;
let giveBack: (() => void) | undefined;

/** Node asks its listeners through `emit`, and ends the process where none has heard. A host's own listeners stay as they are. */
function takeOver(): () => void {
  const own = Object.hasOwn(process, 'emit') ? process.emit : undefined;
  const { emit } = process;
  const guarded = ((event: string | symbol, ...args: unknown[]): boolean => {
    if (FATAL.includes(event) && isCallbackThrew(args[0])) return true;
    return Reflect.apply(emit, process, [event, ...args]);
  }) as typeof process.emit;
  process.emit = guarded;
  return () => {
    if (process.emit !== guarded) return;
    if (own === undefined) Reflect.deleteProperty(process, 'emit');
    else process.emit = own;
  };
}

/** Lets callbacks throw in this process, until what it returns is called. */
export function letCallbacksThrow(): () => void {
  holders += 1;
  giveBack ??= takeOver();
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    holders -= 1;
    if (holders > 0) return;
    giveBack?.();
    giveBack = undefined;
  };
}
