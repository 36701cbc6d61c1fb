import type { Mode } from '../../../contracts/mode.ts';

/** An application profile of a backend, with what it takes to make calls and tokens for it. */
export interface Application {
  readonly applicationCode: string;
  /** The secret key's ID: the `kid` of a token's header. */
  readonly keyId?: string;
  /** The secret key as hexadecimal digits. */
  readonly secretHex?: string;
  /** A key of the Contact Information API. */
  readonly apiKey?: string;
}

/** The application profiles of a backend, by the mode that each is in. */
export type Applications = Readonly<Partial<Record<Mode, Application>>>;
