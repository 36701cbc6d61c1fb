/** What a code stands for, and what a person does about it: docs/errors.md is written from it. One sentence or two each. */
export interface ErrorEntry {
  readonly means: string;
  readonly todo: string;
}

/** Codes with their entries. A code is for ever: others' files and scripts match on it. */
export type ErrorEntries = Readonly<Record<string, ErrorEntry>>;
