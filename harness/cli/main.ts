#!/usr/bin/env node
// The process's own edge: signals, streams and the exit code. The commands are listed in program.ts.
import { setMaxListeners } from 'node:events';
import { isFromSdk } from '../drivers/escaped.ts';
import { EXIT } from './process/exit-code.ts';
import { processIo } from './process/io.ts';
import { runCli } from './program.ts';

const interrupt = new AbortController();
// Every scenario under way waits for it.
setMaxListeners(0, interrupt.signal);

/** The first signal lets a command end in order and write its report; the second ends the process at once. */
function onSignal(signal: NodeJS.Signals): void {
  if (interrupt.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
  interrupt.abort();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => onSignal(signal));
for (const stream of [process.stdout, process.stderr]) {
  // A reader that went away (`… | head`) must not keep a run from its report.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(EXIT.internal);
  });
}

const io = processIo(interrupt.signal);

/** What nobody caught: the SDK's is told in its run; of our own, a second one ends the process at once. */
let resorted = false;
function onUncaught(error: unknown): void {
  if (isFromSdk()) return;
  if (resorted) process.exit(EXIT.internal);
  resorted = true;
  void import('./process/last-resort.ts')
    .then(({ lastResort }) => lastResort(error, io))
    .finally(() => process.exit(EXIT.internal));
}
process.on('unhandledRejection', onUncaught);
process.on('uncaughtException', onUncaught);

const exitCode = await runCli(io);
// An SDK under test may have left timers and sockets behind: the process ends anyway, once its output is out.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
