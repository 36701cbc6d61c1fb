// Lets mm-auth-conformance drive the plugin inside this app. Call it once at the start of a test build:
//
//   startConformanceAgent('ws://10.0.2.2:8485/agent?token=…');
//
// The address is printed by: mm-auth-conformance run --sdk agent --port 8485
// The plugin must be 14.3.0 or newer: it has backendBaseURL since then, and userDataJwt since 13.6.0. An old Metro does not
// know "exports" of packages: there import 'mm-auth-conformance/dist/browser/agent.js'.
import { mobileMessaging } from 'infobip-mobile-messaging-react-native-plugin';
import { connectAgent } from 'mm-auth-conformance/agent';

/** What your app needs besides what the harness gives: applicationCode, backendBaseURL, userDataJwt. iOS needs `ios`. */
const CONFIGURATION = { ios: { notificationTypes: ['alert', 'badge', 'sound'] } };

/** The plugin, started with the harness's configuration over your own. Leave out what your version has not. */
const plugin = {
  init: (configuration, onSuccess, onError) =>
    mobileMessaging.init({ ...CONFIGURATION, ...configuration }, onSuccess, onError),
  setUserDataJwt: (jwt, onSuccess, onError) => mobileMessaging.setUserDataJwt(jwt, onSuccess, onError),
  fetchUser: (onSuccess, onError) => mobileMessaging.fetchUser(onSuccess, onError),
  saveUser: (user, onSuccess, onError) => mobileMessaging.saveUser(user, onSuccess, onError),
  personalize: (context, onSuccess, onError) => mobileMessaging.personalize(context, onSuccess, onError),
  depersonalize: (onSuccess, onError) => mobileMessaging.depersonalize(onSuccess, onError),
  getUser: (onSuccess) => mobileMessaging.getUser(onSuccess),
  fetchInstallation: (onSuccess, onError) => mobileMessaging.fetchInstallation(onSuccess, onError),
  saveInstallation: (installation, onSuccess, onError) =>
    mobileMessaging.saveInstallation(installation, onSuccess, onError),
  submitEventImmediately: (event, onSuccess, onError) =>
    mobileMessaging.submitEventImmediately(event, onSuccess, onError),
  cleanup: (onSuccess, onError) => mobileMessaging.cleanup(onSuccess, onError),
};

/** `init` succeeds before the installation is registered: this event says when it is. */
function onRegistered(_sdk, registered) {
  const subscription = mobileMessaging.subscribe('registrationUpdated', registered);
  return () => mobileMessaging.unsubscribe(subscription);
}

export function startConformanceAgent(url) {
  return connectAgent(
    url,
    {
      // One native module for the whole app: scenarios run one after another.
      create: () => plugin,
      onRegistered,
      sdk: {
        name: 'my React Native SDK',
        version: '1.0.0',
        language: 'JavaScript',
        platform: 'React Native',
      },
      // Published SDKs answer an identical call within a second without a request. On iOS saveUser sends differences only:
      // there add savesDifferences: true.
      capabilities: { concurrentSdks: 1, debounceMs: 1000 },
    },
    { onState: (state) => console.log('conformance:', JSON.stringify(state)) },
  );
}
