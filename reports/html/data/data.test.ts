// What the page works on: rows, filters, addresses, the matrix. Checked against the report that they come from.
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { SAMPLE } from '../open-report.fixture.ts';
import { brokenOf, unjudgedReasons } from './broken.ts';
import { toColumns, toRows } from './columns.ts';
import { coverageOf } from './coverage.ts';
import { embed, jsonForHtml } from './embed.ts';
import { applyFilter, type Filter, isFiltering, NO_FILTER, toggled } from './filter.ts';
import { evidenceOf, pageDataOf } from './from-report.ts';
import { matrixOf } from './matrix.ts';
import { WORST_FIRST, worstOf } from './outcomes.ts';
import { hrefOf, type Route, routeOf } from './route.ts';

const page = pageDataOf(SAMPLE);
const { rows } = page;
const only = (facets: Filter['facets'], text = ''): Filter => ({ ...NO_FILTER, facets, text });

test('rows survive their columns', () => {
  expect(toRows(JSON.parse(JSON.stringify(toColumns(rows))))).toEqual(rows);
});

test('evidence is in blocks, each scenario at its place', () => {
  const { elements } = embed(SAMPLE);
  const blocks = [...elements.matchAll(/id="evidence-(\d+)">([^<]+)</g)].map(([, , packed = '']) =>
    JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString()),
  );
  expect(blocks.flat()).toEqual(SAMPLE.scenarios.map((one) => JSON.parse(JSON.stringify(evidenceOf(one)))));
});

test('no text in the data ends its element', () => {
  expect(jsonForHtml('</script><!--')).toBe('"\\u003c/script>\\u003c!--"');
  expect(JSON.parse(jsonForHtml('</script>'))).toBe('</script>');
});

test('values of a facet combine with "or", facets with "and", words with "and"', () => {
  const count = (filter: Filter) => applyFilter(rows, filter).rows.length;
  const of = (test: (one: (typeof SAMPLE.scenarios)[number]) => boolean) =>
    SAMPLE.scenarios.filter(test).length;
  expect(count(NO_FILTER)).toBe(rows.length);
  expect(count(only({ outcome: ['failed', 'known'] }))).toBe(SAMPLE.counts.failed + SAMPLE.counts.known);
  expect(count(only({ outcome: ['failed'], operation: ['saveUser'] }))).toBe(
    of((one) => one.outcome === 'failed' && one.operation === 'saveUser'),
  );
  expect(count(only({ mode: ['no-such-mode'] }))).toBe(0);
  const found = applyFilter(rows, only({}, 'BY-1-HOUR fetchuser')).rows.map(({ id }) => id);
  for (const { id } of SAMPLE.scenarios)
    if (id.includes('by-1-hour') && id.includes('fetchUser')) expect(found).toContain(id);
  expect(found.length).toBeLessThan(10);
  expect(isFiltering(NO_FILTER)).toBe(false);
  expect(isFiltering(only({}, 'x'))).toBe(true);
});

test('the scenarios of a cause are found by it, and by its words', () => {
  const [first, second] = SAMPLE.scenarios;
  const cause = {
    level: 'MUST',
    requirements: [],
    expected: '',
    seen: '',
    text: 'A call never calls back',
  } as const;
  const report = { ...SAMPLE, causes: [{ ...cause, requirements: [], scenarios: [first?.id ?? ''] }] };
  const caused = pageDataOf(report).rows;
  const found = (filter: Filter) => applyFilter(caused, filter).rows.map(({ id }) => id);
  expect(found(only({ cause: [cause.text] }))).toEqual([first?.id]);
  expect(found(only({}, 'never calls back'))).toEqual([first?.id]);
  expect(found(only({}, 'never calls back'))).not.toContain(second?.id);
});

test('the search knows what was expected, seen and sent', () => {
  const count = (text: string) => applyFilter(rows, only({}, text)).rows.length;
  const sent = SAMPLE.scenarios.filter(({ steps }) =>
    steps.some(({ requests }) =>
      requests.some(({ headers }) => headers.some(([, value]) => value.startsWith('App '))),
    ),
  );
  expect(count('application code')).toBeGreaterThanOrEqual(sent.length);
  expect(count('a text that nobody says')).toBe(0);
});

test('the worst comes first; other orders are there; an order survives its address', () => {
  const outcomes = applyFilter(rows, NO_FILTER).rows.map(({ outcome }) => WORST_FIRST.indexOf(outcome));
  expect(outcomes).toEqual([...outcomes].sort((a, b) => a - b));
  const by = (sort: Filter['sort']) => applyFilter(rows, { ...NO_FILTER, sort }).rows;
  expect(by('played')).toEqual(rows);
  const times = by('slowest').map(({ durationMs }) => durationMs);
  expect(times).toEqual([...times].sort((a, b) => b - a));
  const ids = by('name').map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  const place: Route = { view: 'scenarios', filter: { ...NO_FILTER, sort: 'slowest' } };
  expect(routeOf(hrefOf(place))).toEqual(place);
});

test('what is new, fixed or still broken is a filter, and a property says how often it fails', () => {
  const since = {
    sdk: 'a',
    startedAt: SAMPLE.run.startedAt,
    newlyBroken: [rows[0]?.id ?? ''],
    newlyFixed: [rows[1]?.id ?? ''],
    stillBroken: [],
    notCompared: 0,
    warnings: [],
    newCauses: [],
    fixedCauses: [],
  };
  const changed = pageDataOf({ ...SAMPLE, since }).rows;
  const found = applyFilter(changed, only({ since: ['new'] }));
  expect(found.rows.map(({ id }) => id)).toEqual([rows[0]?.id]);
  const all = applyFilter(rows, NO_FILTER);
  const failing = rows.filter(
    ({ mode, outcome }) => mode === 'jwt' && ['failed', 'known', 'warning'].includes(outcome),
  );
  expect(all.failing.mode.get('jwt')).toBe(failing.length);
});

test('each requirement says in each mode what was tested, and why something was not', () => {
  const { lines, operations } = coverageOf(SAMPLE.requirements, rows);
  expect(operations.at(-1)).toBe('more than one');
  for (const { requirement, mode, cells, why } of lines) {
    const own = rows.filter((row) => row.mode === mode && row.requirements.includes(requirement));
    const sum = (of: (cell: { judged: number; of: number }) => number) =>
      cells.reduce((total, cell) => total + (cell === undefined ? 0 : of(cell)), 0);
    expect(sum((cell) => cell.of)).toBe(own.length);
    if (sum((cell) => cell.judged) < own.length || own.length === 0) expect(why.join()).not.toBe('');
    else expect(why).toEqual([]);
  }
});

test('each value says how many scenarios it would leave', () => {
  const filter = only({ outcome: ['failed'], mode: ['jwt'] }, 'user');
  const { counts } = applyFilter(rows, filter);
  for (const facet of ['outcome', 'mode', 'operation', 'level', 'requirement'] as const)
    for (const [value, count] of counts[facet]) {
      const chosen = { ...filter, facets: { ...filter.facets, [facet]: [value] } };
      expect(applyFilter(rows, chosen).rows.length, `${facet} ${value}`).toBe(count);
    }
});

test('a value is chosen, and chosen no longer', () => {
  const once = toggled(NO_FILTER, 'mode', 'jwt');
  expect(once.facets.mode).toEqual(['jwt']);
  expect(toggled(once, 'mode', 'jwt').facets.mode).toEqual([]);
});

test('an address leads back to its place; one that names none leads to the overview', () => {
  const filter = only({ outcome: ['failed', 'known'], requirement: ['UDA-14'] }, 'a&b=c #?% ü');
  const places: readonly Route[] = [
    { view: 'overview' },
    { view: 'requirements', show: '' },
    { view: 'requirements', show: 'not-covered' },
    { view: 'requirement', id: 'UDA-14' },
    { view: 'scenarios', filter: NO_FILTER },
    { view: 'scenarios', filter },
    { view: 'scenario', id: 'jwt/expired/by-1-second/saveUser/via-setter', filter },
    { view: 'scenario', id: 'a?b#c%d/<script>/ü %zz', filter: NO_FILTER },
  ];
  for (const place of places) expect(routeOf(hrefOf(place))).toEqual(place);
  for (const hash of ['', '#', '#/', '#/nonsense', '#/scenario/', '#content'])
    expect(routeOf(hash)).toEqual({ view: 'overview' });
  expect(routeOf('#/scenario/%zz')).toMatchObject({ view: 'scenario', id: '%zz' });
});

test('the matrix has every scenario in one cell, with its worst outcome', () => {
  const { operations, bands } = matrixOf(rows);
  let all = 0;
  for (const { mode, lines } of bands)
    for (const { family, cells } of lines)
      cells.forEach((cell, at) => {
        const own = rows.filter(
          (row) =>
            row.mode === mode &&
            row.family === family &&
            (row.operation || 'more than one') === operations[at],
        );
        expect(cell?.of ?? 0).toBe(own.length);
        expect(cell?.outcome).toBe(worstOf(own.map((row) => row.outcome)));
        all += own.length;
      });
  expect(all).toBe(rows.length);
});

test('unknown is worse than known, and nothing outranks a failure', () => {
  expect(worstOf(['passed', 'not-judged', 'known'])).toBe('not-judged');
  expect(worstOf(['not-judged', 'failed'])).toBe('failed');
  expect(worstOf(['passed', 'not-applicable'])).toBe('passed');
  expect(worstOf([])).toBeUndefined();
});

test('what is broken: MUST first, known failures left out, the commonest reason first', () => {
  const broken = brokenOf(page);
  expect(broken.map(({ requirement }) => requirement.id)).toEqual(['UDA-13', 'UDA-14', 'UDA-17', 'UDA-30']);
  for (const { requirement, scenarios, reasons } of broken) {
    const own = SAMPLE.scenarios.filter(
      (one) =>
        one.checks.some((check) => check.requirement === requirement.id && check.status === 'failed') &&
        !one.known?.some((note) => note.requirement === requirement.id),
    );
    expect(scenarios).toBe(own.length);
    expect(reasons.map((reason) => reason.scenarios)).toEqual(
      reasons.map((reason) => reason.scenarios).sort((a, b) => b - a),
    );
  }
  expect(unjudgedReasons(page)).toEqual([
    { reason: expect.stringContaining('The bridge has no handler'), scenarios: SAMPLE.counts.notJudged },
  ]);
});
