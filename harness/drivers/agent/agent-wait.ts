/** How long the first agent may take when nothing else is asked for, milliseconds. */
export const DEFAULT_AGENT_WAIT_MS = 120_000;
