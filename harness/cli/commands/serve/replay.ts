// serve --replay: a scenario of a report, and what its requests need to be sent again.
import { BACKEND_VARIABLE, curlOf, TOKEN_VARIABLE } from '../../../../reports/html/text/curl.ts';
import { plainText } from '../../../../reports/text.ts';
import { scenarioById } from '../../../../scenarios/catalogue.ts';
import { shellQuoted } from '../../../base/command-text.ts';
import { similar } from '../../../base/similar.ts';
import { UsageError } from '../../../base/usage-error.ts';
import { readReportFile } from '../../../files/report-files.ts';
import { enter, type Replay, replayOf, tokensOf } from '../../../serve/replay.ts';
import type { Served } from '../../../serve/serve.ts';
import type { Io } from '../../process/io.ts';

/**
 * What is to be replayed.
 * @throws UsageError `NO_SUCH_FILE`, `REPORT_INVALID`, `UNKNOWN_CASE`, or `NOTHING_TO_REPLAY` where no request was made.
 */
export async function replayFrom(path: string, id: string, io: Io): Promise<Replay> {
  const report = await readReportFile(path, io.cwd);
  const result = report.scenarios.find((one) => one.id === id);
  const scenario = scenarioById(id);
  if (result === undefined || scenario === undefined) {
    const all = report.scenarios.map((one) => one.id);
    const near = similar(id, all);
    throw new UsageError(
      'UNKNOWN_CASE',
      `The report ${path} has no scenario "${id}" of this catalogue.`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Its page shows the ids of its scenarios.',
    );
  }
  const replay = replayOf(scenario, result);
  if (replay !== undefined) return replay;
  throw new UsageError(
    'NOTHING_TO_REPLAY',
    `The scenario ${id} made no request to the mock backend.`,
    'Name one that did.',
  );
}

/** What the replayed scenario says instead of the options. */
export function replayOptions({ scenario, externalUserId }: Replay) {
  return { mode: scenario.mode, externalUserId };
}

/** Makes the backend the scenario's, and shows what to set and what to send. */
export async function showReplay(replay: Replay, served: Served, json: boolean, io: Io): Promise<void> {
  enter(served.world, replay);
  const tokens = await tokensOf(replay);
  const requests = replay.requests.map((request) => ({ ...request, curl: curlOf(request) }));
  if (json) {
    const all = requests.map(({ curl, token }) => ({ curl, token }));
    io.out(`${JSON.stringify({ event: 'replay', scenario: replay.scenario.id, tokens, requests: all })}\n`);
    return;
  }
  const { bold, dim } = io.colour;
  const lines = [
    bold(`As in ${replay.scenario.id}`),
    '',
    `export ${BACKEND_VARIABLE}=${shellQuoted(served.baseUrl)}`,
    ...tokens.flatMap(({ name, value }) => [
      dim(`# the token "${plainText(name)}"`),
      `export ${TOKEN_VARIABLE}=${shellQuoted(value)}`,
    ]),
    '',
    ...requests.flatMap(({ curl, token }) => [
      ...(token === undefined ? [] : [dim(`# carried the token "${plainText(token)}"`)]),
      curl,
      '',
    ]),
  ];
  io.out(`${lines.join('\n')}\n`);
}
