// Plays scenarios in a process of its own, whatever the test runner around does to this one.
import { type ChildProcess, fork } from 'node:child_process';
import type { RunOptions } from '../library/run-options.ts';
import type { Answer, Question } from './child.ts';
import type { WorkerPart, WorkerPlayed, WorkerPlayer } from './worker-player.ts';

/** How long the process may take to end once it has been asked to, milliseconds. */
const END_WITHIN_MS = 10_000;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A process that answers questions. */
class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #number = 0;

  constructor(program: string) {
    // The options of the runner's own process are not for it.
    this.#process = fork(program, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#process.on('message', (answer: Answer) => {
      this.#waiting.get(answer.number)?.resolve(answer);
      this.#waiting.delete(answer.number);
    });
    const gone = (why: string) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`The process that plays the scenarios ${why}.`));
      this.#waiting.clear();
    };
    this.#process.once('error', (error) => gone(`could not be started: ${error.message}`));
    this.#process.once('exit', (code, signal) => gone(`ended (${signal ?? code})`));
  }

  async ask(question: { readonly ask: Question['ask']; readonly [field: string]: unknown }): Promise<Answer> {
    this.#number += 1;
    const number = this.#number;
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#process.send({ number, ...question }, (error) => error && reject(error));
    });
    if ('error' in answer) throw new Error(answer.error);
    return answer;
  }

  /** Ends it in order; by force, where it takes too long. */
  async end(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.disconnect();
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), END_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }
}

/** A player in a process of its own. `program`: the file that it runs. What is not data cannot go there. */
export function childPlayer(run: RunOptions, program: string): WorkerPlayer {
  let child: Child | undefined;
  const opened = async (): Promise<Child> => {
    if (child !== undefined) return child;
    child = new Child(program);
    await child.ask({ ask: 'open', run: { cwd: process.cwd(), ...run } });
    return child;
  };
  return {
    play: async (id) => {
      const answer = await (await opened()).ask({ ask: 'play', id });
      return (answer as { played: WorkerPlayed }).played;
    },
    end: async () => {
      const ending = child;
      child = undefined;
      if (ending === undefined) return [];
      try {
        return ((await ending.ask({ ask: 'end' })) as { parts: readonly WorkerPart[] }).parts;
      } finally {
        await ending.end();
      }
    },
  };
}
