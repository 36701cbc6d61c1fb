// jwt mode: the calls that need no JWT are authorised with the application code, whatever token is held (UDA-05, UDA-35).
import type { JsonObject } from '../contracts/json.ts';
import { accepted, confined, suppliedBad } from './expect.ts';
import type { Scenario, Step } from './scenario.ts';
import { call, control, GOOD, init, NULL, setJwt, token } from './steps.ts';

const CALLS = ['fetchInstallation', 'saveInstallation', 'submitEventImmediately', 'depersonalize'] as const;

/** What the SDK holds while the call is made, by name. */
const HELD: Readonly<Record<string, { readonly is: string; readonly steps: readonly Step[] }>> = {
  'good-token': { is: 'a good token', steps: [init(GOOD), control('personalize', 'good', 'UDA-02')] },
  'no-token': { is: 'no token', steps: [init()] },
  'cleared-token': { is: 'a token that was cleared', steps: [init(GOOD), setJwt(NULL)] },
  'expired-token': {
    is: 'an expired token',
    steps: [init(), setJwt(token('bad', 'expired/by-1-hour'), suppliedBad)],
  },
  'malformed-token': {
    is: 'a malformed token',
    steps: [init(), setJwt(token('bad', 'not-a-jws/word'), suppliedBad)],
  },
};

/** What else an application may set of its installation; each may take a way of its own. */
const INSTALLATIONS: Readonly<Record<string, JsonObject>> = {
  primary: { isPrimaryDevice: true },
  'not-primary': { isPrimaryDevice: false },
  'push-off': { isPushRegistrationEnabled: false },
};

const installations = Object.entries(INSTALLATIONS).flatMap(([name, installation]) =>
  (['good-token', 'expired-token'] as const).map((held): Scenario => {
    const { is = '', steps = [] } = HELD[held] ?? {};
    return {
      id: `jwt/other-calls/saveInstallation-${name}/${held}`,
      theme: 'jwt-other-calls',
      sentence: `saveInstallation (${name}) with ${is} held: it is authorised with the application code and works.`,
      mode: 'jwt',
      level: 'MUST',
      requirements: ['UDA-05', 'UDA-35'],
      operation: 'saveInstallation',
      steps: [
        ...steps,
        call('saveInstallation', [...accepted('UDA-05', 'application-code'), confined], installation),
      ],
    };
  }),
);

const everyCall: readonly Scenario[] = CALLS.flatMap((operation) =>
  Object.entries(HELD).map(([name, { is, steps }]) => ({
    id: `jwt/other-calls/${operation}/${name}`,
    theme: 'jwt-other-calls',
    sentence: `${operation} with ${is} held: it is authorised with the application code and works.`,
    mode: 'jwt' as const,
    level: 'MUST' as const,
    requirements: name === 'no-token' ? (['UDA-05'] as const) : (['UDA-05', 'UDA-35'] as const),
    operation,
    steps: [
      ...steps,
      call(operation, [
        ...accepted('UDA-05', 'application-code'),
        ...(name === 'no-token' ? [] : [confined]),
      ]),
    ],
  })),
);

export const JWT_OTHER_CALLS: readonly Scenario[] = [...everyCall, ...installations];
