/** The adapter protocol's version; an adapter that answers another one cannot be driven. */
export const PROTOCOL_VERSION = 1;
