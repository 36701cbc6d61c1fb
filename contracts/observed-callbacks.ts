// What the adapter protocol says of callbacks, without its schemas: adapters in apps and pages load this.

/** What an application may do inside a callback, before it returns: make another call, or throw. */
export const INSIDE_CALLBACKS = ['call', 'throw'] as const;

/** How many late callbacks an answer holds at most; an SDK that fires more is told of by these. */
export const MAX_LATE = 1_000;
