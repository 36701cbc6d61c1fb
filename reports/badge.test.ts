import { expect, test } from '@playwright/test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { badgeOf, renderBadgeJson, renderBadgeSvg } from './badge.ts';
import type { Report } from './model.ts';
import { EVERY_OUTCOME, reportWith } from './report.fixture.ts';

const passed = EVERY_OUTCOME.filter(({ outcome }) => outcome === 'passed');
const conforming = reportWith(passed, { verdict: 'passed' });
const requirement = (
  level: 'MUST' | 'SHOULD',
  outcome: 'failed' | 'warning',
): Report['requirements'][number] => ({
  id: `UDA-${level}`,
  level,
  modes: ['jwt'],
  statement: 'It holds.',
  source: 'page',
  outcome,
  passed: 0,
  failed: 1,
  notJudged: 0,
  scenarios: [],
});

test('only a whole catalogue without known failures is green', () => {
  expect(badgeOf(conforming)).toMatchObject({ message: 'conformant', color: 'brightgreen' });
  const part = {
    ...conforming,
    run: { ...conforming.run, selection: ['mode jwt'] },
    counts: { ...conforming.counts, planned: 1 },
    catalogue: { ...conforming.catalogue, scenarios: 9 },
  };
  expect(badgeOf(part)).toMatchObject({
    message: '1 of 9: nothing broken',
    color: 'yellow',
  });
  const known = { ...conforming, counts: { ...conforming.counts, known: 2 } };
  expect(badgeOf(known)).toMatchObject({ message: 'conformant, 2 known failures', color: 'yellow' });
});

test('what is broken is counted by level, what is unknown is not green', () => {
  const requirements = [requirement('MUST', 'failed'), requirement('SHOULD', 'warning')];
  expect(badgeOf(reportWith(EVERY_OUTCOME, { requirements }))).toMatchObject({
    message: '1 MUST broken',
    color: 'red',
    isError: true,
  });
  const cause = { text: '', level: 'MUST' as const, requirements: [], scenarios: [], expected: '', seen: '' };
  const causes = [cause, { ...cause, known: true as const }];
  expect(badgeOf(reportWith(EVERY_OUTCOME, { requirements, causes })).message).toBe('1 MUST broken, 1 cause');
  const stale = reportWith(passed, {
    verdict: 'failed',
    knownFailureProblems: [
      {
        problem: 'passes-now',
        scenario: 'jwt/x',
        requirement: 'UDA-02',
        entry: 'jwt/x (UDA-02)',
        text: 'It passes now.',
      },
    ],
  });
  expect(badgeOf(stale).message).toBe('1 known failure out of date');
  const gaps = reportWith(EVERY_OUTCOME, { verdict: 'incomplete' });
  expect(badgeOf(gaps)).toMatchObject({ message: '1 not judged', color: 'yellow' });
});

test('the picture is an XML document that says the same to everybody', () => {
  const svg = renderBadgeSvg(conforming);
  expect(XMLValidator.validate(svg)).toBe(true);
  const { title, '@_aria-label': label } = new XMLParser({ ignoreAttributes: false }).parse(svg).svg;
  expect(title).toBe('user data authorization: conformant');
  expect(label).toBe(title);
  expect(JSON.parse(renderBadgeJson(conforming))).toMatchObject({
    schemaVersion: 1,
    label: 'user data authorization',
  });
});
