// What a page does to have its SDK driven: it says how to make one. Replace MobileMessaging by your SDK.
//
//   mm-auth-conformance run --sdk page:examples/browser/index.html
import { MobileMessaging } from './mobile-messaging.js';

globalThis.mmAuthConformance = {
  create: ({ now }) => new MobileMessaging(now),
  sdk: { name: 'Browser example SDK', version: '1.0.0', language: 'JavaScript', platform: 'browser' },
  capabilities: { setClock: true, concurrentSdks: 32, runsIn: navigator.userAgent },
};
