// The page as a program: which view an address shows, the keys that work everywhere, and where the focus goes. What listens
// is a layout effect: it listens from the moment that the view stands, not from the frame after it.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { subjectWords } from '../../subject.ts';
import type { Filter } from '../data/filter.ts';
import type { PageData } from '../data/page-data.ts';
import { hrefOf, listHref, type Route, routeOf } from '../data/route.ts';
import { runningText } from '../text/running.ts';
import { visible } from '../text/visible.ts';
import { local } from '../text/words.ts';
import { Overview } from './overview.tsx';
import { RequirementPage } from './requirement-page.tsx';
import { RequirementsView } from './requirements-table.tsx';
import { ScenarioPage } from './scenario-page.tsx';
import { ScenariosView } from './scenarios-view.tsx';
import { Data } from './text.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { WholeReport } from './whole-report.tsx';
import { titled, Words } from './words.tsx';

/** How long typing waits before it is written into the address, milliseconds. */
const ADDRESS_AFTER_MS = 200;

function useRoute(): readonly [Route, (filter: Filter) => void] {
  const [route, setRoute] = useState<Route>(() => routeOf(location.hash));
  useLayoutEffect(() => {
    const onHashChange = () => setRoute(routeOf(location.hash));
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, []);
  useEffect(() => {
    const href = hrefOf(route);
    if (route.view !== 'scenarios' || href === location.hash) return;
    // A reader who went on meanwhile is at another address already, of which this view is not told yet.
    const write = () => {
      if (routeOf(location.hash).view === 'scenarios') history.replaceState(null, '', href);
    };
    const written = routeOf(location.hash);
    if (written.view === 'scenarios' && written.filter.text === route.filter.text) return write();
    const timer = setTimeout(write, ADDRESS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [route]);
  return [route, (filter) => setRoute({ view: 'scenarios', filter })];
}

/** What a view is called, in the browser's tab and history. */
function nameOf(route: Route, unit: string): string {
  switch (route.view) {
    case 'overview':
      return '';
    case 'requirements':
      return 'Requirements';
    case 'scenarios':
      return `${unit.charAt(0).toUpperCase()}${unit.slice(1)}s`;
    default:
      return visible(route.id);
  }
}

/** Names the view in front of the report's own title. */
function useTitle(name: string): void {
  const whole = useRef(document.title);
  useLayoutEffect(() => {
    document.title = name === '' ? whole.current : `${name} · ${whole.current}`;
  }, [name]);
}

/** The scenario that was shown before this view. */
function useCameFrom(route: Route): string | undefined {
  const last = useRef<{ readonly now: Route; readonly before: Route | undefined }>({
    now: route,
    before: undefined,
  });
  if (last.current.now.view !== route.view || route.view === 'scenario')
    last.current = { now: route, before: last.current.now };
  const { before } = last.current;
  return route.view === 'scenarios' && before?.view === 'scenario' ? before.id : undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}

/** `/` goes to the search from anywhere; Esc leaves a search, or goes back from a scenario to its list. */
function useKeys(route: Route, onFilter: (filter: Filter) => void, onSearch: () => void): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '/' && !isTyping(event.target)) {
        event.preventDefault();
        if (route.view === 'scenarios') document.getElementById('search')?.focus();
        else onSearch();
      } else if (event.key === 'Escape' && route.view === 'scenarios' && isTyping(event.target)) {
        onFilter({ ...route.filter, text: '' });
      } else if (event.key === 'Escape' && route.view === 'scenario') {
        location.hash = hrefOf({ view: 'scenarios', filter: route.filter });
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}

/** A new view is read from its heading, or from the search that was asked for, and begins at its top. */
function useFocusOnView(route: Route, isBack: boolean): () => void {
  const searching = useRef(false);
  const place =
    route.view === 'scenario' || route.view === 'requirement' ? `${route.view} ${route.id}` : route.view;
  const shown = useRef(place);
  useLayoutEffect(() => {
    if (place === shown.current) return;
    shown.current = place;
    // A list goes back to its place, and to the row that was left.
    if (isBack) return;
    window.scrollTo(0, 0);
    const to = searching.current ? '#search' : 'main h1';
    searching.current = false;
    document.querySelector<HTMLElement>(to)?.focus({ preventScroll: true });
  }, [place]);
  return () => {
    searching.current = true;
    location.hash = listHref({});
  };
}

function View({
  page,
  route,
  printing,
  cameFrom,
  onFilter,
}: {
  readonly page: PageData;
  readonly route: Route;
  readonly cameFrom: string | undefined;
  readonly printing: boolean;
  readonly onFilter: (filter: Filter) => void;
}) {
  switch (route.view) {
    case 'overview':
      return printing ? <WholeReport page={page} clock={local} /> : <Overview page={page} clock={local} />;
    case 'requirements':
      return <RequirementsView requirements={page.summary.requirements} rows={page.rows} show={route.show} />;
    case 'requirement':
      return <RequirementPage page={page} id={route.id} />;
    case 'scenarios':
      return (
        <ScenariosView
          rows={page.rows}
          filter={route.filter}
          printing={printing}
          onFilter={onFilter}
          {...(cameFrom === undefined ? {} : { cameFrom })}
        />
      );
    case 'scenario':
      return <ScenarioPage key={route.id} page={page} id={route.id} filter={route.filter} />;
  }
}

/** The whole page. */
export function App({ page, printing }: { readonly page: PageData; readonly printing: boolean }) {
  const [route, onFilter] = useRoute();
  const cameFrom = useCameFrom(route);
  const onSearch = useFocusOnView(route, cameFrom !== undefined);
  useKeys(route, onFilter, onSearch);
  const { sdk } = page.summary;
  const words = subjectWords(page.summary);
  useTitle(nameOf(route, words.unit));
  const current = (views: readonly Route['view'][]) => (views.includes(route.view) ? 'page' : undefined);
  return (
    <Words.Provider value={words}>
      <button
        type="button"
        class="skip"
        onClick={() => document.querySelector<HTMLElement>('main h1')?.focus()}
      >
        Skip to the content
      </button>
      <header class="bar">
        <p class="subject">
          <Data text={sdk.name} max={80} /> <Data text={sdk.version} max={40} />
        </p>
        <nav aria-label="Views">
          <a href="#/" aria-current={current(['overview'])}>
            Overview
          </a>
          <a href="#/requirements" aria-current={current(['requirements', 'requirement'])}>
            Requirements
          </a>
          <a href="#/scenarios" aria-current={current(['scenarios', 'scenario'])}>
            {titled(words.unit)}
          </a>
        </nav>
        <ThemeSwitch />
      </header>
      <p class="running" aria-hidden="true">
        {runningText(page, words)}
      </p>
      <main class="page" id="content">
        <View page={page} route={route} printing={printing} cameFrom={cameFrom} onFilter={onFilter} />
      </main>
    </Words.Provider>
  );
}
