// A scenario that has ended is watched on: a callback that fires while others play is its own, and never a success.
import { expect, test } from '@playwright/test';
import type { Adapter } from '../../../contracts/adapter-protocol.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { runAdapter } from '../../testing/run-adapter.ts';

const scenarios = CATALOGUE.filter(({ id }) =>
  ['application-code/fetchUser', 'application-code/saveUser'].includes(id),
);

/** The reference SDK; a call of fetchUser fires once more after its SDK was given back, as told when. */
function firesLate(kind: 'success' | 'error', told: 'with-the-next' | 'at-the-end', silent = false): Adapter {
  const adapter = referenceAdapter();
  const late: { callId: string; callback: { kind: 'success' | 'error'; atMs: number } }[] = [];
  return {
    ...adapter,
    invoke: async (params) => {
      const result = await adapter.invoke(params);
      if (params.operation !== 'fetchUser') return result;
      late.push({ callId: params.callId, callback: { kind, atMs: Date.now() } });
      return silent ? { callbacks: [] } : result;
    },
    disposeSdk: async (params) => {
      const result = await adapter.disposeSdk(params);
      return told === 'at-the-end' ? result : { late: [...result.late, ...late.splice(0)] };
    },
    shutdown: async (params) => ({ ...(await adapter.shutdown(params)), late: late.splice(0) }),
  };
}

async function played(adapter: () => Adapter) {
  const report = await runAdapter(adapter, { scenarios, concurrency: 1 });
  const checks = report.scenarios.flatMap((one) =>
    one.checks.map(({ kind, status, seen }) => ({ id: one.id.split('/')[1], kind, status, seen })),
  );
  const failed = checks.filter(({ status }) => status === 'failed');
  return { report, failed: failed.map(({ id, kind }) => `${id} ${kind}`), checks };
}

test('the reference SDK fires nothing late', async () => {
  const { failed, report } = await played(() => referenceAdapter());
  expect(failed).toEqual([]);
  expect(report.verdict).toBe('passed');
});

for (const told of ['with-the-next', 'at-the-end'] as const)
  for (const kind of ['success', 'error'] as const)
    test(`a second callback after the last step: ${kind}, told ${told}`, async () => {
      const { failed, report } = await played(() => firesLate(kind, told));
      const also = kind === 'error' ? ['fetchUser succeeds'] : [];
      expect(failed.sort()).toEqual([...also, 'fetchUser called-back-once'].sort());
      expect(report.verdict).toBe('failed');
      const [scenario] = report.scenarios.filter(({ outcome }) => outcome === 'failed');
      const callbacks = scenario?.steps.flatMap((step) => step.callbacks) ?? [];
      expect(callbacks.filter(({ late }) => late === true)).toHaveLength(1);
    });

test('a first callback that comes so late is no success', async () => {
  const { failed } = await played(() => firesLate('success', 'at-the-end', true));
  expect(failed).toContain('fetchUser succeeds');
});
