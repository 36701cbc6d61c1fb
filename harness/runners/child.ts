// The process in which an SDK is played whose tests run in a runner that changes what programs see: module loading, the network,
// timers. It is asked over Node's own channel, answers each question once, and ends when whoever started it is gone.
import { UsageError } from '../base/usage-error.ts';
import type { RunOptions } from '../library/run-options.ts';
import { type WorkerPart, type WorkerPlayed, type WorkerPlayer, workerPlayer } from './worker-player.ts';

/** What the child is asked. `number`: of the question, for its answer. */
export type Question =
  | { readonly number: number; readonly ask: 'open'; readonly run: RunOptions }
  | { readonly number: number; readonly ask: 'play'; readonly id: string }
  | { readonly number: number; readonly ask: 'end' };

/** What it answers; `error`: what kept the run from beginning. */
export type Answer = { readonly number: number } & (
  | { readonly played: WorkerPlayed }
  | { readonly parts: readonly WorkerPart[] }
  | { readonly opened: true }
  | { readonly error: string }
);

let player: WorkerPlayer | undefined;

async function answered(question: Question): Promise<object> {
  if (question.ask === 'open') {
    player = workerPlayer(question.run);
    return { opened: true };
  }
  if (question.ask === 'play') return { played: await player?.play(question.id) };
  return { parts: (await player?.end()) ?? [] };
}

function inOneText(error: unknown): string {
  if (error instanceof UsageError) return [error.code, error.message, error.hint ?? ''].join(': ');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.on('message', (question: Question) => {
  void answered(question)
    .catch((error: unknown) => ({ error: inOneText(error) }))
    .then((answer) => process.send?.({ number: question.number, ...answer }));
});
process.once('disconnect', () => {
  const end = player?.end() ?? Promise.resolve();
  void end.catch(() => {}).finally(() => process.exit(0));
});
