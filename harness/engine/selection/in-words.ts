// A selection as a report keeps it: the filters as data, and in words for people.
import type { RunFilters } from '../../../reports/model.ts';
import type { Selection } from './select.ts';

/** The filters as the report keeps them; undefined: there are none. */
export function filtersOf({ ids, modes, requirements, levels, themes }: Selection): RunFilters | undefined {
  const given = { ids, modes, requirements, levels, themes };
  const filters = Object.entries(given).flatMap(([name, values]) =>
    values === undefined || values.length === 0 ? [] : [[name, [...values]] as const],
  );
  return filters.length === 0 ? undefined : Object.fromEntries(filters);
}

/** The filters in words, for the report; empty: everything. */
export function selectionInWords(selection: Selection): readonly string[] {
  const words = (name: string, values: readonly string[] = []) =>
    values.length === 0 ? [] : [`${name} ${values.join(' or ')}`];
  return [
    ...words('id', selection.ids),
    ...words('mode', selection.modes),
    ...words('requirement', selection.requirements),
    ...words('level', selection.levels),
    ...words('theme', selection.themes),
  ];
}
