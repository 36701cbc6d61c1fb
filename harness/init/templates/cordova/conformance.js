// Lets mm-auth-conformance drive the Cordova plugin inside this app. Call it once, after deviceready, in a test build:
//
//   startConformanceAgent('ws://10.0.2.2:8485/agent?token=…');
//
// The address is printed by: mm-auth-conformance run --sdk agent --port 8485
// Without a bundler, copy node_modules/mm-auth-conformance/dist/browser/agent.js into www/ and import it from there. A
// Content-Security-Policy of the app must allow the address in connect-src.
import { connectAgent } from 'mm-auth-conformance/agent';

/** What your app needs besides what the harness gives: applicationCode, backendBaseURL, userDataJwt. */
const CONFIGURATION = { ios: { notificationTypes: ['alert', 'badge', 'sound'] } };

/** The plugin, its functions brought to one shape. Leave out what your version has not. */
const plugin = {
  // The plugin's own callback fires before it can be called: it is ready once it is registered.
  init: (configuration, onSuccess, onError) => {
    const { MobileMessaging } = globalThis;
    const over = (callback) => (value) => {
      MobileMessaging.unregister('registrationUpdated', registered);
      callback(value);
    };
    const registered = over(onSuccess);
    MobileMessaging.register('registrationUpdated', registered);
    MobileMessaging.init({ ...CONFIGURATION, ...configuration }, () => {}, over(onError));
  },
  // There is no success callback: see silentSetter below.
  setUserDataJwt: (jwt, _onSuccess, onError) => globalThis.MobileMessaging.setUserDataJwt(jwt, onError),
  fetchUser: (onSuccess, onError) => globalThis.MobileMessaging.fetchUser(onSuccess, onError),
  saveUser: (user, onSuccess, onError) => globalThis.MobileMessaging.saveUser(user, onSuccess, onError),
  personalize: (context, onSuccess, onError) =>
    globalThis.MobileMessaging.personalize(context, onSuccess, onError),
  depersonalize: (onSuccess, onError) => globalThis.MobileMessaging.depersonalize(onSuccess, onError),
  getUser: (onSuccess, onError) => globalThis.MobileMessaging.getUser(onSuccess, onError),
};

export function startConformanceAgent(url) {
  return connectAgent(
    url,
    {
      // One native module for the whole app: scenarios run one after another.
      create: () => plugin,
      sdk: { name: 'my Cordova SDK', version: '1.0.0', language: 'JavaScript', platform: 'Cordova' },
      // Published SDKs answer an identical call within a second without a request.
      capabilities: { concurrentSdks: 1, debounceMs: 1000, silentSetter: true },
    },
    { onState: (state) => console.log('conformance:', JSON.stringify(state)) },
  );
}
