// Reports of schema version 1 had shards and known failures in words alone. They are read here, once, into typed fields.
import { isJsonObject } from '../contracts/json.ts';

const SHARD = /^shard (\d+)\/(\d+)$/;
const ENTRY = /^(.*) \((UD[AB]-\d+)\)$/;

function shardIn(selection: unknown): object {
  const words = Array.isArray(selection) ? selection.map(String) : [];
  const [found] = words.flatMap((word) => [SHARD.exec(word) ?? []].filter((match) => match.length > 0));
  return found === undefined ? {} : { shard: { index: Number(found[1]), of: Number(found[2]) } };
}

function keyed(problem: unknown): unknown {
  if (!isJsonObject(problem)) return problem;
  const [, scenario = '', requirement = ''] = ENTRY.exec(String(problem['entry'])) ?? [];
  return { ...problem, scenario, requirement };
}

/** A report of version 1 as one of version 2; what is none comes back as it is, for the schema to refuse. */
export function fromVersion1(report: object): unknown {
  const { run, knownFailureProblems: problems, ...rest } = report as Record<string, unknown>;
  if (!isJsonObject(run) || !Array.isArray(problems)) return report;
  return {
    ...rest,
    schemaVersion: 2,
    run: { ...run, ...shardIn(run['selection']) },
    knownFailureProblems: problems.map(keyed),
  };
}
