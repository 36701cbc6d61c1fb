// The reference SDK as a `command:` target in Node: JSON-RPC, one message a line, over its standard streams.
import { createInterface } from 'node:readline';
import { referenceAdapter } from '../../../reference/adapter.ts';

const adapter = referenceAdapter() as unknown as Readonly<
  Record<string, (params: unknown) => Promise<unknown>>
>;

interface Message {
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line) as Message;
  const said = (rest: object) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...rest })}\n`);
  adapter[method]?.(params).then(
    (result) => said({ result: result ?? null }),
    (error: unknown) => said({ error: { code: -32_000, message: String(error) } }),
  );
}
