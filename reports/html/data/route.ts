// The page's addresses: everything behind the `#`, so that a link works from a disk, an attachment and a server.
import { wellFormed } from '../text/bounded.ts';
import { FACETS, type Filter, NO_FILTER, SORTS } from './filter.ts';

/** Where in the page the reader is. */
export type Route =
  | { readonly view: 'overview' }
  | { readonly view: 'requirements'; readonly show: string }
  | { readonly view: 'requirement'; readonly id: string }
  | { readonly view: 'scenarios'; readonly filter: Filter }
  /** `filter`: the list that the reader came from. */
  | { readonly view: 'scenario'; readonly id: string; readonly filter: Filter };

function queryOf(filter: Filter): string {
  const query = new URLSearchParams();
  for (const facet of FACETS) for (const value of filter.facets[facet] ?? []) query.append(facet, value);
  if (filter.text !== '') query.set('q', filter.text);
  if (filter.sort !== NO_FILTER.sort) query.set('sort', filter.sort);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function filterOf(query: URLSearchParams): Filter {
  const facets = Object.fromEntries(
    FACETS.flatMap((facet) => {
      const values = query.getAll(facet);
      return values.length === 0 ? [] : [[facet, values]];
    }),
  );
  const sort = SORTS.find((one) => one === query.get('sort')) ?? NO_FILTER.sort;
  return { facets, text: query.get('q') ?? '', sort };
}

/** An id in an address: its slashes stay readable. */
function encoded(id: string): string {
  return wellFormed(id).split('/').map(encodeURIComponent).join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a place, with its `#`. */
export function hrefOf(route: Route): string {
  switch (route.view) {
    case 'overview':
      return '#/';
    case 'requirements':
      return route.show === '' ? '#/requirements' : `#/requirements?show=${encodeURIComponent(route.show)}`;
    case 'requirement':
      return `#/requirement/${encoded(route.id)}`;
    case 'scenarios':
      return `#/scenarios${queryOf(route.filter)}`;
    case 'scenario':
      return `#/scenario/${encoded(route.id)}${queryOf(route.filter)}`;
  }
}

/** The place of an address; one that names none is the overview. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s, 2);
  const parameters = new URLSearchParams(query);
  const [view, ...rest] = path.split('/');
  const id = decoded(rest.join('/'));
  if (view === 'requirements') return { view, show: parameters.get('show') ?? '' };
  if (view === 'requirement' && id !== '') return { view, id };
  if (view === 'scenarios') return { view, filter: filterOf(parameters) };
  if (view === 'scenario' && id !== '') return { view, id, filter: filterOf(parameters) };
  return { view: 'overview' };
}

/** The address of a list of scenarios. */
export function listHref(facets: Filter['facets'], text = ''): string {
  return hrefOf({ view: 'scenarios', filter: { ...NO_FILTER, facets, text } });
}

/** The address of a scenario on its own. */
export function scenarioHref(id: string, filter: Filter = NO_FILTER): string {
  return hrefOf({ view: 'scenario', id, filter });
}
