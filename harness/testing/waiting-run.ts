// A run that waits for agents, for tests: its report, and the address that it said agents dial.
import type { Report } from '../../reports/model.ts';
import type { Selection } from '../engine/selection/select.ts';
import type { OpenOptions } from '../target/target-of.ts';
import { runScenarios, type ScenarioRun } from './run-scenarios.ts';

/** A run under way. */
export interface WaitingRun {
  /** The address that an agent dials. */
  readonly url: string;
  readonly report: Promise<Report>;
  /** Everything that was said to whoever starts the app. */
  readonly notices: readonly string[];
}

/** Starts a run that waits for an agent; gives it once it listens. */
export async function waitingRun(
  selection: Selection,
  agents: OpenOptions['agents'] = {},
  options: ScenarioRun = {},
): Promise<WaitingRun> {
  const notices: string[] = [];
  let listening: (url: string) => void = () => {};
  const url = new Promise<string>((resolve) => {
    listening = resolve;
  });
  const notice = (line: string) => {
    notices.push(line);
    if (line.startsWith('  ws')) listening(line.trim());
  };
  const report = runScenarios('agent', selection, {
    ...options,
    agents: { waitMs: 20_000, ...agents, notice },
  });
  // A run that fails before it listens says why.
  return { url: await Promise.race([url, report.then(() => '')]), report, notices };
}
