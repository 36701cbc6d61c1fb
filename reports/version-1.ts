// Reports of schema version 1 had shards and known failures in words alone. They are read here, once, into typed fields.

const SHARD = /^shard (\d+)\/(\d+)$/;
const ENTRY = /^(.*) \((UD[AB]-\d+)\)$/;

type Value = Record<string, unknown>;

function isObject(value: unknown): value is Value {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function shardIn(selection: unknown): object {
  const words = Array.isArray(selection) ? selection.map(String) : [];
  const [found] = words.flatMap((word) => [SHARD.exec(word) ?? []].filter((match) => match.length > 0));
  return found === undefined ? {} : { shard: { index: Number(found[1]), of: Number(found[2]) } };
}

function keyed(problem: unknown): unknown {
  if (!isObject(problem)) return problem;
  const [, scenario = '', requirement = ''] = ENTRY.exec(String(problem['entry'])) ?? [];
  return { ...problem, scenario, requirement };
}

/** A report of version 1 as one of version 2; what is none comes back as it is, for the schema to refuse. */
export function fromVersion1(report: object): unknown {
  const { run, knownFailureProblems: problems, ...rest } = report as Value;
  if (!isObject(run) || !Array.isArray(problems)) return report;
  return {
    ...rest,
    schemaVersion: 2,
    run: { ...run, ...shardIn(run['selection']) },
    knownFailureProblems: problems.map(keyed),
  };
}
