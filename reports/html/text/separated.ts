// Rows for a spreadsheet: CSV as RFC 4180 has it, or separated by tabs for the clipboard. A cell that a spreadsheet would
// take for a formula is text.

/** What a spreadsheet takes for a formula at the beginning of a cell. */
const FORMULA = /^[=+\-@\t\r]/;

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The rows as CSV, the first one their names. */
export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${harmless(text).replaceAll('"', '""')}"`;
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** The rows for the clipboard: pasted into a sheet, each cell is a cell. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => row.map((text) => harmless(text).replaceAll(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}
