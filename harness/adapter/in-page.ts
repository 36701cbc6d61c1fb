// Runs in a page: takes what the page offers as `globalThis.mmAuthConformance` and lets the harness call it. Bundled into
// one script without imports; put into the page before any script of its own.
import type { Adapter, Method } from '../../contracts/adapter-protocol.ts';
import { type Offered, offeredAdapter } from './offered.ts';

/** What the harness gets back, as JSON text: the page's own objects stay in the page. */
type Reply = { readonly result: unknown } | { readonly error: string } | { readonly absent: true };

declare global {
  var mmAuthConformance: Offered | undefined;
  var __mmAuthConformanceAsk: ((method: Method, params: string) => Promise<string>) | undefined;
}

const adapters = new WeakMap<Offered, Adapter>();

function adapterOf(offered: Offered): Adapter {
  const known = adapters.get(offered) ?? offeredAdapter(offered);
  adapters.set(offered, known);
  return known;
}

async function answered(method: Method, params: string): Promise<Reply> {
  const offered = globalThis.mmAuthConformance;
  if (offered === null || typeof offered !== 'object')
    return { error: 'globalThis.mmAuthConformance is no object.' };
  const adapter = adapterOf(offered);
  const call: unknown = Reflect.get(adapter, method);
  if (typeof call !== 'function') return { absent: true };
  return { result: await Reflect.apply(call, adapter, [JSON.parse(params)]) };
}

globalThis.__mmAuthConformanceAsk = async (method, params) => {
  const answer = await answered(method, params).catch(
    (error: unknown): Reply => ({
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    }),
  );
  return JSON.stringify(answer);
};
