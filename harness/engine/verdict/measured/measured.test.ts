import { expect, test } from '@playwright/test';
import { type Measured, sensitivityOf } from './measured.ts';

const CATALOGUE = { version: '2.0.0', hash: 'one' };
const MEASURED: Measured = {
  knownDefects: { catalogue: CATALOGUE, mutants: 'all', detected: 9, of: 9 },
  machineMade: { catalogue: 'one', killed: 94, of: 100 },
};

test('a report carries both figures, where both are of its own catalogue', () => {
  const machineMade = { detected: 94, of: 100 };
  expect(sensitivityOf(CATALOGUE, MEASURED)).toEqual({ detected: 9, of: 9, machineMade });
  const stale = { ...MEASURED, machineMade: { ...MEASURED.machineMade, catalogue: 'another' } };
  expect(sensitivityOf(CATALOGUE, stale)).toEqual({ detected: 9, of: 9 });
  expect(sensitivityOf({ ...CATALOGUE, hash: 'another' }, MEASURED)).toBeUndefined();
  expect(sensitivityOf({ ...CATALOGUE, version: '2.1.0' }, MEASURED)).toBeUndefined();
});
