// Lets mm-auth-conformance drive the Cordova plugin inside this app. Call it once, after deviceready, in a test build:
//
//   startConformanceAgent('ws://10.0.2.2:8485/agent?token=…');
//
// The address is printed by: mm-auth-conformance run --sdk agent --port 8485
// The published plugin has no base URL in its configuration: it reaches the harness only with a change on the native side,
// which docs/any-sdk.md names. Without a bundler, copy node_modules/mm-auth-conformance/dist/browser/agent.js into www/ and
// import it from there. A Content-Security-Policy of the app must allow the address in connect-src.
import { connectAgent } from 'mm-auth-conformance/agent';

/** What your app needs besides what the harness gives: applicationCode, backendBaseURL, userDataJwt. */
const CONFIGURATION = { ios: { notificationTypes: ['alert', 'badge', 'sound'] } };

const native = () => globalThis.MobileMessaging;

/** The plugin, its functions brought to one shape. Leave out what your version has not. */
const plugin = {
  init: (configuration, onSuccess, onError) =>
    native().init({ ...CONFIGURATION, ...configuration }, onSuccess, onError),
  // There is no success callback: see silentSetter below.
  setUserDataJwt: (jwt, _onSuccess, onError) => native().setUserDataJwt(jwt, onError),
  fetchUser: (onSuccess, onError) => native().fetchUser(onSuccess, onError),
  saveUser: (user, onSuccess, onError) => native().saveUser(user, onSuccess, onError),
  personalize: (context, onSuccess, onError) => native().personalize(context, onSuccess, onError),
  depersonalize: (onSuccess, onError) => native().depersonalize(onSuccess, onError),
  getUser: (onSuccess, onError) => native().getUser(onSuccess, onError),
  fetchInstallation: (onSuccess, onError) => native().fetchInstallation(onSuccess, onError),
  saveInstallation: (installation, onSuccess, onError) =>
    native().saveInstallation(installation, onSuccess, onError),
  submitEventImmediately: (event, onSuccess, onError) =>
    native().submitEventImmediately(event, onSuccess, onError),
  cleanup: (onSuccess, onError) => native().cleanup(onSuccess, onError),
};

/** `init` succeeds before anything may be called, and before the installation is registered: this event says when it is. */
function onRegistered(_sdk, registered) {
  native().register('registrationUpdated', registered);
  return () => native().unregister('registrationUpdated', registered);
}

export function startConformanceAgent(url) {
  return connectAgent(
    url,
    {
      // One native module for the whole app: scenarios run one after another.
      create: () => plugin,
      onRegistered,
      sdk: { name: 'my Cordova SDK', version: '1.0.0', language: 'JavaScript', platform: 'Cordova' },
      // Published SDKs answer an identical call within a second without a request. On iOS saveUser sends differences only:
      // there add savesDifferences: true.
      capabilities: { concurrentSdks: 1, debounceMs: 1000, silentSetter: true },
    },
    { onState: (state) => console.log('conformance:', JSON.stringify(state)) },
  );
}
