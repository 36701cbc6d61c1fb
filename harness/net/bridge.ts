// From node:http to an answer and back: what every server of this tool has in common. A body that is too long, a client that
// goes away, an answer that fails: each ends its own connection and nothing else.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** The longest request body that is read, in bytes. */
const MAX_BODY = 8 * 1024 * 1024;
/** Room for a token of 1 MB in a header. */
const MAX_HEADERS = 4 * 1024 * 1024;

/** Answers a request whose body has been read. A rejection ends the connection without an answer. */
export type Answering = (message: IncomingMessage, body: Buffer, to: ServerResponse) => Promise<void>;

/** The body; undefined: it is longer than 8 MB. */
async function bodyOf(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The headers by their names in lower case; one that came several times is one, with commas (RFC 9110 §5.3). */
export function headersOf(message: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** What node:http calls for each request. */
function listener(answering: Answering): (message: IncomingMessage, to: ServerResponse) => void {
  const answer = async (message: IncomingMessage, to: ServerResponse) => {
    const body = await bodyOf(message);
    if (body === undefined) return void to.writeHead(413).end();
    await answering(message, body, to);
  };
  return (message, to) => void answer(message, to).catch(() => to.destroy());
}

/** A server of node:http with room for what scenarios and interactions send. It does not listen yet. */
export function bridge(answering: Answering): Server {
  return createServer({ maxHeaderSize: MAX_HEADERS, keepAlive: true }, listener(answering));
}
