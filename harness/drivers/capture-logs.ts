// What an SDK in this process writes while it is driven: taken to the log, so that a token in it is found (UDA-35), and
// not printed over the harness's own output. Where several SDKs are driven at once nobody can tell whose a line is: each
// driver gets every line, and a token in it names its scenario.
import type { LogLine } from './driver.ts';
import { listeningIn } from './listening-in.ts';

/** The longest line that is kept, in characters. */
const MAX_LINE = 20_000;

/** Takes over both streams; returns what gives them back. */
function takeOver(tell: (line: LogLine) => void): () => void {
  const streams = [
    ['stdout', process.stdout],
    ['stderr', process.stderr],
  ] as const;
  const restore = streams.map(([source, stream]) => {
    const write = stream.write;
    const capture = ((chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      tell({ source, text: text.slice(0, MAX_LINE).trimEnd(), atMs: Date.now() });
      const done = rest.find((one) => typeof one === 'function');
      if (typeof done === 'function') queueMicrotask(() => done());
      return true;
    }) as typeof stream.write;
    stream.write = capture;
    return () => {
      if (stream.write === capture) stream.write = write;
    };
  });
  return () => {
    for (const give of restore) give();
  };
}

const logs = listeningIn(takeOver);

/** Takes over standard output and standard error of this process; returns what gives them back. */
export function captureLogs(listener: (line: LogLine) => void): () => void {
  return logs.listen(listener);
}
