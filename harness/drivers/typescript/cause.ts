// Why a user's file could not be loaded, in one line.
import { relative } from 'node:path';
import { inspect } from 'node:util';
import { plainText, shortened } from '../../../reports/text.ts';

/** The longest text that is shown of what a module threw, in characters. */
const MAX_CAUSE = 600;

/** The first place of a stack that lies in the user's own files: `adapter.ts:12:7`. */
function placeIn(stack: string | undefined, cwd: string): string | undefined {
  const places = (stack ?? '').matchAll(/(?:file:\/\/)?((?:[A-Za-z]:)?[\\/][^\s():]+):(\d+)(?::(\d+))?/g);
  for (const [, file = '', line, column] of places) {
    if (!file.includes('node_modules') && !relative(cwd, file).startsWith('..'))
      return [relative(cwd, file), line, column].filter((part) => part !== undefined).join(':');
  }
  return undefined;
}

/** What went wrong, with the place in the user's file where there is one. */
export function causeOf(error: unknown, cwd: string): string {
  if (error instanceof Error) {
    const said = `${error.name}: ${error.message.split('\n', 3).join(' ')}`;
    const place = placeIn(error.stack, cwd);
    return place === undefined || said.includes(place) ? said : `${said} (${place})`;
  }
  // What a module throws may be anything, an object without a prototype included.
  return shortened(plainText(inspect(error, { breakLength: Number.POSITIVE_INFINITY })), MAX_CAUSE);
}
