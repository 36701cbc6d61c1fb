// Serves the provider states one by one, to a verifier in any language that was given the pact files as they are.
import { randomUUID } from 'node:crypto';
import { PROFILE } from '../../../../contracts/provider-states.ts';
import { jsonAnswer, type Listening, listen } from '../../../net/listen.ts';
import type { Recorder } from '../recorder.ts';
import type { StateNotMet } from './context.ts';
import type { StateKeeper } from './keeper.ts';
import { type KnownProfiles, mintAlone } from './mint-alone.ts';
import { type AskedOnWire, asStateNotMet, notMetAnswer, readStateRequest } from './wire.ts';

/** The options of a state server. */
export interface StatesServerOptions {
  readonly keeper: StateKeeper;
  readonly recorder: Recorder;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default: one that nobody can guess, as what is served here is usable. */
  readonly path?: string;
  /** The profiles that tokens are minted for while no interaction has brought one about. */
  readonly configured?: KnownProfiles;
  /** Told of each state that was asked for, with the problem where it was not met. */
  readonly onState?: (state: string, problem: StateNotMet | undefined) => void;
}

/** Serves provider states until it is stopped. `url`: where to post them; tokens alone are minted at `/mint` below it. */
export async function serveStates(
  options: StatesServerOptions,
): Promise<Listening & { readonly url: string }> {
  const { keeper, recorder, host = '127.0.0.1', port = 0, path = `/states/${randomUUID()}` } = options;
  let next = 0;

  function knownProfiles(): KnownProfiles {
    const { application, other } = recorder.current.context;
    return {
      application: application ?? options.configured?.application,
      other: other ?? options.configured?.other,
    };
  }

  async function setUp({ state, params }: AskedOnWire) {
    // The contracts' interactions all begin with it: what came before belongs to another one.
    if (state === PROFILE.name) {
      recorder.begin(next, true);
      next += 1;
    }
    try {
      const values = await keeper.setUp(state, params, recorder.current.context);
      options.onState?.(state, undefined);
      return jsonAnswer(200, values);
    } catch (error) {
      const problem = asStateNotMet(error);
      options.onState?.(state, problem);
      return notMetAnswer(problem);
    }
  }

  const server = await listen(
    async (request) => {
      if (request.method === 'POST' && request.target === `${path}/mint`)
        return mintAlone(request, keeper, knownProfiles());
      const asked = readStateRequest(request, path);
      if ('status' in asked) return asked;
      if (asked.action === 'setup') return setUp(asked);
      await keeper.tearDown(asked.state, asked.params, recorder.current.context);
      return jsonAnswer(200, {});
    },
    { host, port },
  );
  return { ...server, url: `${server.baseUrl}${path}` };
}
