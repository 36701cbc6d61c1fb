// JSON for the eye.

/** Deeper or longer text is shown as it came. */
const MAX_DEPTH = 60;

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

/** The text indented where it is a JSON object or array and where nothing is lost by it; else as it came. */
export function prettyJson(text: string): string {
  const first = text.trimStart().charAt(0);
  if ((first !== '{' && first !== '[') || depthOf(text) > MAX_DEPTH) return text;
  try {
    const value: unknown = JSON.parse(text);
    // Duplicate keys, large numbers and escapes would be lost: such text is evidence as it came.
    return JSON.stringify(value) === text ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}
