// How data goes into the page: rows as JSON that any browser reads, evidence in gzip blocks of which only the opened ones
// are unpacked. 10,000 scenarios are about 60 MB of JSON otherwise, which no page opens quickly.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { renderJson } from '../../json.ts';
import type { Report } from '../../model.ts';
import { boundedDeep } from '../text/bounded.ts';
import { toColumns } from './columns.ts';
import { evidenceOf, pageDataOf } from './from-report.ts';
import { BLOCK_ID, BLOCK_SIZE, PAGE_DATA_ID, type PageData } from './page-data.ts';

/** How much of a digest a reader has to compare. */
const DIGEST_LENGTH = 16;

/** JSON that stands in a script element as data: nothing in it ends the element or begins another one. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function dataElement(id: string, type: string, text: string): string {
  return `<script type="${type}" id="${id}">${text}</script>\n`;
}

/** The blocks of evidence, each gzip in base64. */
function evidenceElements(report: Report): string {
  const elements: string[] = [];
  for (let from = 0; from < report.scenarios.length; from += BLOCK_SIZE) {
    const block = report.scenarios.slice(from, from + BLOCK_SIZE).map(evidenceOf);
    const packed = gzipSync(JSON.stringify(boundedDeep(block)), { level: 6 }).toString('base64');
    elements.push(dataElement(`${BLOCK_ID}${from / BLOCK_SIZE}`, 'application/gzip+base64', packed));
  }
  return elements.join('');
}

/** A report's data for its page: the value for the first screen, and the elements for the document. */
export function embed(report: Report): { readonly page: PageData; readonly elements: string } {
  const digest = createHash('sha256').update(renderJson(report)).digest('hex').slice(0, DIGEST_LENGTH);
  const page = boundedDeep(pageDataOf(report, digest));
  const { rows, ...rest } = page;
  const data = jsonForHtml({ ...rest, columns: toColumns(rows) });
  return {
    page,
    elements: dataElement(PAGE_DATA_ID, 'application/json', data) + evidenceElements(report),
  };
}
