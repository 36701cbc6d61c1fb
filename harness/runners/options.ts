// What a test file of somebody's own project asks for.
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { select } from '../engine/selection/select.ts';
import { parseShard, partOf, type Shard } from '../engine/selection/shard.ts';
import type {
  HostOptions,
  JudgingOptions,
  RunOptions,
  SelectionOptions,
  TargetOptions,
} from '../library/run-options.ts';

/** The options of `conformance` in a test runner. */
export interface ConformanceOptions
  extends SelectionOptions,
    TargetOptions,
    Pick<JudgingOptions, 'strict' | 'knownFailures' | 'callTimeoutMs'>,
    Pick<HostOptions, 'onLog'> {
  /** Which report the scenarios belong to, where one run of the test runner judges several SDKs; default: the SDK's target. */
  readonly name?: string;
  /**
   * Only a part of the selection, `1/4`: for runners that cut a run by files. Those parts together are the whole; each file
   * has one.
   */
  readonly part?: string;
}

/** A set of scenarios as the tests of a runner: which report they belong to, and what their run is asked for. */
export interface Suite {
  readonly name: string;
  readonly scenarios: readonly Scenario[];
  readonly run: RunOptions;
  /** The part that its file has of the whole. */
  readonly shard?: Shard;
}

function nameOf({ name, sdk = 'reference' }: ConformanceOptions): string {
  return name ?? (typeof sdk === 'string' ? sdk : 'an adapter in this program');
}

/**
 * The suite that options ask for.
 * @throws UsageError `FILTER_MATCHES_NOTHING`; RangeError for a part that is none
 */
export function suiteOf(options: ConformanceOptions): Suite {
  const { name: _, part, ...run } = options;
  const shard = part === undefined ? undefined : parseShard(part);
  if (part !== undefined && shard === undefined)
    throw new RangeError(`part: "${part}" is no part of a whole: 2/3 is.`);
  const scenarios = partOf(select(CATALOGUE, run), shard);
  return { name: nameOf(options), scenarios, run, ...(shard === undefined ? {} : { shard }) };
}

/** Scenarios by theme, in the catalogue's order. */
export function byTheme(scenarios: readonly Scenario[]): ReadonlyMap<string, readonly Scenario[]> {
  const themes = new Map<string, Scenario[]>();
  for (const scenario of scenarios)
    themes.set(scenario.theme, [...(themes.get(scenario.theme) ?? []), scenario]);
  return themes;
}
