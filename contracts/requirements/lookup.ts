import type { Requirement, RequirementId } from '../requirement.ts';
import { BACKEND_REQUIREMENTS } from './backend.ts';
import { SDK_REQUIREMENTS } from './sdk.ts';

/** Every requirement: the SDK's, then the backend's. */
export const REQUIREMENTS: readonly Requirement[] = [...SDK_REQUIREMENTS, ...BACKEND_REQUIREMENTS];

const byId = new Map<string, Requirement>(REQUIREMENTS.map((one) => [one.id, one]));

/** Whether a text is the id of a requirement. */
export function isRequirementId(id: string): id is RequirementId {
  return byId.has(id);
}

/**
 * The requirement with this id.
 * @throws RangeError when there is none: data names a requirement that does not exist.
 */
export function requirement(id: string): Requirement {
  const found = byId.get(id);
  if (found === undefined) throw new RangeError(`There is no requirement ${id}.`);
  return found;
}
