// SDKs with several known defects at once: each defect's class stands upon the one before it, so that a method that calls
// the SDK's own reaches the other defect's.
import type { MakeSdk } from '../../reference/adapter.ts';
import { TOKEN_RULES, type TokenRules } from '../../reference/parts/validate-jwt.ts';
import { ReferenceSdk } from '../../reference/sdk.ts';

type Class = new (options: object) => ReferenceSdk;

function classOf(make: MakeSdk): Class {
  return make({}).constructor as Class;
}

const parentOf = (child: Class) => Object.getPrototypeOf(child) as Class;

/** The class of a defect that stands on one of these classes. */
function lowest(defect: Class, below: ReadonlySet<Class>): Class {
  const parent = parentOf(defect);
  return below.has(parent) ? defect : lowest(parent, below);
}

function ancestors(child: Class): readonly Class[] {
  return child === ReferenceSdk ? [child] : [child, ...ancestors(parentOf(child))];
}

/** The rules that a defect changes: it says all of them, and another's changes would be lost. */
function ownRules(make: MakeSdk): Partial<TokenRules> {
  const rules = Reflect.get(make({}), 'rules') as TokenRules;
  return Object.fromEntries(
    Object.entries(rules).filter(([name, rule]) => Reflect.get(TOKEN_RULES, name) !== rule),
  );
}

function setParent(child: Class, parent: Class): void {
  Object.setPrototypeOf(child, parent);
  Object.setPrototypeOf(child.prototype, parent.prototype);
}

/** An SDK with all of these defects. It holds until `undo`: until then the defects themselves are changed. */
export function composed(makes: readonly MakeSdk[]): { readonly make: MakeSdk; readonly undo: () => void } {
  const rules = Object.assign({}, TOKEN_RULES, ...makes.map(ownRules)) as TokenRules;
  const before: [Class, Class][] = [];
  let top: Class = ReferenceSdk;
  for (const defect of makes.map(classOf)) {
    const below = new Set(ancestors(top));
    if (below.has(defect)) continue;
    const bottom = lowest(defect, below);
    before.push([bottom, parentOf(bottom)]);
    if (top !== ReferenceSdk) setParent(bottom, top);
    top = defect;
  }
  return {
    make: (options) => {
      const sdk = new top(options);
      Reflect.set(sdk, 'rules', rules);
      return sdk;
    },
    undo: () => {
      for (const [child, parent] of before.reverse()) setParent(child, parent);
    },
  };
}

/** Numbers between 0 and 1 that are always the same for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
