// What is known while the states of one interaction are brought about.
import type { Json } from '../../../../contracts/json.ts';
import type { Mode } from '../../../../contracts/mode.ts';
import type { StateErrorCode } from '../../../base/errors/codes.ts';
import { ConformanceError } from '../../../base/errors/conformance-error.ts';
import type { MintedToken } from '../../../tokens/minted-token.ts';
import type { Application } from '../application.ts';

/** What a state returned, by name. */
export type StateValues = Readonly<Record<string, string>>;

/** A state's parameters. */
export type StateParams = Readonly<Record<string, Json>>;

/** What to give where a second application profile is missing. */
export const OTHER_PROFILE_HINT =
  'give a second application profile: "otherApplication" in the configuration file, or --other-application-code with --other-key-id, and its secrets in MM_AUTH_OTHER_SECRET and MM_AUTH_OTHER_API_KEY.';

/** A state could not be brought about: the interaction cannot be judged. */
export class StateNotMet extends ConformanceError<StateErrorCode> {
  override readonly name = 'StateNotMet';
}

/** An installation that a state has registered. */
export interface Registered {
  readonly pushRegistrationId: string;
  /** Whose it was then; null: an anonymous person's. */
  readonly person: string | null;
}

/** One interaction's states so far. */
export class StateContext {
  mode: Mode | undefined;
  application: Application | undefined;
  /** Another application profile of the same backend, where a state asked for one. */
  other: Application | undefined;
  /** The external user ID of the installation's person; null: anonymous; undefined: there is no installation. */
  person: string | null | undefined;
  /** The installations that the states have registered, in their order. */
  readonly installations: Registered[] = [];
  /** What the states have returned. */
  readonly values = new Map<string, string>();
  /** The tokens that were made for it. */
  readonly tokens: MintedToken[] = [];
  /** It changes the person or the installation that it is given, even where all is well. */
  readonly changesData: boolean;

  constructor(changesData: boolean) {
    this.changesData = changesData;
  }

  /** @throws StateNotMet when no application profile came first. */
  get profile(): { readonly mode: Mode; readonly application: Application } {
    if (this.mode === undefined || this.application === undefined)
      throw new StateNotMet('STATE_PARAMS', 'No state "an application profile" came before.');
    return { mode: this.mode, application: this.application };
  }

  /** @throws StateNotMet when no state has returned it. */
  value(name: string): string {
    const found = this.values.get(name);
    if (found !== undefined) return found;
    throw new StateNotMet('STATE_PARAMS', `No state before this one returned "${name}".`);
  }

  /** Puts returned values where `${name}` stands. @throws StateNotMet when there is none. */
  filled(text: string): string {
    return text.replace(/\$\{(\w+)\}/g, (_, name: string) => this.value(name));
  }
}
