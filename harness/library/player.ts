// Plays single scenarios as somebody asks for them: what stands behind one test of somebody else's test runner. The engine is
// that of a run: one start of the SDK, one look at its adapter before, restarts after faults, leaks over all scenarios.
import type { ScenarioResult } from '../../reports/model.ts';
import { scenarioById } from '../../scenarios/catalogue.ts';
import type { Introduction } from '../drivers/driver.ts';
import { Feed } from '../engine/play/feed.ts';
import { runFleet, runTarget } from '../engine/run/run-target.ts';
import { notApplicable, unplayed } from '../engine/verdict/result.ts';
import { linesOf, type Written } from '../journal/write.ts';
import { inTurn, runsElsewhere } from './in-turn.ts';
import { planOf } from './plan.ts';
import type { RunEvent, RunOptions } from './run-options.ts';

/** What a scenario came to, and what is new in the run's journal since the last time somebody asked. */
export interface PlayedOne {
  readonly result: ScenarioResult;
  /** Lines of a journal (`journal/line.ts`), one JSON value a line. */
  readonly journal: string;
}

/** An SDK that is open until it is ended. */
export interface Player {
  /** Plays a scenario of the catalogue. Rejects with what kept the run from beginning, never for what the SDK does. */
  readonly play: (id: string) => Promise<PlayedOne>;
  /** Ends the SDK; gives what became known of earlier scenarios and of the run. */
  readonly end: () => Promise<string>;
}

/** The plan as a part of a run has it: what was planned in all is known to whoever puts the parts together. */
function withoutPlanned(event: RunEvent): RunEvent {
  if (event.kind !== 'planned') return event;
  return { ...event, plan: { ...event.plan, planned: [], catalogueIds: [] } };
}

/** The scenarios under way, and the journal as far as nobody has taken it. */
class Desk {
  readonly feed = new Feed([], true);
  readonly #waiting = new Map<string, (result: ScenarioResult) => void>();
  readonly #begun: Promise<Introduction | undefined>;
  #begin: (introduction: Introduction | undefined) => void = () => {};
  #lines: Written[] = [];

  constructor() {
    this.#begun = new Promise((resolve) => {
      this.#begin = resolve;
    });
  }

  readonly onEvent = (event: RunEvent): void => {
    if (event.kind === 'notice' || event.kind === 'warning') return;
    // Only whoever puts the parts together knows the end.
    if (event.kind !== 'finished') this.#lines.push(...linesOf(withoutPlanned(event) as never, Date.now()));
    if (event.kind === 'started') this.#begin(event.introduction);
    if (event.kind !== 'scenario') return;
    this.#waiting.get(event.result.id)?.(event.result);
    this.#waiting.delete(event.result.id);
  };

  journal(): string {
    return this.#lines
      .splice(0)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');
  }

  async result(id: string): Promise<ScenarioResult> {
    const scenario = scenarioById(id);
    if (scenario === undefined) throw new RangeError(`There is no scenario ${id}.`);
    const introduction = await this.#begun;
    const reason = introduction && notApplicable(scenario, introduction.result.capabilities);
    if (reason !== undefined) return this.#unplayed(unplayed(scenario, 'not-applicable', reason));
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.feed.add(scenario);
    });
  }

  #unplayed(result: ScenarioResult): ScenarioResult {
    this.#lines.push({ kind: 'result', atMs: Date.now(), result });
    return result;
  }
}

/**
 * Opens an SDK for single scenarios. Options that are for a whole run (`shard`, `bail`, `repeat`, `reportDir`) do not apply.
 * @throws UsageError the caller's mistake, told before anything is started.
 */
export async function openPlayer(options: RunOptions): Promise<Player> {
  const desk = new Desk();
  const { onEvent } = options;
  const plan = await planOf({
    ...options,
    onEvent: (event) => {
      desk.onEvent(event);
      onEvent?.(event);
    },
  });
  const whole = { ...plan, feed: desk.feed };
  const work = () => (options.agents === undefined ? runTarget(whole) : runFleet(whole));
  const run = plan.adapter === undefined && runsElsewhere(plan.target) ? work() : inTurn(work);
  const failed = run.then(() => new Promise<never>(() => {}));
  failed.catch(() => {});
  return {
    play: async (id) => {
      const result = await Promise.race([desk.result(id), failed]);
      return { result, journal: desk.journal() };
    },
    end: async () => {
      desk.feed.close();
      await run;
      return desk.journal();
    },
  };
}
