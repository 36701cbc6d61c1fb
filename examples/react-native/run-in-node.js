// Runs the React Native shape in Node, so that it can be tried without a device:
//
//   mm-auth-conformance run --sdk agent
//   node examples/react-native/run-in-node.js 'ws://127.0.0.1:…/agent?token=…'
//
// Node lends what React Native has by itself: WebSocket (from Node 22 on it is there), fetch, timers. Nothing else here
// knows that it is Node.
import { startConformanceAgent } from './conformance.js';

if (globalThis.WebSocket === undefined) globalThis.WebSocket = (await import('ws')).WebSocket;

const url = process.argv[2];
if (url === undefined) {
  console.error('Give the address that "mm-auth-conformance run --sdk agent" printed.');
  process.exit(3);
}
const agent = startConformanceAgent(url, ({ state, because }) =>
  console.error(because === undefined ? state : `${state}: ${because}`),
);
await agent.ended;
