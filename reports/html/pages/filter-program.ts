// The program of a page that is otherwise markup: it narrows down what the page shows. Without scripts the page is whole.
// Rows are elements with `data-row`; what else their data say (`data-level`, `data-outcome`, …) becomes a choice of its own.

/** The choices, by the name of the data that they are about; a row may have several values, with spaces between. */
const CHOICES = { level: 'Level', outcome: 'Outcome', mode: 'Mode' } as const;
type Choice = keyof typeof CHOICES;

const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
const groups = [...document.querySelectorAll<HTMLDetailsElement>('details.group')].filter((group) =>
  group.querySelector('[data-row]'),
);
const sections = [...document.querySelectorAll<HTMLElement>('main > section')].filter((section) =>
  section.querySelector('[data-row]'),
);
const asItWas = new Map(groups.map((group) => [group, group.open]));
const texts = new Map(rows.map((row) => [row, (row.textContent ?? '').toLowerCase()]));

function valuesOf(row: HTMLElement, choice: Choice): readonly string[] {
  return (row.dataset[choice] ?? '').split(' ').filter((value) => value !== '');
}

function labelled(words: string, control: HTMLElement): HTMLLabelElement {
  const label = document.createElement('label');
  label.append(words, ' ', control);
  return label;
}

/** A list of what there is to choose; undefined: there is no choice. */
function selectOf(choice: Choice): HTMLSelectElement | undefined {
  const values = [...new Set(rows.flatMap((row) => valuesOf(row, choice)))];
  if (values.length < 2) return undefined;
  const select = document.createElement('select');
  select.add(new Option('all', ''));
  for (const value of values) select.add(new Option(value.replaceAll('-', ' '), value));
  return select;
}

function build(bar: HTMLElement): void {
  const search = document.createElement('input');
  search.type = 'search';
  search.placeholder = 'id, code, what was seen';
  const selects = (Object.keys(CHOICES) as Choice[]).flatMap((choice) => {
    const select = selectOf(choice);
    return select === undefined ? [] : [[choice, select] as const];
  });
  const shown = document.createElement('p');
  shown.setAttribute('role', 'status');
  shown.className = 'hint';
  const apply = () => {
    const wanted = search.value.trim().toLowerCase();
    const chosen = selects.filter(([, { value }]) => value !== '');
    const isNarrowed = wanted !== '' || chosen.length > 0;
    for (const row of rows)
      row.hidden =
        texts.get(row)?.includes(wanted) !== true ||
        chosen.some(([choice, { value }]) => !valuesOf(row, choice).includes(value));
    for (const place of [...groups, ...sections])
      place.hidden = place.querySelector('[data-row]:not([hidden])') === null;
    for (const group of groups) {
      group.open = isNarrowed ? !group.hidden : asItWas.get(group) === true;
    }
    const left = rows.filter(({ hidden }) => !hidden).length;
    shown.textContent = isNarrowed ? `${left} of ${rows.length} rows` : `${rows.length} rows`;
  };
  bar.append(
    labelled('Search', search),
    ...selects.map(([choice, select]) => labelled(CHOICES[choice], select)),
    shown,
  );
  bar.addEventListener('input', apply);
  apply();
  bar.hidden = rows.length === 0;
}

const bar = document.querySelector<HTMLElement>('search.narrow');
if (bar !== null) build(bar);
