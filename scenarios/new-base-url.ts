// The response header `New-Base-URL`: published SDKs follow it. Our sources do not say to which hosts (UDA-46).
import { scenarioOf } from './define.ts';
import { observes, once } from './expect.ts';
import type { Scenario } from './scenario.ts';
import { backend, call, control, GOOD, init } from './steps.ts';

const scenario = scenarioOf('new-base-url', 'jwt', 'new-base-url');

export const NEW_BASE_URL: readonly Scenario[] = [
  scenario('another-host', {
    sentence: 'The backend answers with another host as New-Base-URL: where do later calls go?',
    requirements: ['UDA-46'],
    steps: [
      init(GOOD),
      backend({ kind: 'headers', headers: { 'New-Base-URL': 'https://elsewhere.example' } }),
      control('saveUser', 'good', 'UDA-02'),
      call('saveUser', [observes('UDA-46', 'Does the call go to the other host?'), once]),
    ],
  }),
];
