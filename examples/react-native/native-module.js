// What lies on the native side of the bridge, in place of the Android and the iOS SDK: what crosses is JSON, later, and
// each callback may be called once, as React Native has it.
import { MobileMessaging } from '../browser/mobile-messaging.js';

const crossed = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** A pair of callbacks of which one may be called, once. */
function once(onSuccess, onError) {
  let called = false;
  const guarded = (callback) => (value) => {
    if (called) throw new Error('A callback of the bridge was called a second time.');
    called = true;
    setTimeout(() => callback(crossed(value)), 0);
  };
  return [guarded(onSuccess), guarded(onError)];
}

/**
 * A native module as JavaScript sees it. `now`: the clock of the SDK, epoch milliseconds; a test build of a native SDK
 * may have one that can be set.
 */
export function nativeModule(now) {
  const sdk = new MobileMessaging(now);
  const method =
    (name) =>
    (...args) => {
      const [onError, onSuccess] = [args.pop(), args.pop()];
      const given = args.map(crossed);
      setTimeout(() => sdk[name](...given, ...once(onSuccess, onError)), 0);
    };
  const names = [
    'init',
    'setUserDataJwt',
    'fetchUser',
    'saveUser',
    'personalize',
    'depersonalize',
    'getUser',
    'fetchInstallation',
    'saveInstallation',
    'submitEventImmediately',
  ];
  return Object.fromEntries(names.map((name) => [name, method(name)]));
}
