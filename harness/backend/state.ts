// What a backend knows and decides, as types: the world of one application profile, and the decisions it takes.
import type { JWTPayload } from 'jose';
import type { Json } from '../../contracts/json.ts';
import type { Mode } from '../../contracts/mode.ts';
import type { Endpoint } from '../../contracts/wire.ts';
import type { BackendFault } from '../../scenarios/scenario.ts';
import type { ProxiedRequest } from '../net/exchange.ts';
import type { SigningKey } from '../tokens/signing-key.ts';
import type { Answer } from './answer.ts';
import type { RecordedRequest } from './recorded-request.ts';

/** What a person's data is made of; the field names are the wire's. */
export type UserData = Readonly<Record<string, Json>>;

/** A person. `externalUserId` is null while the person is anonymous. */
export interface Person {
  externalUserId: string | null;
  data: UserData;
}

/** A registered installation of an app. */
export interface Installation {
  readonly pushRegistrationId: string;
  person: Person;
  data: UserData;
}

/** An answer that is held back until something else has happened, so that calls really overlap. */
export interface Held {
  readonly endpoint: Endpoint;
  readonly released: Promise<void>;
}

/** Somebody who answers the requests to one endpoint instead of the backend: they are held against a contract. */
export interface Diversion {
  readonly endpoint: Endpoint;
  readonly respond: (request: ProxiedRequest) => Promise<Answer>;
}

/** A backend's state for one application profile. */
export interface World {
  readonly mode: Mode;
  readonly applicationCode: string;
  readonly key: SigningKey;
  /** The API key of the Contact Information API: server to server, never in an SDK. */
  readonly apiKey: string;
  /** The person to whom a newly registered installation belongs; null: to a new anonymous one. */
  readonly externalUserId: string | null;
  readonly policy: BackendPolicy;
  /** By external user ID. */
  readonly persons: Map<string, Person>;
  /** By pushRegistrationId. */
  readonly installations: Map<string, Installation>;
  /** Every request, in order of arrival. */
  readonly journal: RecordedRequest[];
  /** Other application profiles of the same backend, for backends that confuse them. */
  readonly neighbours: World[];
  /** How the JWT operations are answered instead; null: as usual. */
  fault: BackendFault | null;
  /** Whose answer is held back, once; null: nobody's. */
  held: Held | null;
  /** Who answers one endpoint's requests; null: nobody but the backend. */
  diversion: Diversion | null;
  /** Ends the waiting of delayed answers. */
  readonly closing: AbortController;
  /** The clock that tokens are verified against, epoch milliseconds. */
  nowMs(): number;
}

/** The decisions of a backend. Each is asked for one thing and can be got wrong on its own. */
export interface BackendPolicy {
  /** Whether an Authorization header names this application by its code. */
  isApplicationCode(authorization: string | undefined, world: World): boolean;
  /** Verifies a token and returns its claims; rejects when it is refused. */
  verify(token: string, world: World): Promise<JWTPayload>;
  /** Whether the claims are those of this application. */
  isForApplication(claims: JWTPayload, world: World): boolean;
  /** Whether a token for this `sub` may act for the installation's person. */
  isForPerson(sub: string, person: Person): boolean;
  /** Whether an anonymous caller may personalize in jwt mode. */
  anonymousMayPersonalize: boolean;
  /** Whether an anonymous caller may change the external user ID in jwt mode. */
  anonymousMaySetExternalUserId: boolean;
  /** Whether the SDK's API may change personal information in contact-information-api mode. */
  restrictsUserData: boolean;
  /** Whether depersonalize takes the application code. */
  depersonalizeTakesApplicationCode: boolean;
  /** Whether a refused call leaves everything as it was. */
  refusalChangesNothing: boolean;
  /** Whether a call that succeeds does what it says. */
  successChangesData: boolean;
  /** The status of the answer to a token that is refused. */
  refusedTokenStatus: number;
  /** Whether the Contact Information API asks for its key. */
  contactInformationNeedsKey: boolean;
  /** Whether refusals have the documented envelope. */
  usesEnvelope: boolean;
}
