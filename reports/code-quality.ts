// gl-code-quality.json: what GitLab shows in a merge request (docs.gitlab.com, Code Quality): one entry a cause, or a failed
// scenario that has none; SHOULD warnings are minor.
import { createHash } from 'node:crypto';
import type { Report, ScenarioResult } from './model.ts';
import { plainText, shortened } from './text.ts';

const MAX_TEXT = 500;

/** The adapter's file, where the target names one. */
export function adapterFile({ sdk: { target } }: Report): string | undefined {
  const [, path = ''] = /^(?:module|page):(?:\.\/)?(.+)$/.exec(target) ?? [];
  return path === '' || /^https?:/.test(path) ? undefined : path;
}

interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'critical' | 'minor';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** Something to be told once, however many scenarios show it. */
interface Concern {
  readonly level: 'error' | 'warning';
  /** The requirement, or the first of several. */
  readonly requirement: string;
  readonly text: string;
  /** What stays the same from run to run. */
  readonly key: string;
}

function requirementOf({ checks }: ScenarioResult): string {
  return checks.find(({ status }) => status === 'failed')?.requirement ?? 'conformance';
}

/** What a report comes down to, gravest first: its causes, failed scenarios without one, a stale list, what was not judged. */
function concernsOf(report: Report): readonly Concern[] {
  const { causes = [], scenarios, knownFailureProblems, counts } = report;
  const bad = scenarios.filter(({ outcome }) => outcome === 'failed' || outcome === 'warning');
  const byId = new Map(bad.map((one) => [one.id, one]));
  const told = new Set<string>();
  const ofCauses = causes.flatMap(({ text, scenarios: ids }): readonly Concern[] => {
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    const [first] = own;
    if (first === undefined) return [];
    for (const { id } of own) told.add(id);
    const level = own.some(({ outcome }) => outcome === 'failed') ? 'error' : 'warning';
    const where = own.length === 1 ? first.id : `${own.length} scenarios, such as ${first.id}`;
    return [{ level, requirement: requirementOf(first), text: `${text} (${where})`, key: text }];
  });
  const alone = bad
    .filter(({ id }) => !told.has(id))
    .map(
      (one): Concern => ({
        level: one.outcome === 'failed' ? 'error' : 'warning',
        requirement: requirementOf(one),
        text: `${one.id}: ${one.reason ?? ''}`,
        key: one.id,
      }),
    );
  const stale = knownFailureProblems.map(
    ({ entry, text }): Concern => ({ level: 'error', requirement: 'known-failures', text, key: entry }),
  );
  const notJudged = counts.notJudged === 0 ? [] : [unjudged(report)];
  const all = [...ofCauses, ...alone, ...stale, ...notJudged];
  return [...all.filter(({ level }) => level === 'error'), ...all.filter(({ level }) => level === 'warning')];
}

function unjudged({ scenarios, counts }: Report): Concern {
  const first = scenarios.find(({ outcome }) => outcome === 'not-judged');
  const text = `${counts.notJudged} of ${counts.planned} scenarios could not be judged: ${first?.reason ?? ''}`;
  return { level: 'error', requirement: 'not-judged', text, key: 'not-judged' };
}

/** The report as GitLab's code quality, as JSON text. */
export function renderCodeQuality(report: Report): string {
  // GitLab asks for a file.
  const path = adapterFile(report) ?? 'conformance-report/index.html';
  const entries = concernsOf(report).map(
    ({ level, requirement, text, key }): Entry => ({
      description: shortened(plainText(text), MAX_TEXT),
      check_name: requirement,
      fingerprint: createHash('sha256').update(`${requirement} ${key}`).digest('hex'),
      severity: level === 'error' ? 'critical' : 'minor',
      location: { path, lines: { begin: 1 } },
    }),
  );
  return `${JSON.stringify(entries, null, 1)}\n`;
}
