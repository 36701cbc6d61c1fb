// A child process as a transport: one JSON-RPC message a line on its standard input and output. Its standard error is
// its log. Everything it can do to us is bounded: the length of a line, the amount of log, the time to end.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { MAX_MESSAGE_BYTES } from '../../contracts/json-rpc.ts';
import { pause } from '../base/wait.ts';
import { DriverFault, type DriverFaultCode, type LogLine } from './driver.ts';
import type { Transport, TransportListener } from './json-rpc.ts';
import { Lines } from './lines.ts';
import { endWithUs, killGroup, MARK, newMark, type ProcessGroup, signalGroup } from './process-group.ts';
import { Tail } from './tail.ts';

/** The longest line of log that is kept whole, in bytes: a token of 1 MB fits. */
const MAX_LOG_LINE = 4 * 1024 * 1024;
/** How much a child may write to standard error, in bytes. */
const MAX_LOG = 64 * 1024 * 1024;
/** After the child's end: how long its last words may take to arrive, milliseconds. */
const LAST_WORDS_MS = 200;
/** How long a child may take to end when its input has ended, and again when it was sent SIGTERM, milliseconds. */
const END_MS = 1_000;
const TERM_MS = 500;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A shell tells a signal that ended its command by the exit code: 128 and the signal's number. */
function signalIn(code: number | null): string {
  const name = Object.entries(constants.signals).find(([, number]) => number + 128 === code)?.[0];
  return name === undefined ? '' : ` (${name})`;
}

/** A running child. */
export class StdioTransport implements Transport {
  readonly advice = 'Its standard output belongs to the protocol; a log goes to standard error.';
  readonly #child: Child;
  readonly #group: ProcessGroup;
  readonly #tail = new Tail();
  readonly #exited: Promise<unknown>;
  #listener: TransportListener | undefined;
  #ended = false;
  #logged = 0;

  /** Starts the command in a shell. `log` takes each line of its standard error. */
  constructor(
    command: string,
    { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
    log: (line: LogLine) => void,
  ) {
    const mark = newMark();
    this.#child = spawn(command, {
      shell: true,
      // A group of its own; on Windows it would be a window of its own.
      detached: process.platform !== 'win32',
      windowsHide: true,
      cwd,
      env: { ...env, [MARK]: mark },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#group = { pid: this.#child.pid ?? 0, mark };
    this.#exited = new Promise((resolve) => this.#child.once('exit', resolve).once('error', resolve));
    if (this.#child.pid !== undefined) endWithUs(this.#group);
    this.#listenToChild(log);
  }

  listen(listener: TransportListener): void {
    this.#listener = listener;
  }

  send(text: string): void {
    this.#child.stdin.write(`${text}\n`);
  }

  trace(): string | undefined {
    return this.#tail.text();
  }

  /** Ends the child and everything that it started: in order if it will, else not. */
  async close(): Promise<void> {
    this.#ended = true;
    if (this.#child.pid !== undefined) {
      this.#child.stdin.end();
      if (!(await this.#exits(END_MS))) {
        signalGroup(this.#group, 'SIGTERM');
        await this.#exits(TERM_MS);
      }
      killGroup(this.#group);
      await this.#exits(END_MS);
    }
    // A process that escaped us may still hold the other ends.
    for (const stream of [this.#child.stdin, this.#child.stdout, this.#child.stderr]) stream.destroy();
  }

  async #exits(withinMs: number): Promise<boolean> {
    return Promise.race([this.#exited.then(() => true), pause(withinMs).then(() => false)]);
  }

  #listenToChild(log: (line: LogLine) => void): void {
    const { stdin, stdout, stderr } = this.#child;
    const output = new Lines(MAX_MESSAGE_BYTES, (bytes, whole) => this.#message(bytes, whole));
    stdout.on('data', (chunk: Buffer) => {
      if (!this.#ended) output.push(chunk);
    });
    const errors = new Lines(MAX_LOG_LINE, (bytes) => {
      const line: LogLine = { source: 'stderr', text: bytes.toString('utf8'), atMs: Date.now() };
      this.#tail.add(line.text);
      log(line);
    });
    stderr.on('data', (chunk: Buffer) => this.#log(chunk, errors));
    stderr.on('end', () => errors.end());
    stdin.on('error', () => this.#silent('The adapter closed its standard input.'));
    stdout.on('end', () => this.#silent('The adapter closed its standard output.'));
    stdout.on('error', () => {});
    stderr.on('error', () => {});
    this.#child.on('error', (error) =>
      this.#end('ADAPTER_START_FAILED', `The command could not be started: ${error.message}`),
    );
    this.#child.on('exit', (code, signal) => void this.#exit(code, signal, output));
  }

  #message(bytes: Buffer, whole: boolean): void {
    if (this.#ended) return;
    if (!whole) {
      this.#kill('ADAPTER_FLOODED', `The adapter wrote a line of more than ${MAX_MESSAGE_BYTES} bytes.`);
      return;
    }
    const text = utf8(bytes);
    if (text === undefined) {
      const where = 'a line that is no UTF-8 to its standard output';
      this.#end('ADAPTER_MESSAGE_INVALID', `The adapter wrote ${where}.`);
    } else if (text.trim() !== '') {
      this.#listener?.message(text);
    }
  }

  #log(chunk: Buffer, lines: Lines): void {
    this.#logged += chunk.length;
    if (this.#logged <= MAX_LOG) lines.push(chunk);
    else if (!this.#ended)
      this.#kill('ADAPTER_FLOODED', `The adapter wrote more than ${MAX_LOG} bytes to its standard error.`);
  }

  /** The child went, or only one of its pipes: its end, if it comes, says more. */
  async #silent(message: string): Promise<void> {
    if (await this.#exits(LAST_WORDS_MS)) return;
    this.#end('ADAPTER_DISCONNECTED', message);
  }

  async #exit(code: number | null, signal: NodeJS.Signals | null, output: Lines): Promise<void> {
    // Not without a bound: a process that it started may hold the pipes open.
    await Promise.race([once(this.#child, 'close'), pause(LAST_WORDS_MS)]);
    const how = signal === null ? `exited with code ${code}${signalIn(code)}` : `was ended by ${signal}`;
    const where = output.pending > 0 ? ', in the middle of a line' : '';
    this.#end('ADAPTER_EXITED', `The adapter ${how}${where}.`);
  }

  #kill(code: DriverFaultCode, message: string): void {
    this.#end(code, message);
    killGroup(this.#group);
  }

  #end(code: DriverFaultCode, message: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#listener?.end(new DriverFault(code, message));
  }
}
