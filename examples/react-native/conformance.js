// What an app does to have its SDK driven: it dials the harness with the address that the run printed.
//
// An app has one native module: there `create: () => mobileMessaging`, and no setClock and no concurrentSdks. Here each
// instance has a native module of its own, so that scenarios run side by side.
import { connectAgent } from 'mm-auth-conformance/agent';
import { mobileMessagingOver } from './mobile-messaging.js';
import { nativeModule } from './native-module.js';

/** Dials the harness. `onState`: told what the agent is doing. */
export function startConformanceAgent(url, onState) {
  const sdk = {
    name: 'React Native example SDK',
    version: '1.0.0',
    language: 'JavaScript',
    platform: 'React Native',
  };
  const capabilities = { setClock: true, concurrentSdks: 32 };
  return connectAgent(
    url,
    { create: ({ now }) => mobileMessagingOver(nativeModule(now)), sdk, capabilities },
    { onState },
  );
}
