// A report of any size with evidence like a real run's: the sample's scenarios again and again, each time with names,
// identifiers and tokens of their own, since repeated ones would pack better than real ones do.
import { createHash } from 'node:crypto';
import type { Report, ScenarioResult } from '../model.ts';
import { SAMPLE } from './open-report.fixture.ts';

/** What is different in every scenario of a run: marks, identifiers, and what is encoded from them. */
const OWN = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{8}\b|eyJ[\w-]{20,}/g;

/** The same text for the same piece of the same copy; as random as the piece was. */
function another(piece: string, copy: number): string {
  const alphabet = piece.startsWith('eyJ') ? 'base64url' : 'hex';
  let text = '';
  for (let at = 0; text.length < piece.length; at += 1)
    text += createHash('sha256').update(`${copy} ${at} ${piece}`).digest(alphabet);
  if (alphabet === 'base64url') return `eyJ${text.slice(0, piece.length - 3)}`;
  return piece.includes('-')
    ? text.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    : text.slice(0, piece.length);
}

/** A report of so many scenarios. */
export function manyScenarios(count: number): Report {
  const texts = SAMPLE.scenarios.map((scenario) => JSON.stringify(scenario));
  const scenarios = Array.from({ length: count }, (_, at): ScenarioResult => {
    const copy = Math.floor(at / texts.length);
    const text = texts[at % texts.length] ?? '';
    const scenario = JSON.parse(text.replace(OWN, (piece) => another(piece, copy))) as ScenarioResult;
    return { ...scenario, id: `${scenario.id}/copy-${copy}` };
  });
  return { ...SAMPLE, scenarios, counts: { ...SAMPLE.counts, planned: count } };
}
