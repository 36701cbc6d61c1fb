/** The error codes that JSON-RPC 2.0 names (§5.1). Without zod: the client in an app has them too. */
export const RPC_ERROR = {
  parseError: -32_700,
  invalidRequest: -32_600,
  methodNotFound: -32_601,
  invalidParams: -32_602,
  internalError: -32_603,
} as const;
