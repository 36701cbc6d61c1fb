// Reads the page's own data, in the browser.
import { type Columns, toRows } from './columns.ts';
import { BLOCK_ID, BLOCK_SIZE, type Evidence, PAGE_DATA_ID, type PageData } from './page-data.ts';

/** The page's data, from its element. */
export function readPageData(page: Document): PageData {
  const text = page.getElementById(PAGE_DATA_ID)?.textContent ?? '';
  const { columns, ...rest } = JSON.parse(text) as Omit<PageData, 'rows'> & { readonly columns: Columns };
  return { ...rest, rows: toRows(columns) };
}

/** This browser cannot unpack gzip: it is older than the spring of 2023. */
export class CannotUnpack extends Error {
  override readonly name = 'CannotUnpack';
}

async function unpack(base64: string): Promise<readonly Evidence[]> {
  if (typeof DecompressionStream === 'undefined') throw new CannotUnpack();
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as readonly Evidence[];
}

const blocks = new Map<number, Promise<readonly Evidence[]>>();

/**
 * The evidence of the scenario at this position of the report.
 * @throws CannotUnpack when the browser has no DecompressionStream.
 */
export async function evidenceAt(page: Document, index: number): Promise<Evidence> {
  const number = Math.floor(index / BLOCK_SIZE);
  const block = blocks.get(number) ?? unpack(page.getElementById(`${BLOCK_ID}${number}`)?.textContent ?? '');
  blocks.set(number, block);
  const found = (await block)[index % BLOCK_SIZE];
  if (found === undefined) throw new RangeError(`There is no evidence for scenario ${index}.`);
  return found;
}
