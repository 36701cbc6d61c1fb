// Drives the SDK of mobile-messaging.ts:
//
//   mm-auth-conformance run --sdk module:examples/typescript/adapter.ts
//
// Replace `MobileMessaging` by your SDK: any object with the plugin's methods can be driven.
import { adaptPlugin } from 'mm-auth-conformance/plugin';
import { MobileMessaging } from './mobile-messaging.ts';

export default adaptPlugin({
  // A new SDK for each scenario: nothing is shared between them. `now` is the clock that the harness sets.
  create: ({ now }) => new MobileMessaging(now),
  sdk: { name: 'TypeScript example SDK', version: '1.0.0', language: 'TypeScript', platform: 'Node.js' },
  capabilities: { setClock: true, concurrentSdks: 32 },
});
