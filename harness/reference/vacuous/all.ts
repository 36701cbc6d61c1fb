// SDKs that do nothing of what they are for. A harness that passes one of them proves nothing: each must fail plenty.
import type { Adapter } from '../../../contracts/adapter-protocol.ts';
import type { OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { JWT_TOKEN_STRUCTURE_INVALID } from '../../../contracts/wire.ts';
import { referenceAdapter } from '../adapter.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';

/** Does its work and never calls back. */
class NeverCallsBack extends ReferenceSdk {
  protected override succeed(): void {}
  protected override fail(): void {}
}

/** Always calls the success callback, and never makes a request. */
class AlwaysSucceeds extends ReferenceSdk {
  protected override async send(_outgoing: Outgoing): Promise<unknown> {
    return { pushRegId: 'none' };
  }

  protected override fail<T>(_onError: OnError, _error: unknown, onSuccess: OnSuccess<T>): void {
    onSuccess();
  }
}

/** Registers, and then refuses everything as a malformed token. */
class AlwaysFails extends ReferenceSdk {
  protected override succeed<T>(onSuccess: OnSuccess<T>, value: T, onError: OnError): void {
    const started = this.started;
    this.started = true;
    if (started) this.fail(onError);
    else onSuccess(value);
  }

  protected override fail(onError: OnError): void {
    onError(new SdkError(JWT_TOKEN_STRUCTURE_INVALID, 'The JWT is malformed.'));
  }

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    return outgoing.endpoint === 'registerInstallation' ? super.send(outgoing) : undefined;
  }

  protected started = false;
}

/** Sends the first token that it was ever given, for ever, and validates nothing. */
class SendsItsFirstToken extends ReferenceSdk {
  protected override keepToken(jwt: unknown): void {
    if (this.token === null) this.token = jwt ?? null;
  }

  protected override problemWith(): undefined {
    return undefined;
  }
}

/** One vacuous SDK. */
export interface VacuousSdk {
  readonly id: string;
  /** What it does instead of its work. */
  readonly sentence: string;
  readonly adapter: () => Adapter;
}

function vacuous(
  id: string,
  sentence: string,
  make: new (...options: ConstructorParameters<typeof ReferenceSdk>) => ReferenceSdk,
): VacuousSdk {
  return {
    id,
    sentence,
    adapter: () => referenceAdapter({ make: (options) => new make(options), name: `vacuous: ${id}` }),
  };
}

/** Every vacuous SDK. */
export const VACUOUS_SDKS: readonly VacuousSdk[] = [
  vacuous('never-calls-back', 'Makes its requests and never calls back.', NeverCallsBack),
  vacuous('always-succeeds', 'Calls the success callback and makes no request.', AlwaysSucceeds),
  vacuous('always-fails', 'Calls the error callback with JWT_TOKEN_STRUCTURE_INVALID.', AlwaysFails),
  vacuous('sends-its-first-token', 'Sends the first token it was given, whatever it is.', SendsItsFirstToken),
];
