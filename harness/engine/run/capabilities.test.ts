// What an adapter declares, and what becomes of the scenarios that need more than that.
import { expect, test } from '@playwright/test';
import type { Adapter } from '../../../contracts/adapter-protocol.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { runAdapter } from '../../testing/run-adapter.ts';

/** The reference adapter, declaring these operations. */
function declaring(operations: readonly string[], changes: Partial<Adapter> = {}): Adapter {
  const adapter = referenceAdapter();
  return {
    ...adapter,
    initialize: async (params) => {
      const introduction = await adapter.initialize(params);
      return {
        ...introduction,
        capabilities: { ...introduction.capabilities, operations: operations as [] },
      };
    },
    ...changes,
  };
}

const scenarios = CATALOGUE.filter(({ id }) =>
  ['application-code/fetchUser', 'application-code/saveUser', 'application-code/depersonalize'].includes(id),
);

function outcomes(report: Awaited<ReturnType<typeof runAdapter>>) {
  return Object.fromEntries(report.scenarios.map((one) => [one.id.split('/')[1], one.outcome]));
}

test('an operation that is not declared makes its scenarios not applicable, and the report says so', async () => {
  const report = await runAdapter(() => declaring([]), { scenarios });
  expect(outcomes(report)).toEqual({
    fetchUser: 'passed',
    saveUser: 'passed',
    depersonalize: 'not-applicable',
  });
  expect(report.scenarios.find((one) => one.outcome === 'not-applicable')?.reason).toBe(
    'The SDK does not have depersonalize.',
  );
  expect([report.verdict, report.counts.notApplicable]).toEqual(['passed', 1]);
});

test('a core operation that the adapter cannot call is not judged, and never not applicable', async () => {
  const { invoke } = referenceAdapter();
  const adapter = declaring(['depersonalize'], {
    invoke: (params) =>
      params.operation === 'saveUser' ? Promise.reject(new Error('no saveUser')) : invoke(params),
  });
  const report = await runAdapter(() => adapter, {
    scenarios: scenarios.filter(({ id }) => id.endsWith('saveUser')),
  });
  expect([report.verdict, outcomes(report)]).toEqual(['incomplete', { saveUser: 'not-judged' }]);
  expect(report.scenarios[0]?.reason).toContain("The adapter's invoke failed: no saveUser");
});

test('a core operation cannot be declared, nor one that does not exist: the field is named', async () => {
  for (const operation of ['fetchUser', 'dance']) {
    const report = await runAdapter(() => declaring(['getUser', operation]), { scenarios });
    expect(report.counts.judged).toBe(0);
    expect(report.scenarios[0]?.reason).toContain('capabilities.operations[1]');
  }
});
