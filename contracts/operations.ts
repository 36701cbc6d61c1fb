// What a harness can ask an SDK to do, by the names of the React Native plugin's JavaScript surface.

/** The operations whose request a JWT authorises (documentation: "fetchUser, patchUser, and personalize"). */
export const JWT_OPERATIONS = ['fetchUser', 'saveUser', 'personalize'] as const;

/** An operation that needs a JWT when the profile is in `jwt` mode. */
export type JwtOperation = (typeof JWT_OPERATIONS)[number];

/** The operations that an adapter may leave out; each must be declared in `capabilities.operations`. */
export const OPTIONAL_OPERATIONS = [
  'depersonalize',
  'fetchInstallation',
  'saveInstallation',
  'submitEventImmediately',
  'getUser',
  'cleanup',
] as const;

/** An operation that an SDK may lack; its scenarios are then not applicable. */
export type OptionalOperation = (typeof OPTIONAL_OPERATIONS)[number];

/** Every operation that `invoke` can name. */
export const OPERATIONS = [...JWT_OPERATIONS, ...OPTIONAL_OPERATIONS] as const;

/** An operation of the SDK under test. */
export type Operation = (typeof OPERATIONS)[number];

/** Whether a JWT authorises the operation's request in `jwt` mode. */
export function needsJwt(operation: Operation): operation is JwtOperation {
  return (JWT_OPERATIONS as readonly string[]).includes(operation);
}
