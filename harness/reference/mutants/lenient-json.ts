// Mutants whose JSON parser reads more than JSON.
import { TOKEN_RULES } from '../parts/validate-jwt.ts';
import { type Mutant, ruleMutant } from './mutant.ts';

/** Parses JSON after a change that makes lenient JSON strict. */
const after = (change: (text: string) => string) => ({
  json: (text: string) => TOKEN_RULES.json(change(text)),
});

/** The text up to where its first object ends. */
function firstObject(text: string): string {
  let depth = 0;
  for (let index = 0, quoted = false; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"' && text[index - 1] !== '\\') quoted = !quoted;
    if (quoted) continue;
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === '}' && depth === 0) return text.slice(0, index + 1);
  }
  return text;
}

export const LENIENT_JSON: readonly Mutant[] = [
  ruleMutant(
    'byte-order-mark-skipped',
    {
      requirement: 'UDA-33',
      sentence: 'A byte order mark before the JSON is skipped.',
      cause: 'TextDecoder does so unless it is told to keep it.',
    },
    { utf8: (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes) },
  ),
  ruleMutant(
    'invalid-utf-8-replaced',
    {
      requirement: 'UDA-33',
      sentence: 'Bytes that are no UTF-8 are replaced by a question mark.',
      cause: 'Most decoders replace by default, and are never told not to.',
    },
    { utf8: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) },
  ),
  ruleMutant(
    'text-after-the-object-ignored',
    {
      requirement: 'UDA-33',
      sentence: 'What follows the first JSON object is not looked at.',
      cause: 'A streaming parser reads one value and stops.',
    },
    after(firstObject),
  ),
  ruleMutant(
    'comments-and-trailing-commas-accepted',
    {
      requirement: 'UDA-33',
      sentence: 'Comments and a comma before the end are accepted in the JSON.',
      cause: 'The parser is the one that reads the configuration files.',
    },
    after((text) => text.replaceAll(/\/\*.*?\*\//g, '').replaceAll(/,\s*}/g, '}')),
  ),
  ruleMutant(
    'loose-quotes-accepted',
    {
      requirement: 'UDA-33',
      sentence: 'Single quotes, and keys without quotes, are accepted in the JSON.',
      cause: "The parser of Android's org.json and Gson's lenient mode take both.",
    },
    after((text) => text.replaceAll("'", '"').replaceAll(/([{,])(\w+):/g, '$1"$2":')),
  ),
  ruleMutant(
    'nan-accepted',
    {
      requirement: 'UDA-33',
      sentence: 'NaN is accepted as a value in the JSON.',
      cause: "Python's json module reads it, and so do others.",
    },
    after((text) => text.replaceAll(/:NaN\b/g, ':null')),
  ),
  ruleMutant(
    'broken-off-json-accepted',
    {
      requirement: 'UDA-12',
      sentence: 'JSON that breaks off is read as far as it goes.',
      cause: 'A reader of partial answers was at hand, which closes what is open.',
    },
    {
      json: (text) => {
        try {
          return TOKEN_RULES.json(text);
        } catch {
          return TOKEN_RULES.json(`${text}"}`);
        }
      },
    },
  ),
];
