// What was seen, as values.
import type { Json } from '../../../../contracts/json.ts';

/**
 * What is read. `person`: the installation's, over the mobile API. `contact`: the same over the Contact Information API. `named`:
 * whom the call names, over that API.
 */
export type ReadName = 'person' | 'installation' | 'contact' | 'named';

/** One answer: its status, and its body where that is JSON. */
export interface Seen {
  readonly status: number;
  readonly value: Json | undefined;
}

/** What was seen, by what was read; what did not answer is not there. */
export type Snapshot = Readonly<Partial<Record<ReadName, Seen>>>;

/**
 * How the person of another installation stands to the one that is called for. `parted`: it was the same person, and the call names
 * somebody else.
 */
export type Kinship = 'same' | 'parted' | 'other';

/** What was seen of another installation than the one that was called for. */
export interface Beside {
  readonly kinship: Kinship;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/** What was seen around one request. */
export interface Looks {
  /** The other installations of the interaction; absent: there are none. */
  readonly beside?: readonly Beside[];
  readonly before: Snapshot;
  readonly after: Snapshot;
}
