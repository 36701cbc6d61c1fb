// A run over the agent: the React Native example dials in from a process of its own, as an app does.
import { spawn } from 'node:child_process';
import { waitingRun } from '../../../testing/waiting-run.ts';
import { type Bench, ROOT } from '../bench.ts';
import { type Usage, usageHere } from '../usage.ts';

/** What a run of the scenarios over an agent takes in this process, and on the clock. */
export async function overAgent(_bench: Bench, ids: string): Promise<Usage> {
  return usageHere(async () => {
    const run = await waitingRun({ ids: [ids] });
    const app = spawn(process.execPath, ['examples/react-native/run-in-node.js', run.url], {
      cwd: ROOT,
      stdio: 'ignore',
    });
    const { verdict } = await run.report;
    app.kill();
    if (verdict !== 'passed') throw new Error(`The run over the agent ended as ${verdict}.`);
  });
}
