// Which scenarios of a catalogue a run plans. A filter that matches nothing is the caller's mistake, never an empty run.
import picomatch from 'picomatch';
import type { Mode } from '../../../contracts/mode.ts';
import type { Level } from '../../../contracts/requirement.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { similar } from '../../base/similar.ts';
import { UsageError } from '../../base/usage-error.ts';

/** What to select; an empty or absent list does not restrict. Kinds combine with "and", values of a kind with "or". */
export interface Selection {
  readonly modes?: readonly Mode[];
  /** Scenario ids, the beginning of ids up to a slash (`jwt/expired`), or globs over them (`jwt/expired/**`). */
  readonly ids?: readonly string[];
  /** Requirement ids that a scenario is about. */
  readonly requirements?: readonly string[];
  readonly levels?: readonly Level[];
  readonly themes?: readonly string[];
}

/** Whether a glob, or a plain id, names a scenario. */
export function idMatcher(pattern: string): (id: string) => boolean {
  const matches = picomatch(pattern, { dot: true });
  // Alone: picomatch's own function takes a second argument, which `some` and `filter` would give it. An interaction's id has
  // parentheses, which a glob reads otherwise: an id itself is always meant.
  return (id) => id === pattern || matches(id);
}

/** One filter value with what it lets through. */
interface Filter {
  readonly option: string;
  readonly value: string;
  readonly lets: (scenario: Scenario) => boolean;
}

function filters(selection: Selection): readonly (readonly Filter[])[] {
  const of = (
    option: string,
    values: readonly string[] | undefined,
    lets: (value: string) => Filter['lets'],
  ) => (values ?? []).map((value) => ({ option, value, lets: lets(value) }));
  return [
    of('mode', selection.modes, (mode) => (scenario) => scenario.mode === mode),
    of('id', selection.ids, (pattern) => {
      const matches = idMatcher(pattern);
      const below = `${pattern.replace(/\/+$/, '')}/`;
      return ({ id }) => matches(id) || id.startsWith(below);
    }),
    of(
      'requirement',
      selection.requirements,
      (id) => (s) => (s.requirements as readonly string[]).includes(id),
    ),
    of('level', selection.levels, (level) => (scenario) => scenario.level === level),
    of('theme', selection.themes, (theme) => (scenario) => scenario.theme === theme),
  ];
}

/** What a mistyped value may have meant; ids also by their beginnings. */
const known: Readonly<Record<string, (scenarios: readonly Scenario[]) => readonly string[]>> = {
  id: idsAndBeginnings,
  requirement: (scenarios) => [...new Set(scenarios.flatMap(({ requirements }) => requirements))],
  theme: (scenarios) => [...new Set(scenarios.map(({ theme }) => theme))],
};

/** Everything that names scenarios: their ids, and the beginnings that they share. */
export function idsAndBeginnings(scenarios: readonly Scenario[]): readonly string[] {
  return [...new Set(scenarios.flatMap(({ id }) => [...beginnings(id), id]))];
}

/** `jwt`, `jwt/expired` and so on of an id. */
function beginnings(id: string): readonly string[] {
  const words = id.split('/');
  return words.slice(1).map((_, at) => words.slice(0, at + 1).join('/'));
}

/**
 * The scenarios that a selection names, in the catalogue's order.
 * @throws UsageError `FILTER_MATCHES_NOTHING` when a single filter, or all of them together, match no scenario.
 */
export function select(scenarios: readonly Scenario[], selection: Selection): readonly Scenario[] {
  const kinds = filters(selection);
  for (const filter of kinds.flat()) {
    if (scenarios.some(filter.lets)) continue;
    const near = similar(filter.value, known[filter.option]?.(scenarios) ?? []);
    throw new UsageError(
      'FILTER_MATCHES_NOTHING',
      `The filter ${filter.option} "${filter.value}" matches no scenario.`,
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : 'See the ids, modes and requirements with: mm-auth-conformance list',
    );
  }
  const selected = scenarios.filter((scenario) =>
    kinds.every((kind) => kind.length === 0 || kind.some((filter) => filter.lets(scenario))),
  );
  if (selected.length > 0) return selected;
  const words = kinds.flat().map((filter) => `${filter.option} "${filter.value}"`);
  throw new UsageError(
    'FILTER_MATCHES_NOTHING',
    `The filters ${words.join(' and ')} together match no scenario.`,
    'Leave one out, or see what there is with: mm-auth-conformance list',
  );
}
