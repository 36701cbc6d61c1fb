// SDKs that have several known defects at once: the class of one is put above the class of the other, so that both
// override what they override, and the rules about tokens that each changes are changed together.
import type { MakeSdk } from '../../reference/adapter.ts';
import type { Mutant } from '../../reference/mutants/mutant.ts';
import { TOKEN_RULES } from '../../reference/parts/validate-jwt.ts';
import { type ReferenceOptions, ReferenceSdk } from '../../reference/sdk.ts';

type SdkClass = new (options: ReferenceOptions) => ReferenceSdk;

/** For an SDK that is only looked at. */
const NOWHERE: ReferenceOptions = {
  now: () => 0,
  fetch: () => Promise.reject(new Error('Nothing is sent.')),
};

/** The class that a mutant is of; undefined: it is none of its own. */
function classOf({ make }: Mutant): SdkClass | undefined {
  const made: object = make(NOWHERE);
  const Sdk = made.constructor;
  return made instanceof ReferenceSdk && Sdk !== ReferenceSdk ? (Sdk as SdkClass) : undefined;
}

/** The class of its line that stands right below the reference SDK's. */
function rootOf(Sdk: SdkClass): SdkClass {
  let root = Sdk;
  for (;;) {
    const above = Object.getPrototypeOf(root) as SdkClass;
    if (above === ReferenceSdk) return root;
    root = above;
  }
}

/** The rules about tokens that a mutant changes. */
function ownRules({ make }: Mutant): object {
  const rules = Reflect.get(make(NOWHERE), 'rules') as typeof TOKEN_RULES;
  const changed = Object.entries(rules).filter(([name, rule]) => rule !== Reflect.get(TOKEN_RULES, name));
  return Object.fromEntries(changed);
}

function putAbove(root: SdkClass, above: SdkClass): void {
  Object.setPrototypeOf(root, above);
  Object.setPrototypeOf(root.prototype as object, above.prototype as object);
}

/** The decisions that a mutant takes otherwise: its methods, and the rules that it changes. */
function decisionsOf(Sdk: SdkClass, mutant: Mutant): readonly string[] {
  const names: string[] = Object.keys(ownRules(mutant));
  for (
    let prototype = Sdk.prototype as object;
    prototype !== ReferenceSdk.prototype;
    prototype = Object.getPrototypeOf(prototype) as object
  )
    names.push(...Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor'));
  return [...new Set(names)];
}

/** Several defects in one. */
export interface Composed {
  readonly make: MakeSdk;
  /** Takes the classes apart again: until then, each mutant has the others' defects too. */
  readonly release: () => void;
}

/**
 * Mutants in one SDK; undefined: they have a class or a decision in common, so that one of them would take the other's place.
 */
export function composed(mutants: readonly Mutant[]): Composed | undefined {
  const classes = mutants.flatMap((mutant) => classOf(mutant) ?? []);
  const roots = classes.map(rootOf);
  const Last = classes.at(-1);
  if (Last === undefined || new Set(roots).size < mutants.length) return undefined;
  const decisions = classes.flatMap((Sdk, at) => {
    const mutant = mutants[at];
    return mutant === undefined ? [] : decisionsOf(Sdk, mutant);
  });
  if (new Set(decisions).size < decisions.length) return undefined;
  const rules = Object.assign({}, TOKEN_RULES, ...mutants.map(ownRules)) as object;
  for (const [at, root] of roots.entries()) putAbove(root, classes[at - 1] ?? ReferenceSdk);
  return {
    make: (options) => {
      const sdk = new Last(options);
      Reflect.set(sdk, 'rules', rules);
      return sdk;
    },
    release: () => {
      for (const root of roots) putAbove(root, ReferenceSdk);
    },
  };
}
