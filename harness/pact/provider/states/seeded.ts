// States of a backend that cannot be controlled: what its configuration file says there is. A seed is used again as long
// as nothing changes it; an interaction that changes data uses it up.
import type { Mode } from '../../../../contracts/mode.ts';
import type { Asked, BackendStates } from './backend-states.ts';
import { type StateContext, StateNotMet, type StateValues } from './context.ts';

/** What there is, by mode and by the state's name. */
export type Seeds = Readonly<Partial<Record<Mode, Readonly<Record<string, readonly StateValues[]>>>>>;

/** Answers states from seeds. */
export function seededStates(seeds: Seeds): BackendStates {
  const used = new Map<string, number>();
  /** How many of a state an interaction was given: two of one kind are two. */
  const given = new WeakMap<StateContext, Map<string, number>>();
  const seedsFor = (name: string, { mode }: StateContext) =>
    mode === undefined ? undefined : seeds[mode]?.[name];
  return {
    covers: ({ state }, context) => seedsFor(state.name, context) !== undefined,
    setUp: async ({ state }: Asked, context) => {
      const list = seedsFor(state.name, context) ?? [];
      const key = `${context.mode} ${state.name}`;
      const mine = given.get(context) ?? new Map<string, number>();
      given.set(context, mine);
      const index = mine.get(key) ?? used.get(key) ?? 0;
      const seed = list[index];
      if (seed === undefined)
        throw new StateNotMet(
          'STATE_NOT_CONFIGURED',
          `The configuration file has ${list.length} of "${state.name}" for ${context.mode}, and all of them are used up.`,
        );
      mine.set(key, index + 1);
      if (context.changesData) used.set(key, index + 1);
      return seed;
    },
  };
}
