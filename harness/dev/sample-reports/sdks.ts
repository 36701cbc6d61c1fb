// Made-up SDKs with honest defects, derived from the reference SDK: what the sample reports are reports of.
import type { Adapter } from '../../../contracts/adapter-protocol.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import { JWT_TOKEN_EXPIRED } from '../../../contracts/wire.ts';
import { adaptPlugin, type Seams } from '../../adapter/plugin.ts';
import { SdkError } from '../../reference/parts/sdk-error.ts';
import { ReferenceSdk } from '../../reference/sdk.ts';

/** Takes stray dots off a token before it looks at it. */
class DotsForgiven extends ReferenceSdk {
  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    const text = typeof token === 'string' ? token.replace(/^\.+|\.+$/g, '') : token;
    return super.problemWith(text, endpoint);
  }
}

/** Falls back to the application code when a token has expired, and keeps a token when it is told null. */
class AndroidOlder extends DotsForgiven {
  protected override keepToken(jwt: unknown): void {
    if (jwt !== null || this.token === null) super.keepToken(jwt);
  }

  protected override refuse(problem: SdkError, token: unknown): string {
    return problem.code === JWT_TOKEN_EXPIRED ? this.anonymousAuthorization() : super.refuse(problem, token);
  }
}

/** Refuses expired tokens as it should; reports a backend's refusal under a code of its own. */
class AndroidNewer extends DotsForgiven {
  protected override keepToken(jwt: unknown): void {
    if (jwt !== null || this.token === null) super.keepToken(jwt);
  }

  protected override backendError(status: number, body: string): SdkError {
    const error = super.backendError(status, body);
    return status === 401 ? new SdkError('UNAUTHORIZED', error.description) : error;
  }
}

/** Conforms; it validates a token in the setter already, which our sources leave open. */
class Ios extends ReferenceSdk {
  override setUserDataJwt(...[jwt, onSuccess, onError]: Parameters<ReferenceSdk['setUserDataJwt']>): void {
    this.report(
      async () => {
        const problem = jwt === null ? undefined : this.problemWith(jwt, 'fetchUser');
        this.keepToken(jwt);
        if (problem !== undefined) throw problem;
      },
      onSuccess,
      onError,
    );
  }
}

function adapterOf(
  make: new (seams: Seams) => ReferenceSdk,
  sdk: {
    readonly name: string;
    readonly version: string;
    readonly platform: string;
    readonly language: string;
  },
): Adapter {
  return adaptPlugin({
    create: (seams) => new make(seams),
    sdk,
    capabilities: { setClock: true, concurrentSdks: 32 },
  });
}

/** The adapter cannot do this operation, though its SDK has it. */
function stumblesAt(adapter: Adapter, operation: string): Adapter {
  return {
    ...adapter,
    invoke: async (params) => {
      if (params.operation === operation) throw new Error(`The bridge has no handler for ${operation}.`);
      return adapter.invoke(params);
    },
  };
}

/** The SDK has every operation but this one. */
function without(adapter: Adapter, operation: string): Adapter {
  return {
    ...adapter,
    initialize: async (params) => {
      const introduction = await adapter.initialize(params);
      const operations = introduction.capabilities.operations.filter((one) => one !== operation);
      return { ...introduction, capabilities: { ...introduction.capabilities, operations } };
    },
  };
}

const ANDROID = { name: 'Sample Messaging SDK', platform: 'Android', language: 'Kotlin' };

/** Every sample by the name of its file. */
export const SAMPLES: Readonly<Record<string, () => Adapter>> = {
  'android-4.1': () =>
    without(
      stumblesAt(adapterOf(AndroidOlder, { ...ANDROID, version: '4.1.0' }), 'saveInstallation'),
      'depersonalize',
    ),
  'android-4.2': () =>
    without(
      stumblesAt(adapterOf(AndroidNewer, { ...ANDROID, version: '4.2.0' }), 'saveInstallation'),
      'depersonalize',
    ),
  'ios-2.0': () =>
    adapterOf(Ios, { name: 'Sample Messaging SDK', version: '2.0.0', platform: 'iOS', language: 'Swift' }),
};
