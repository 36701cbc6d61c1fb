// What stands around a token that was copied from somewhere: quotes of every kind, brackets, an escape that was not read.

/** A form: what it is in words, and the token with it. `before`: something stands before the token too. */
export interface Around {
  readonly says: string;
  readonly before: boolean;
  readonly wrap: (token: string) => string;
}

function pair(says: string, open: string, close: string): Around {
  return { says, before: true, wrap: (token) => `${open}${token}${close}` };
}

function after(says: string, text: string): Around {
  return { says, before: false, wrap: (token) => `${token}${text}` };
}

/** Every form, by its name. */
export const AROUND = {
  'single-quotes': pair('in single quotes', "'", "'"),
  'curly-quotes': pair('in curly quotes', '\u201c', '\u201d'),
  'curly-single-quotes': pair('in curly single quotes', '\u2018', '\u2019'),
  'low-quotes': pair('in low quotes', '\u201e', '\u201c'),
  guillemets: pair('in guillemets', '\u00ab', '\u00bb'),
  'corner-brackets': pair('in corner brackets', '\u300c', '\u300d'),
  'escaped-quotes': pair('in escaped quotes', '\\"', '\\"'),
  backticks: pair('in backticks', '`', '`'),
  'angle-brackets': pair('in angle brackets', '<', '>'),
  parentheses: pair('in parentheses', '(', ')'),
  'square-brackets': pair('in square brackets', '[', ']'),
  braces: pair('in braces', '{', '}'),
  'escaped-line-feeds': pair('between two backslashes with an n', '\\n', '\\n'),
  'lower-case-scheme': pair('behind "bearer " in lower case', 'bearer ', ''),
  'token-scheme': pair('behind "token="', 'token=', ''),
  'escaped-line-feed-after': after('followed by a backslash and an n', '\\n'),
  'comma-after': after('followed by a comma', ','),
  'semicolon-after': after('followed by a semicolon', ';'),
  'quote-after': after('followed by a double quote', '"'),
  'query-after': after('followed by an ampersand and more', '&lang=en'),
  'fragment-after': after('followed by a hash sign', '#'),
} as const satisfies Record<string, Around>;
