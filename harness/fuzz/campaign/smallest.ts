// Makes a failing value smaller for as long as it goes on failing in the same way. fast-check does it: the path that it
// took names the result.
import fc from 'fast-check';
import type { ScenarioResult } from '../../../reports/model.ts';
import { unplayed } from '../../engine/verdict/result.ts';
import type { CampaignOptions } from './campaign-options.ts';
import { sameFailure } from './failure.ts';
import type { Counterexample, Suspect } from './finding.ts';
import { nameOf } from './replay.ts';

/** How long one value may take to become smaller, milliseconds; what there is then is taken. */
const WITHIN_MS = 20_000;

/** The smallest value that fails as the suspect did, played once more under its own name. */
export async function smallest<T>(
  suspect: Suspect<T>,
  options: CampaignOptions<T>,
): Promise<Counterexample<T>> {
  const { subject, seed, capabilities, play } = options;
  const { run } = suspect;
  const played = async (value: T, path: string) => {
    const scenario = subject.scenarioOf(value, nameOf(subject, seed, path), capabilities);
    let result: ScenarioResult = unplayed(scenario, 'not-judged', 'The adapter could not be brought back.');
    await play([scenario], (one) => {
      result = one;
    });
    return { value, scenario, result };
  };
  let last: Awaited<ReturnType<typeof played>> | undefined;
  const holds = fc.asyncProperty(subject.values, async (value) => {
    const one = await played(value, String(run));
    if (sameFailure(one.result, suspect) === undefined) return true;
    last = one;
    return false;
  });
  const { counterexamplePath } = await fc.check(holds, {
    seed,
    path: String(run),
    numRuns: 1,
    interruptAfterTimeLimit: WITHIN_MS,
  });
  const path = counterexamplePath ?? String(run);
  const again = await played(last?.value ?? suspect.value, path);
  const repeated = sameFailure(again.result, suspect) !== undefined;
  const seen = repeated || last === undefined ? again : { ...last, scenario: again.scenario };
  const { requirement, kind, level } = sameFailure(seen.result, suspect) ?? suspect;
  return { run, path, requirement, kind, level, ...seen, alsoIn: 0, repeated };
}
