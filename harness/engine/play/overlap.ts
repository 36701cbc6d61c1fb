// Calls that overlap: steps while another call is under way, and calls inside another one's callback.
import type { Endpoint } from '../../../contracts/wire.ts';
import type { InnerStep, MeanwhileStep, OuterStep, Step } from '../../../scenarios/scenario.ts';
import { latch, until } from '../../base/wait.ts';
import type { Calls, InsideCall } from './calls.ts';
import { endpointOf } from './endpoint-of.ts';
import type { Recording } from './recording.ts';
import type { Stage } from './stage.ts';

/** How long the call of a `meanwhile` may take to put its request on its way, milliseconds. */
const UNDER_WAY_WITHIN_MS = 5_000;
/** How long an answer is held back for the steps meanwhile, milliseconds: an SDK may make one call after another. */
const HELD_AT_MOST_MS = 1_000;

/** Plays the steps of a scenario that overlap. */
export class Overlap {
  readonly #stage: Stage;
  readonly #recording: Recording;
  readonly #calls: Calls;
  readonly #step: (step: Step) => Promise<void>;

  /** `step` plays one that stands in the other's. */
  constructor(stage: Stage, recording: Recording, calls: Calls, step: (step: Step) => Promise<void>) {
    this.#stage = stage;
    this.#recording = recording;
    this.#calls = calls;
    this.#step = step;
  }

  /** Makes a call, and plays steps while its answer is held back. */
  async meanwhile(step: MeanwhileStep): Promise<void> {
    const seen = this.#recording.open();
    const endpoint = endpointOf(step.call);
    const held = latch(HELD_AT_MOST_MS);
    const { world } = this.#stage;
    world.held = endpoint === null ? null : { endpoint, released: held.opened };
    let ended = false;
    // What the SDK had sent by itself before is not this call.
    const since = world.journal.at(-1)?.seq ?? 0;
    const call = this.#calls.outer(step.call, seen).finally(() => {
      ended = true;
    });
    // Its end is awaited further down: an adapter that dies until then must not end this process.
    call.catch(() => {});
    // A call that needs no request is under way as soon as it is made.
    const underWay = () =>
      endpoint === null
        ? seen.callId !== undefined
        : world.journal.some((one) => one.endpoint === endpoint && one.answer === null && one.seq > since);
    await until(() => ended || underWay(), UNDER_WAY_WITHIN_MS);
    const shared = step.steps.some((inner) => inner.do !== 'expire' && endpointOf(inner) === endpoint);
    if (endpoint !== null) this.#recording.reserve(endpoint, seen, shared);
    this.#recording.claim(seen);
    const [outer, inner] = await Promise.allSettled([call, this.#inner(step).finally(held.open)]);
    world.held = null;
    this.#recording.claim(seen);
    this.#recording.unreserve();
    if (outer.status === 'rejected') throw outer.reason;
    if (inner.status === 'rejected') throw inner.reason;
  }

  /** Makes a call, and others inside its first callback: they are told to the adapter before it. */
  async inCallback(step: MeanwhileStep): Promise<void> {
    const seen = this.#recording.open();
    const prepared: InsideCall[] = [];
    for (const inner of step.steps)
      if (inner.do !== 'expire') prepared.push(await this.#calls.prepared(inner));
    const outer = endpointOf(step.call);
    const endpoints = [...prepared.map(({ endpoint }) => endpoint), outer];
    const shared = (one: Endpoint) => endpoints.filter((other) => other === one).length > 1;
    for (const { endpoint, seen: inner } of prepared)
      if (endpoint !== null) this.#recording.reserve(endpoint, inner, shared(endpoint));
    if (outer !== null) this.#recording.reserve(outer, seen, shared(outer));
    const made: Promise<void>[] = [];
    this.#calls.insideNext((callId) => made.push(...prepared.map(({ make }) => make(callId))));
    const [own] = await Promise.allSettled([this.#calls.outer(step.call, seen)]);
    const inner = await Promise.allSettled(made);
    this.#recording.claim(seen);
    this.#recording.unreserve();
    for (const one of [own, ...inner]) if (one.status === 'rejected') throw one.reason;
  }

  async #inner({ steps, atOnce, call: outer }: MeanwhileStep): Promise<void> {
    if (atOnce === true) await Promise.all(steps.map((inner) => this.#atOnce(inner, outer)));
    else for (const inner of steps) await this.#step(inner);
  }

  /** One of several steps at once: none of them may wait for what should not come, as it would be the others' too. */
  async #atOnce(step: InnerStep, outer: OuterStep): Promise<void> {
    if (step.do !== 'call') return this.#step(step);
    const seen = this.#recording.open();
    const endpoint = endpointOf(step);
    if (endpoint !== null && endpoint !== endpointOf(outer)) this.#recording.reserve(endpoint, seen);
    return this.#calls.invoke(step, seen);
  }
}
