// The choices of a list of scenarios. Each shows how many scenarios it would leave.
import {
  FACETS,
  type Facet,
  type Filter,
  type Filtered,
  isFiltering,
  NO_FILTER,
  toggled,
} from '../data/filter.ts';
import { OUTCOME_WORD, type Outcome, WORST_FIRST } from '../data/outcomes.ts';
import { Icon } from './icon.tsx';
import { Data } from './text.tsx';
import { useWords } from './words.tsx';

const FACET_WORD: Readonly<Record<Exclude<Facet, 'family'>, string>> = {
  outcome: 'Outcome',
  since: 'Since last time',
  cause: 'What it comes down to',
  level: 'Level',
  mode: 'Mode',
  operation: 'Operation',
  route: 'How the token got there',
  requirement: 'About requirement',
  broken: 'Broke requirement',
};

/** What the panel shows open; the others are a click away. */
const OPEN: readonly Facet[] = ['outcome', 'since', 'level', 'mode', 'operation'];
/** Lists of values that are sorted by name; the others keep the report's order. */
const BY_NAME: readonly Facet[] = ['requirement', 'broken'];

interface Props {
  readonly filter: Filter;
  readonly filtered: Filtered;
  /** Every value of every facet in the report, whatever is chosen. */
  readonly all: Filtered;
  readonly onChange: (filter: Filter) => void;
}

const LEVELS: readonly string[] = ['MUST', 'SHOULD', 'INFO'];

const SINCE_WORD: Readonly<Record<string, string>> = {
  new: 'New: broken now, and not then',
  still: 'Still broken',
  fixed: 'Fixed',
};

/** As in the style sheet: from here on, the choices stand beside the list. */
const BESIDE = '(min-width: 801px)';

function valuesInOrder(facet: Facet, values: readonly string[]): readonly string[] {
  if (facet === 'level') return LEVELS.filter((level) => values.includes(level));
  if (facet === 'outcome') return WORST_FIRST.filter((outcome) => values.includes(outcome));
  return BY_NAME.includes(facet) ? [...values].sort() : values;
}

function Choice({
  facet,
  value,
  count,
  failing,
  chosen,
  onToggle,
}: {
  readonly facet: Facet;
  readonly value: string;
  readonly count: number;
  /** How many of them did not hold. */
  readonly failing: number;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <li>
      <label class={`choice${count === 0 ? ' empty' : ''}${facet === 'outcome' ? ` o-${value}` : ''}`}>
        <input type="checkbox" checked={chosen} onChange={onToggle} />
        {facet === 'outcome' && <Icon outcome={value as Outcome} />}
        <span class="choice-name">
          {facet === 'outcome' ? (
            OUTCOME_WORD[value as Outcome]
          ) : (
            <Data text={facet === 'since' ? (SINCE_WORD[value] ?? value) : value} max={100} />
          )}
        </span>
        {facet !== 'outcome' && failing > 0 && failing < count && (
          <span class="choice-failing" title={`${failing} of ${count} did not hold`}>
            {failing} ✗
          </span>
        )}
        <span class="choice-count">{count}</span>
      </label>
    </li>
  );
}

function Choices({ facet, filter, filtered, all, onChange }: Props & { readonly facet: Facet }) {
  const { family } = useWords();
  const chosen = filter.facets[facet] ?? [];
  const values = valuesInOrder(facet, [...new Set([...all.counts[facet].keys(), ...chosen])]);
  if (values.length === 0) return null;
  return (
    <details open={OPEN.includes(facet) || chosen.length > 0}>
      <summary>
        {facet === 'family' ? family : FACET_WORD[facet]}
        {chosen.length > 0 && <span class="chosen"> ({chosen.length} chosen)</span>}
      </summary>
      <ul>
        {values.map((value) => (
          <Choice
            key={value}
            facet={facet}
            value={value}
            count={filtered.counts[facet].get(value) ?? 0}
            failing={filtered.failing[facet].get(value) ?? 0}
            chosen={chosen.includes(value)}
            onToggle={() => onChange(toggled(filter, facet, value))}
          />
        ))}
      </ul>
    </details>
  );
}

/** Search and choices. */
export function Filters(props: Props) {
  const { filter, onChange } = props;
  const chosen = FACETS.reduce((sum, facet) => sum + (filter.facets[facet]?.length ?? 0), 0);
  return (
    <search class="filters">
      <label class="search">
        <span>Search</span>
        <input
          id="search"
          type="search"
          value={filter.text}
          placeholder="id, reason, code, what was sent"
          autocomplete="off"
          spellcheck={false}
          aria-keyshortcuts="/"
          onInput={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      <p class="hint keys">
        <kbd>/</kbd> search · <kbd>↑</kbd> <kbd>↓</kbd> in the list · <kbd>Esc</kbd> clear or back
      </p>
      <details class="panel" open={matchMedia(BESIDE).matches}>
        <summary>Filters{chosen > 0 && <span class="chosen"> ({chosen} chosen)</span>}</summary>
        <button
          type="button"
          disabled={!isFiltering(filter)}
          onClick={() => onChange({ ...NO_FILTER, sort: filter.sort })}
        >
          Clear all filters
        </button>
        {FACETS.map((facet) => (
          <Choices key={facet} facet={facet} {...props} />
        ))}
      </details>
    </search>
  );
}
