// How a text is written down where it is pasted: plain, in Markdown, in Jira's notation. What an SDK or a backend said is
// data in each of them.

/** The parts of a text for a bug tracker. */
export interface Notation {
  readonly heading: (text: string) => string;
  /** A name and what it is. */
  readonly fact: (name: string, text: string) => string;
  readonly item: (text: string, depth: number) => string;
  readonly block: (text: string) => string;
  /** A text of somebody else within a line. */
  readonly data: (text: string) => string;
}

/** The widest name of a fact. */
const NAME_WIDTH = 11;

/** Plain text. */
export const PLAIN: Notation = {
  heading: (text) => `\n${text}`,
  fact: (name, text) => `${`${name}:`.padEnd(NAME_WIDTH)}${text}`,
  item: (text, depth) => `${'   '.repeat(depth)}${text}`,
  block: (text) => text.replace(/^/gm, '      '),
  data: (text) => text,
};

/** As long a fence as nothing in the text is. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  return '`'.repeat(longest + 1);
}

/** GitHub's Markdown. */
export const MARKDOWN: Notation = {
  heading: (text) => `\n### ${text}\n`,
  fact: (name, text) => `- **${name}**: ${text}`,
  item: (text, depth) => `${'  '.repeat(depth)}- ${text}`,
  block: (text) => `\n${fence(text)}\n${text}\n${fence(text)}\n`,
  data: (text) =>
    text
      .replaceAll(/[\\`*_{}[\]()#+!|~$<>]/g, '\\$&')
      .replaceAll('@', '&#64;')
      .replaceAll(/\n\s*/g, ' '),
};

/** Jira's text formatting notation. */
export const JIRA: Notation = {
  heading: (text) => `\nh3. ${text}\n`,
  fact: (name, text) => `* *${name}*: ${text}`,
  item: (text, depth) => `${'*'.repeat(depth + 1)} ${text}`,
  block: (text) => `{noformat}\n${text.replaceAll('{noformat}', '{ noformat }')}\n{noformat}`,
  data: (text) => text.replaceAll(/[\\*_{}[\]!|^~+?-]/g, '\\$&').replaceAll(/\n\s*/g, ' '),
};
