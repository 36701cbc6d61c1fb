// An SDK whose start reports success before it has registered, and of whose registration an event tells: what its start
// cannot say is not applicable where the adapter declares it, and what its calls say is judged all the same.
import { expect, test } from '@playwright/test';
import type { Adapter } from '../../../contracts/adapter-protocol.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { directFetch } from '../../backend/direct.ts';
import { createWorlds } from '../../backend/worlds.ts';
import { libertyById } from '../../reference/liberties/all.ts';
import { type Liberty, libertyAdapter } from '../../reference/liberties/liberty.ts';
import { alarmsIn, runLiberty } from '../../testing/play-liberty.ts';
import { select } from '../selection/select.ts';

const scenarios = select(CATALOGUE, { ids: ['jwt/registration-trouble/{500,409}-envelope/*'] });

function registersLater(): Liberty {
  const liberty = libertyById('registers-later-with-an-event');
  if (liberty === undefined) throw new Error('There is no such liberty.');
  return liberty;
}

/** The liberty with another adapter. */
function with_(adapter: (one: Adapter) => Adapter): Liberty {
  return { ...registersLater(), adapter };
}

test('the adapter declares by itself that it waits for the event', async () => {
  const adapter = libertyAdapter(registersLater(), { fetch: directFetch(createWorlds()) });
  const { capabilities } = await adapter.initialize({
    protocolVersion: 1,
    harness: { name: 'test', version: '1' },
  });
  expect(capabilities.registersLater).toBe(true);
});

test('declared, nothing is held against it; undeclared, a start that has waited is accused', async () => {
  const undeclared = with_((adapter) => ({
    ...adapter,
    initialize: async (params) => {
      const result = await adapter.initialize(params);
      return { ...result, capabilities: { ...result.capabilities, registersLater: false } };
    },
  }));
  const [report, accused] = await Promise.all([
    runLiberty(registersLater(), { scenarios }),
    runLiberty(undeclared, { scenarios }),
  ]);
  expect(alarmsIn(report)).toEqual([]);
  const left = report.scenarios.flatMap(({ checks }) =>
    checks.filter(({ status }) => status === 'not-applicable').map(({ kind, step }) => `${kind} in ${step}`),
  );
  expect([...new Set(left)].sort()).toEqual(['described in 2', 'fails in 2', 'fails-with-backend-code in 2']);
  expect(alarmsIn(accused).every((alarm) => / UDA-22 .* in step 2/.test(alarm))).toBe(true);
  expect(alarmsIn(accused).length).toBeGreaterThan(0);
});

test('declared, a call that succeeds without a registration is found, and so is a start that calls back twice', async () => {
  const falseSuccess = with_((adapter) => ({
    ...adapter,
    invoke: async (params) => {
      const result = await adapter.invoke(params);
      const success = { kind: 'success' as const, atMs: Date.now() };
      return { callbacks: result.callbacks.map((one) => (one.kind === 'error' ? success : one)) };
    },
  }));
  const twice = with_((adapter) => ({
    ...adapter,
    createSdk: async (params) => {
      const { callbacks } = await adapter.createSdk(params);
      return { callbacks: [...callbacks, ...callbacks] };
    },
  }));
  const broken = async (liberty: Liberty) => {
    const { requirements } = await runLiberty(liberty, { scenarios });
    return requirements.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
  };
  expect(await Promise.all([broken(falseSuccess), broken(twice)])).toEqual([['UDA-22'], ['UDA-15']]);
});
