// How to get at an SDK with a debugger: said at the start of run --debug. Pure.
import { shellQuoted } from '../../base/command-text.ts';

/** Programs that adapters are written in, with what makes each wait for a debugger. */
const WAITING: readonly (readonly [program: RegExp, how: string])[] = [
  [/^(?:node|tsx)\b/, 'node --inspect-brk …'],
  [/^python3?\b/, 'python3 -m debugpy --listen 5678 --wait-for-client …'],
  [/^java\b/, 'java -agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:5005 …'],
  [/^(?:go|\S*dlv)\b/, 'dlv exec --headless --listen 127.0.0.1:2345 …'],
  [/^dart\b/, 'dart run --pause-isolates-on-start --enable-vm-service …'],
];

function ofCommand(command: string): string {
  const how = WAITING.find(([program]) => program.test(command))?.[1];
  const example = how ?? 'start the adapter under the debugger of its language';
  return `The adapter is a process of its own; in --sdk command:'…' have it wait for a debugger: ${example}. What it prints for you must go to standard error.`;
}

/**
 * How to attach a debugger to the SDK of this target.
 * @param program What Node runs, and its arguments.
 * @param inspector Where a debugger can attach to this process already; undefined: nowhere.
 */
export function debugHint(target: string, program: readonly string[], inspector: string | undefined): string {
  const [kind = '', rest = ''] = target.split(/:(.*)/s);
  switch (kind) {
    case 'command':
      return ofCommand(rest.trim());
    case 'page':
      return 'The page runs in a Chromium without a window: what it logs is shown here.';
    case 'agent':
      return "Attach your IDE's debugger to the app: nothing times out here while it is stopped.";
    default: {
      const words = ['node', '--inspect-brk', ...program].map(shellQuoted).join(' ');
      return inspector === undefined
        ? `The SDK runs in this process. To step through it: ${words}, and attach (chrome://inspect, or your editor's "Attach to Node").`
        : `The SDK runs in this process; a debugger attaches at ${inspector}`;
    }
  }
}
