// How a theme names its scenarios: what they have in common is said once, the level follows from the requirements.
import type { Mode } from '../contracts/mode.ts';
import { LEVELS, type Level, type RequirementId } from '../contracts/requirement.ts';
import { requirement } from '../contracts/requirements/lookup.ts';
import type { Scenario } from './scenario.ts';

/** What a scenario says for itself. */
export type Parts = Omit<Scenario, 'id' | 'theme' | 'mode' | 'level'>;

/** The strictest of the requirements' levels. */
export function strictestLevel(requirements: readonly RequirementId[]): Level {
  const levels = requirements.map((id) => requirement(id).level);
  return LEVELS.find((level) => levels.includes(level)) ?? 'INFO';
}

/** A maker of a theme's scenarios; their ids begin with the mode and, where there is one, `prefix`. */
export function scenarioOf(theme: string, mode: Mode, prefix?: string) {
  return (name: string, parts: Parts): Scenario => ({
    id: [mode, ...(prefix === undefined ? [] : [prefix]), name].join('/'),
    theme,
    mode,
    level: strictestLevel(parts.requirements),
    ...parts,
  });
}
