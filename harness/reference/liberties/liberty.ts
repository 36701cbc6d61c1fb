// What a liberty is: a conforming SDK that does something in its own way where the requirements leave it open. It keeps
// every MUST and SHOULD, so nothing may raise an alarm over it: no scenario, no random token, no random sequence.
import type { Adapter, Capabilities } from '../../../contracts/adapter-protocol.ts';
import type { RequirementId } from '../../../contracts/requirement.ts';
import { adaptPlugin } from '../../adapter/plugin.ts';
import type { OnRegistered } from '../../adapter/registration.ts';
import { TOKEN_RULES, type TokenRules } from '../parts/validate-jwt.ts';
import { type ReferenceOptions, ReferenceSdk } from '../sdk.ts';

/** A conforming SDK of another kind. */
export interface Liberty {
  /** Stable for ever, in words and hyphens. */
  readonly id: string;
  /** What it does in its own way, in one sentence. */
  readonly sentence: string;
  /** Why the requirements allow it, in one sentence. */
  readonly because: string;
  /** The requirement that leaves it open, or that somebody could take it to break. */
  readonly about: RequirementId;
  /** What its adapter has to declare. */
  readonly capabilities: Partial<Capabilities>;
  readonly make: (options: ReferenceOptions) => ReferenceSdk;
  /** Changes its adapter, where the freedom is the adapter's. */
  readonly adapter?: (adapter: Adapter) => Adapter;
  /** How its adapter learns that it has registered, where its start does not say so. */
  readonly onRegistered?: OnRegistered;
}

/** What is said of a liberty. */
export type Description = Pick<Liberty, 'sentence' | 'because' | 'about'> &
  Partial<Pick<Liberty, 'capabilities' | 'adapter' | 'onRegistered'>>;

/** A liberty that an SDK of this class takes. */
export function liberty(
  id: string,
  description: Description,
  Sdk: new (options: ReferenceOptions) => ReferenceSdk,
): Liberty {
  return { id, capabilities: {}, ...description, make: (options) => new Sdk(options) };
}

/** A liberty in what is looked at in a token. */
export function ruleLiberty(id: string, description: Description, rules: Partial<TokenRules>): Liberty {
  return liberty(
    id,
    description,
    class extends ReferenceSdk {
      protected override readonly rules = { ...TOKEN_RULES, ...rules };
    },
  );
}

/** A liberty as an adapter. */
export function libertyAdapter(
  { id, capabilities, make, adapter = (one) => one, onRegistered }: Liberty,
  { fetch }: { readonly fetch?: typeof globalThis.fetch } = {},
): Adapter {
  return adapter(
    adaptPlugin({
      create: ({ now }) => make({ now, ...(fetch === undefined ? {} : { fetch }) }),
      sdk: { name: `liberty: ${id}`, version: '1.0.0', language: 'TypeScript', platform: 'Node.js' },
      capabilities: { setClock: true, concurrentSdks: 128, ...capabilities },
      ...(onRegistered === undefined ? {} : { onRegistered }),
    }),
  );
}
