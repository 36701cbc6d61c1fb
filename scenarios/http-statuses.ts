// The error statuses of HTTP, as the IANA registry lists them (RFC 9110 §15 and the documents named there). 418 is reserved,
// 509 was never registered.

/** Every registered client error. */
export const CLIENT_ERRORS = [
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 423,
  424, 425, 426, 428, 429, 431, 451,
] as const;

/** Every registered server error. */
export const SERVER_ERRORS = [500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511] as const;
