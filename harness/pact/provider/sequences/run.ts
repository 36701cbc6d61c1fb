// Plays the sequences of a verification, one after the other.
import { PROFILE } from '../../../../contracts/provider-states.ts';
import type { Sequence } from '../../../../contracts/sequences/sequence.ts';
import type { ScenarioResult } from '../../../../reports/model.ts';
import { backendClient, type Patience } from '../backend-client.ts';
import { keeperFor } from '../keeper-for.ts';
import { Recorder } from '../recorder.ts';
import type { BackendStates } from '../states/backend-states.ts';
import { StateContext } from '../states/context.ts';
import type { VerifyOptions } from '../verify-options.ts';
import { sequenceChecks } from './judge.ts';
import { type Played, played, type Stage, whyNotPlayed } from './play.ts';
import { sequenceResult } from './result.ts';

/** What the sequences have in common with the interactions of a verification. */
export interface SharedStage {
  readonly timeoutMs: number;
  readonly patience: Patience;
  readonly states: readonly BackendStates[];
}

/** Plays sequences and tells what became of each as soon as it is known. Never rejects for what a backend does. */
export async function playSequences(
  sequences: readonly Sequence[],
  options: VerifyOptions,
  shared: SharedStage,
  judged: (result: ScenarioResult) => void,
): Promise<void> {
  const { baseUrl, contactBaseUrl = baseUrl, connection, signal, knownFailures } = options;
  const { timeoutMs, patience, states } = shared;
  const recorder = new Recorder();
  const client = backendClient(recorder, timeoutMs, connection, patience);
  const keeper = keeperFor({ ...options, client, timeoutMs }, states);
  const bases = { mobile: baseUrl, contact: contactBaseUrl };
  const stage: Stage = { keeper, client, recorder, bases, timeoutMs, patience, connection };
  const one = async (sequence: Sequence, place: number): Promise<ScenarioResult> => {
    recorder.begin(place, true);
    const { current } = recorder;
    const profile = new StateContext(true);
    let outcome: Played | string;
    try {
      outcome =
        signal?.aborted === true
          ? 'The verification was interrupted.'
          : await played(sequence, stage, profile);
    } catch (error) {
      outcome = whyNotPlayed(error);
    }
    const persons = typeof outcome === 'string' ? [] : outcome.persons;
    for (const { tokens } of persons) current.context.tokens.push(...tokens);
    current.context.application = profile.application;
    const note = await keeper
      .tearDown(PROFILE.name, { mode: sequence.mode }, profile)
      .catch((error: unknown) => String(error));
    if (note !== undefined) current.notes.push(note);
    current.endedAtMs = Date.now();
    return typeof outcome === 'string'
      ? sequenceResult(sequence, current, [], knownFailures, outcome)
      : sequenceResult(sequence, current, sequenceChecks(sequence, outcome), knownFailures);
  };
  for (const [place, sequence] of sequences.entries()) judged(await one(sequence, place));
}
