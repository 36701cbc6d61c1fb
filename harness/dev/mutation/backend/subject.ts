// The mock backend with its mutants, and the states that it brings about: what is bundled to be played by the contracts.
export { createWorlds } from '../../../backend/worlds.ts';
export { mockStates } from '../../../pact/provider/mock/mock-states.ts';
export { twisted } from '../../../pact/provider/mock/twist.ts';
