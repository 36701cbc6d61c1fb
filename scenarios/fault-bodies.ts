// What may stand in an answer that the mock backend gives instead of its own, in the words in which it is told of.

/** The bodies by name. */
export const FAULT_BODIES = {
  envelope: 'the error envelope',
  empty: 'an empty body',
  html: 'an HTML page',
  'not-json': 'broken JSON',
  'other-json': 'JSON that is no error envelope',
  person: 'a person, as if all were well',
  null: 'null',
  'blank-envelope': 'an error envelope with a blank code and a blank text',
} as const;

/** The name of one of them. */
export type FaultBody = keyof typeof FAULT_BODIES;

/** Their names, for a schema. */
export const FAULT_BODY_NAMES = Object.keys(FAULT_BODIES) as readonly FaultBody[];
