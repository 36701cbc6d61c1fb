import type fc from 'fast-check';
import type { Capabilities } from '../../../contracts/adapter-protocol.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { Suspect } from './finding.ts';

/** What a fuzzer varies: random values, the scenario that each stands for, and which failures have one cause. */
export interface Subject<T> {
  readonly name: 'tokens' | 'sequences';
  /** What one value is called: "token". */
  readonly noun: string;
  /** How many are tried when nothing else is asked for. */
  readonly defaultRuns: number;
  /** The same whatever the SDK can do: a seed and a path name one value for ever. */
  readonly values: fc.Arbitrary<T>;
  /** The scenario of a value on an SDK that can do this. `name`: the last words of its id. */
  readonly scenarioOf: (value: T, name: string, capabilities: Capabilities) => Scenario;
  /** Whether a failure that was made as small as it gets accounts for another one. */
  readonly explains: (found: Suspect<T>, other: Suspect<T>) => boolean;
}
