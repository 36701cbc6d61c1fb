import { randomUUID } from 'node:crypto';

/** A new external user ID. */
export function newExternalUserId(): string {
  return `mm-auth-conformance-${randomUUID()}`;
}
