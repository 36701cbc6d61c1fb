// The three settings of an application profile, by the ids this project uses (requirements.md).

/** Every mode, in the order in which reports and listings show them. */
export const MODES = ['application-code', 'jwt', 'contact-information-api'] as const;

/**
 * How the backend's application profile authorises user data. A setting of the backend: the SDK is never told it,
 * what the SDK does depends on whether it holds a JWT.
 */
export type Mode = (typeof MODES)[number];

/** One sentence a mode, for listings and reports. */
export const MODE_MEANING: Readonly<Record<Mode, string>> = {
  'application-code': 'every API request is authorised with the application code (the default)',
  jwt: 'fetchUser, saveUser (patchUser) and personalize are authorised with a signed JWT',
  'contact-information-api': 'personal information can only be modified over the Contact Information API',
};

/** Whether a value is the id of a mode. */
export function isMode(value: unknown): value is Mode {
  return (MODES as readonly unknown[]).includes(value);
}
