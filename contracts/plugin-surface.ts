// The JavaScript surface of the React Native plugin (infobip-mobile-messaging-react-native-plugin), as documented.
// Any object with these methods can be driven: see `mm-auth-conformance/plugin`.

/** What the plugin gives to an error callback. */
export interface MobileMessagingError {
  readonly code: string;
  readonly description: string;
  readonly domain?: string;
}

/** What `init` takes. */
export interface Configuration {
  readonly applicationCode: string;
  /** A JWT made for the person; null or absent: the person is anonymous. */
  readonly userDataJwt?: string | null;
  /** Default: the vendor's own. */
  readonly backendBaseURL?: string;
}

/** A person's data; the field names are the wire's. */
export interface UserData {
  readonly externalUserId?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly [field: string]: unknown;
}

/** What names a person. */
export interface UserIdentity {
  readonly externalUserId?: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
}

/** What `personalize` takes. */
export interface PersonalizeContext {
  readonly userIdentity: UserIdentity;
  readonly userAttributes?: UserData;
  readonly forceDepersonalize?: boolean;
  readonly keepAsLead?: boolean;
  readonly setDeviceAsPrimary?: boolean;
}

/** Called once when a function succeeds. */
export type OnSuccess<T = unknown> = (value?: T) => void;
/** Called once when a function fails. */
export type OnError = (error: MobileMessagingError) => void;

/** The methods that every SDK under test has. */
export interface CoreSurface {
  init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): unknown;
  setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): unknown;
  fetchUser(onSuccess: OnSuccess, onError: OnError): unknown;
  saveUser(user: UserData, onSuccess: OnSuccess, onError: OnError): unknown;
  personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): unknown;
}

/** The methods that an SDK may lack. */
export interface OptionalSurface {
  depersonalize(onSuccess: OnSuccess, onError: OnError): unknown;
  getUser(onSuccess: OnSuccess, onError: OnError): unknown;
  fetchInstallation(onSuccess: OnSuccess, onError: OnError): unknown;
  saveInstallation(installation: object, onSuccess: OnSuccess, onError: OnError): unknown;
  submitEventImmediately(event: object, onSuccess: OnSuccess, onError: OnError): unknown;
  cleanup(onSuccess: OnSuccess, onError: OnError): unknown;
}
