// Many random values, played side by side; then the failing ones, made as small as they get. What it keeps is bounded,
// however many are played.
import type { Level } from '../../../contracts/requirement.ts';
import type { ScenarioOutcome, ScenarioResult } from '../../../reports/model.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { CampaignOptions } from './campaign-options.ts';
import { failuresOf } from './failure.ts';
import type { Counterexample, Suspect } from './finding.ts';
import { nameOf, valuesOf } from './replay.ts';
import { smallest } from './smallest.ts';

/** How many values are generated and played at a time; fewer where the first failure ends it. */
const CHUNK = 128;
const CHUNK_TO_BAIL = 32;
/** How many failing values are kept; more of them only count. */
const MAX_SUSPECTS = 2_000;
/** How many results that could not be judged are kept. */
const MAX_UNJUDGED = 20;

/** What a campaign found. */
export interface CampaignOutcome<T> {
  readonly planned: number;
  /** Results by outcome. */
  readonly outcomes: Readonly<Record<ScenarioOutcome, number>>;
  readonly played: number;
  readonly findings: readonly Counterexample<T>[];
  /** Failures that none of the findings explains, by level: they were not made smaller. */
  readonly unexplained: Readonly<Record<Level, number>>;
  /** The first of those that could not be judged, with what was tried. */
  readonly unjudged: readonly { readonly scenario: Scenario; readonly result: ScenarioResult }[];
}

const NONE: Record<ScenarioOutcome, number> = {
  passed: 0,
  failed: 0,
  known: 0,
  warning: 0,
  observed: 0,
  'not-judged': 0,
  'not-applicable': 0,
};

/** What playing many values leaves behind. */
class Screening<T> {
  readonly outcomes = { ...NONE };
  readonly suspects: Suspect<T>[] = [];
  readonly unjudged: { scenario: Scenario; result: ScenarioResult }[] = [];
  played = 0;
  readonly #options: CampaignOptions<T>;

  constructor(options: CampaignOptions<T>) {
    this.#options = options;
  }

  async run(): Promise<void> {
    const { subject, seed, runs, signal, bail } = this.#options;
    const chunk = bail ? CHUNK_TO_BAIL : CHUNK;
    for (let first = 0; first < runs; first += chunk) {
      if (signal?.aborted === true || (bail && this.suspects.length > 0)) return;
      const left = await this.#chunk(valuesOf(subject, seed, first, Math.min(chunk, runs - first)), first);
      if (left > 0) return;
    }
  }

  async #chunk(values: readonly T[], first: number): Promise<number> {
    const { subject, seed, capabilities, play } = this.#options;
    const cases = new Map(
      values.map((value, index) => {
        const run = first + index;
        const scenario = subject.scenarioOf(value, nameOf(subject, seed, String(run)), capabilities);
        return [scenario.id, { value, run, scenario }] as const;
      }),
    );
    const left = await play(
      [...cases.values()].map(({ scenario }) => scenario),
      (result) => {
        const one = cases.get(result.id);
        if (one !== undefined) this.#see(result, one);
      },
    );
    return left.length;
  }

  #see(result: ScenarioResult, one: { value: T; run: number; scenario: Scenario }): void {
    this.played += 1;
    this.outcomes[result.outcome] += 1;
    const [failure] = failuresOf(result);
    if (failure !== undefined) {
      const { requirement, kind, level } = failure;
      if (this.suspects.length < MAX_SUSPECTS)
        this.suspects.push({ value: one.value, run: one.run, requirement, kind, level });
    } else if (result.outcome === 'not-judged' && this.unjudged.length < MAX_UNJUDGED) {
      this.unjudged.push({ scenario: one.scenario, result });
    }
    this.#options.onResult?.(result, this.played);
  }
}

/** The strictest first, then in the order of the runs. */
function inOrder<T>(suspects: readonly Suspect<T>[]): readonly Suspect<T>[] {
  const rank: Readonly<Record<Level, number>> = { MUST: 0, SHOULD: 1, INFO: 2 };
  return [...suspects].sort((a, b) => rank[a.level] - rank[b.level] || a.run - b.run);
}

/** Whether two failures came down to the same: then they are one, whatever they looked like before. */
function same<T>(one: Counterexample<T>, other: Counterexample<T>): boolean {
  const steps = ({ scenario }: Counterexample<T>) => JSON.stringify(scenario.steps);
  return one.requirement === other.requirement && one.kind === other.kind && steps(one) === steps(other);
}

/** Makes one suspect after another smaller, but for those that an earlier finding explains. */
async function findingsAmong<T>(suspects: readonly Suspect<T>[], options: CampaignOptions<T>) {
  const { subject, maxFindings, signal } = options;
  const findings: Counterexample<T>[] = [];
  const unexplained: Record<Level, number> = { MUST: 0, SHOULD: 0, INFO: 0 };
  let madeSmaller = 0;
  for (const suspect of inOrder(suspects)) {
    const known = findings.find((found) => subject.explains(found, suspect));
    if (known !== undefined) known.alsoIn += 1;
    else if (madeSmaller >= maxFindings || signal?.aborted === true) unexplained[suspect.level] += 1;
    else {
      madeSmaller += 1;
      options.onSuspect?.(madeSmaller);
      const finding = await smallest(suspect, options);
      const before = findings.find((found) => same(found, finding));
      if (before === undefined) findings.push(finding);
      else before.alsoIn += 1;
    }
  }
  return { findings, unexplained };
}

/** Plays random values and makes what fails as small as it gets. Never rejects for what an SDK does. */
export async function campaign<T>(options: CampaignOptions<T>): Promise<CampaignOutcome<T>> {
  const screening = new Screening(options);
  await screening.run();
  const { outcomes, played, unjudged, suspects } = screening;
  return {
    planned: options.runs,
    outcomes,
    played,
    unjudged,
    ...(await findingsAmong(suspects, options)),
  };
}
