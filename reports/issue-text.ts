// The one way in which a file or a message that does not fit its schema is told.
import { z } from 'zod';

/** The first thing that is wrong: `modes.jwt.keyId: expected string`. `whole`: what stands for the whole value. */
export function issueText(error: z.ZodError, whole?: string): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'not valid';
  const place = issue.path.length === 0 ? whole : z.core.toDotPath(issue.path);
  return place === undefined ? issue.message : `${place}: ${issue.message}`;
}
