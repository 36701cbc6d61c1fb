// SDKs that keep every MUST and take a liberty that our sources leave open: random sequences hold nothing against them.
import { expect, test } from '@playwright/test';
import type { OnError, OnSuccess, PersonalizeContext } from '../../../contracts/plugin-surface.ts';
import { adaptPlugin } from '../../adapter/plugin.ts';
import { SdkError } from '../../reference/parts/sdk-error.ts';
import { type Outgoing, type ReferenceOptions, ReferenceSdk } from '../../reference/sdk.ts';
import { fuzzAdapter } from '../../testing/fuzz-adapter.ts';
import { SEQUENCES } from './sequences.ts';

const RUNS = 100;
const DEBOUNCE_MS = 60;

/** UDA-43: the setter validates, and what it refuses is not kept: the token before it goes on. */
class SetterValidates extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    this.report(
      async () => {
        const problem = jwt === null ? undefined : this.problemWith(jwt, 'fetchUser');
        if (problem !== undefined) throw problem;
        this.keepToken(jwt);
      },
      onSuccess,
      onError,
    );
  }
}

class OneCallAfterTheOther extends ReferenceSdk {
  #last: Promise<unknown> = Promise.resolve();

  protected override send(outgoing: Outgoing): Promise<unknown> {
    const authorization = () => super.send(outgoing);
    this.#last = this.#last.then(authorization, authorization);
    return this.#last;
  }
}

function subOf(token: unknown): unknown {
  try {
    const payload = Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString('utf8');
    return (JSON.parse(payload) as { readonly sub?: unknown }).sub;
  } catch {
    return undefined;
  }
}

/** UDA-11: an identity that does not fit the token is refused on the device. */
class RefusesOnTheDevice extends ReferenceSdk {
  override personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    const sub = subOf(this.token);
    if (sub === undefined || sub === context.userIdentity.externalUserId)
      super.personalize(context, onSuccess, onError);
    else
      this.report(
        async () => {
          this.authorization('personalize');
          throw new SdkError('USER_IDENTITY_INVALID', "The identity is not the token's.");
        },
        onSuccess,
        onError,
      );
  }
}

/** UDA-44. */
class KeepsTheTokenOnDepersonalize extends ReferenceSdk {
  protected override forget(): void {
    this.user = {};
  }
}

class TriesAgain extends ReferenceSdk {
  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    return super
      .exchange(outgoing, authorization)
      .catch((error: unknown) =>
        String(error).includes('503') ? super.exchange(outgoing, authorization) : Promise.reject(error),
      );
  }
}

/** Declared by its adapter. */
class Debounces extends ReferenceSdk {
  readonly #answers = new Map<string, { readonly atMs: number; readonly value: unknown }>();

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    const key = JSON.stringify(outgoing);
    const last = this.#answers.get(key);
    if (last !== undefined && Date.now() - last.atMs < DEBOUNCE_MS) return last.value;
    const value = await super.send(outgoing);
    this.#answers.set(key, { atMs: Date.now(), value });
    return value;
  }
}

const LIBERTIES: Readonly<Record<string, new (options: ReferenceOptions) => ReferenceSdk>> = {
  'the setter validates': SetterValidates,
  'one call after the other': OneCallAfterTheOther,
  'mismatches are refused on the device': RefusesOnTheDevice,
  'the token is kept on depersonalize': KeepsTheTokenOnDepersonalize,
  'a failed call is tried again': TriesAgain,
  'identical calls are debounced': Debounces,
};

for (const [name, Sdk] of Object.entries(LIBERTIES)) {
  test(`no MUST is broken: ${name}`, async () => {
    const adapter = () =>
      adaptPlugin({
        create: ({ now }) => new Sdk({ now }),
        sdk: { name, version: '1' },
        capabilities: {
          setClock: true,
          concurrentSdks: 64,
          ...(Sdk === Debounces ? { debounceMs: DEBOUNCE_MS } : {}),
        },
      });
    const { outcome } = await fuzzAdapter(adapter, SEQUENCES, { runs: RUNS, seed: 3, callTimeoutMs: 5_000 });
    const broken = outcome?.findings.filter(({ level }) => level === 'MUST');
    expect(broken?.map(({ path, result }) => `${path}: ${result.reason}`)).toEqual([]);
    expect([outcome?.outcomes.failed, outcome?.outcomes['not-judged'], outcome?.played]).toEqual([
      0,
      0,
      RUNS,
    ]);
  });
}
