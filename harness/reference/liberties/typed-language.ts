// SDKs of typed languages: what their interface cannot be given, and what they do not have.
import type { Adapter, CallResult } from '../../../contracts/adapter-protocol.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Liberty, liberty } from './liberty.ts';

const INEXPRESSIBLE: CallResult = { callbacks: [], inexpressible: 'The parameter is a String?.' };

function isTyped(jwt: unknown): boolean {
  return jwt === null || typeof jwt === 'string';
}

/** The adapter of an SDK whose parameter is a nullable text. */
function typed(adapter: Adapter): Adapter {
  return {
    ...adapter,
    createSdk: async (params) =>
      params.userDataJwt === undefined || isTyped(params.userDataJwt)
        ? adapter.createSdk(params)
        : INEXPRESSIBLE,
    setUserDataJwt: async (params) => (isTyped(params.jwt) ? adapter.setUserDataJwt(params) : INEXPRESSIBLE),
  };
}

export const TYPED_LANGUAGE: readonly Liberty[] = [
  liberty(
    'typed-parameters',
    {
      sentence: 'Its language cannot hand over a number, an object or undefined where a JWT belongs.',
      because: 'What cannot be said cannot be done wrong: the adapter says so.',
      about: 'UDA-41',
      adapter: typed,
    },
    ReferenceSdk,
  ),
  liberty(
    'core-operations-only',
    {
      sentence: 'It has none of the optional operations.',
      because: 'An SDK may lack them; its adapter declares which it has.',
      about: 'UDA-05',
      capabilities: { operations: [] },
    },
    ReferenceSdk,
  ),
  liberty(
    'clock-not-settable',
    {
      sentence: 'Its clock cannot be set, and a run waits for tokens to expire.',
      because: 'An SDK that reads the clock of its machine is like any other.',
      about: 'UDA-17',
      capabilities: { setClock: false },
    },
    ReferenceSdk,
  ),
];
