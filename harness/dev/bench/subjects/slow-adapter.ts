// The reference SDK behind a slow bridge: each call takes 50 ms more. `MM_BENCH_SDKS`: how many SDKs it takes at once.
import { referenceAdapter } from '../../../reference/adapter.ts';

const DELAY_MS = 50;
const adapter = referenceAdapter();
const concurrentSdks = Number(process.env['MM_BENCH_SDKS'] ?? 1);
const slowly = () => new Promise((resolve) => setTimeout(resolve, DELAY_MS));

export default {
  ...adapter,
  initialize: async (params: Parameters<typeof adapter.initialize>[0]) => {
    const introduction = await adapter.initialize(params);
    return { ...introduction, capabilities: { ...introduction.capabilities, concurrentSdks } };
  },
  invoke: async (params: Parameters<typeof adapter.invoke>[0]) => {
    await slowly();
    return adapter.invoke(params);
  },
};
