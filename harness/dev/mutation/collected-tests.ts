// Stands in for Playwright Test where unit tests play mutants: it collects the tests of the files that a bundle holds, and
// runs them one after another in this process until the first that fails.
import { expect as real } from '@playwright/test';
import { inOrder } from './in-order.ts';
import type { PlayOrder } from './protocol.ts';

type Body = (fixtures: object, info: object) => unknown;

interface Collected {
  readonly title: string;
  readonly run: Body;
}

const collected: Collected[] = [];
const path: string[] = [];

function add(title: string, run: Body): void {
  collected.push({ title: [...path, title].join(' › '), run });
}

function describe(title: string, body: () => void): void {
  path.push(title);
  body();
  path.pop();
}

export const test = Object.assign(add, {
  setTimeout: () => {},
  describe: Object.assign(describe, { configure: () => {} }),
});
export const expect = real;

/** The title of the first test that fails; undefined: none does. */
export async function firstFailure({ first, only, onNext }: PlayOrder): Promise<string | undefined> {
  for (const { title, run } of inOrder(collected, first, only)) {
    onNext(title);
    try {
      await run({}, { setTimeout: () => {}, annotations: [] });
    } catch {
      return title;
    }
  }
  return collected.length === 0 ? 'no test was collected' : undefined;
}
