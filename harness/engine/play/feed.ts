// Where the scenarios come from that are played: one list, or one that still grows; for one SDK, or for several devices that
// share it and each take the next when they are free.
import type { Scenario } from '../../../scenarios/scenario.ts';

/** Scenarios on their way to being played: handed out once, and again only when they are given back. */
export class Feed {
  readonly #together: Scenario[];
  readonly #solo: Scenario[] = [];
  readonly #forgiven = new Set<string>();
  #underWay = 0;
  #open: boolean;
  #waiting: (() => void)[] = [];

  /** `open`: more may be added, until it is closed. */
  constructor(scenarios: readonly Scenario[], open = false) {
    this.#together = [...scenarios];
    this.#open = open;
  }

  /** Puts another one at the end. */
  add(...scenarios: readonly Scenario[]): void {
    this.#together.push(...scenarios);
    this.#tell();
  }

  /** Nothing more will be added. */
  close(): void {
    this.#open = false;
    this.#tell();
  }

  /** The next one that may be played beside others; undefined: there is none now. */
  take(): Scenario | undefined {
    return this.#handOut(this.#together.shift());
  }

  /** The next one that is to be played alone, once there is no other. */
  takeAlone(): Scenario | undefined {
    return this.#together.length > 0 ? undefined : this.#handOut(this.#solo.shift());
  }

  /** What was handed out has its result. */
  done(): void {
    this.#underWay -= 1;
    this.#tell();
  }

  /** What was handed out went wrong for a reason that may not be its own: it is played again, alone. */
  giveBack(scenario: Scenario): void {
    this.#underWay -= 1;
    this.#solo.push(scenario);
    this.#tell();
  }

  /** Whether this is the first time that a connection is lost over it. */
  forgive({ id }: Scenario): boolean {
    if (this.#forgiven.has(id)) return false;
    this.#forgiven.add(id);
    return true;
  }

  /** Something waits that may be played beside others. */
  get hasTogether(): boolean {
    return this.#together.length > 0;
  }

  /** Something waits that is to be played alone. */
  get hasAlone(): boolean {
    return this.#solo.length > 0;
  }

  /** Nothing waits, nothing is under way, nothing will be added. */
  get over(): boolean {
    return !this.#open && this.#underWay === 0 && !this.hasTogether && !this.hasAlone;
  }

  /** Until something changes: one comes, is given back or has its result. */
  news(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Until everything has been played. */
  async untilOver(): Promise<void> {
    while (!this.over) await this.news();
  }

  /** Takes out what nobody will play. */
  leave(): readonly Scenario[] {
    return [...this.#together.splice(0), ...this.#solo.splice(0)];
  }

  #handOut(scenario: Scenario | undefined): Scenario | undefined {
    if (scenario !== undefined) this.#underWay += 1;
    return scenario;
  }

  #tell(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
