// How the results travel from Vitest's workers to its reporter, and through its blob reports: in the metadata of tasks.
import { z } from 'zod';
import { Part } from '../parts.ts';

/** The beginning of the name of the group that holds an SDK's scenarios; the report's name follows. */
export const GROUP = 'conformance of ';

const KEY = 'conformanceParts';
const Parts = z.array(Part);

/** Adds parts to a task's metadata. */
export function addParts(meta: object, parts: readonly Part[]): void {
  if (parts.length > 0) Reflect.set(meta, KEY, [...partsIn(meta), ...parts]);
}

/** The parts in a task's metadata. */
export function partsIn(meta: object): readonly Part[] {
  const value: unknown = Reflect.get(meta, KEY);
  return value === undefined ? [] : Parts.parse(value);
}
