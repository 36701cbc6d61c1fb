// The calls of scenarios on the reference SDK under MSW with nothing around them: no worlds, no judge, no evidence, no
// report. What a run costs beyond that is what this tool costs.
import { HttpResponse, http } from 'msw';
import { type SetupServer, setupServer } from 'msw/node';
import type { UserData } from '../../../../contracts/plugin-surface.ts';
import { recipeOf } from '../../../../scenarios/edited-recipe.ts';
import type { Scenario, Step, Supply } from '../../../../scenarios/scenario.ts';
import { ReferenceSdk } from '../../../reference/sdk.ts';
import { mint } from '../../../tokens/mint.ts';
import { newSigningKey } from '../../../tokens/signing-key.ts';

const BASE_URL = 'https://backend.bench.test';
const ANSWER = { pushRegId: 'installation-1', externalUserId: 'person-1', firstName: 'Ada' };
/** As many as a run has under way. */
const TOGETHER = 32;

/** How a call ended, and how many requests there were until then. */
export interface Ended {
  readonly kind: 'success' | 'error';
  readonly code?: string;
}

/** A backend that answers each request in one way; `authorisations`: what the requests carried. */
export function bareBackend(): { readonly server: SetupServer; readonly authorisations: string[] } {
  const authorisations: string[] = [];
  const server = setupServer(
    http.all(`${BASE_URL}/*`, ({ request }) => {
      authorisations.push(request.headers.get('authorization') ?? '');
      return HttpResponse.json(ANSWER);
    }),
  );
  return { server, authorisations };
}

const key = newSigningKey();

async function jwtOf(supply: Supply | undefined): Promise<string | null> {
  if (supply === undefined || 'absent' in supply || 'again' in supply) return null;
  if ('value' in supply) return supply.value as string | null;
  const input = { nowMs: Date.now(), sub: 'person-1', applicationCode: 'code-1', key };
  return (await mint(recipeOf(supply), input)).value;
}

function ended(
  call: (onSuccess: () => void, onError: (error: { code: string }) => void) => unknown,
): Promise<Ended> {
  return new Promise((resolve) => {
    call(
      () => resolve({ kind: 'success' }),
      ({ code }) => resolve({ kind: 'error', code }),
    );
  });
}

type Calling = (sdk: ReferenceSdk) => Promise<Ended>;

async function callingOf(step: Step): Promise<readonly Calling[]> {
  switch (step.do) {
    case 'init': {
      const userDataJwt = await jwtOf(step.jwt);
      const configuration = { applicationCode: 'code-1', backendBaseURL: BASE_URL, userDataJwt };
      return [(sdk) => ended((ok, no) => sdk.init(configuration, ok, no))];
    }
    case 'set-jwt': {
      const jwt = await jwtOf(step.jwt);
      return [(sdk) => ended((ok, no) => sdk.setUserDataJwt(jwt, ok, no))];
    }
    case 'call': {
      const { operation, argument } = step;
      const given = argument === undefined ? [] : [argument as UserData & { userIdentity: object }];
      const method = (sdk: ReferenceSdk) => sdk[operation] as (...args: readonly unknown[]) => unknown;
      return [(sdk) => ended((ok, no) => method(sdk).call(sdk, ...given, ok, no))];
    }
    case 'meanwhile':
      return (await Promise.all([step.call, ...step.steps].map(callingOf))).flat();
    default:
      return [];
  }
}

/** The calls of a scenario, their tokens minted already. */
export async function callsOf({ steps }: Scenario): Promise<readonly Calling[]> {
  return (await Promise.all(steps.map(callingOf))).flat();
}

/** Makes the calls one after another on a new SDK. */
export async function bareCalls(calls: readonly Calling[]): Promise<readonly Ended[]> {
  const sdk = new ReferenceSdk();
  const ends: Ended[] = [];
  for (const call of calls) ends.push(await call(sdk));
  return ends;
}

/** Makes the calls of all scenarios, side by side as a run does. Returns how many there were. */
export async function barePlay(scenarios: readonly Scenario[]): Promise<number> {
  const { server } = bareBackend();
  server.listen({ onUnhandledRequest: 'error' });
  const left = [...(await Promise.all(scenarios.map(callsOf)))];
  let made = 0;
  const worker = async () => {
    for (let calls = left.shift(); calls !== undefined; calls = left.shift())
      made += (await bareCalls(calls)).length;
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
  server.close();
  return made;
}
