// The JavaScript surface of a React Native plugin: it hands everything over the bridge to the native module. In an app
// the bridge is `NativeModules.ReactNativeMobileMessaging`.

/** The plugin over this bridge. */
export function mobileMessagingOver(bridge) {
  const missing = () => {};
  return {
    init(configuration, onSuccess = missing, onError = missing) {
      if (!configuration.applicationCode) {
        onError({ code: 'CONFIGURATION_INVALID', description: 'The application code is missing.' });
        return;
      }
      bridge.init(configuration, onSuccess, onError);
    },
    setUserDataJwt: (jwt, onSuccess = missing, onError = missing) =>
      bridge.setUserDataJwt(jwt, onSuccess, onError),
    fetchUser: (onSuccess = missing, onError = missing) => bridge.fetchUser(onSuccess, onError),
    saveUser: (user, onSuccess = missing, onError = missing) => bridge.saveUser(user, onSuccess, onError),
    personalize: (context, onSuccess = missing, onError = missing) =>
      bridge.personalize(context, onSuccess, onError),
    depersonalize: (onSuccess = missing, onError = missing) => bridge.depersonalize(onSuccess, onError),
    getUser: (onSuccess = missing, onError = missing) => bridge.getUser(onSuccess, onError),
    fetchInstallation: (onSuccess = missing, onError = missing) =>
      bridge.fetchInstallation(onSuccess, onError),
    saveInstallation: (installation, onSuccess = missing, onError = missing) =>
      bridge.saveInstallation(installation, onSuccess, onError),
    submitEventImmediately: (event, onSuccess = missing, onError = missing) =>
      bridge.submitEventImmediately(event, onSuccess, onError),
  };
}
