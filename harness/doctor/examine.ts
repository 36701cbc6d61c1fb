// Examines an adapter step by step; the first thing that is wrong ends it.
import { UsageError } from '../base/usage-error.ts';
import { type OpenedTarget, openedTarget } from '../target/opened-target.ts';
import type { OpenOptions } from '../target/target-of.ts';
import { asWrong, started } from './faults.ts';
import { Patient } from './patient.ts';
import { type StepFound, Wrong } from './step.ts';
import { examinationSteps } from './steps.ts';

/** What an examination needs. */
export interface Examination extends OpenOptions {
  readonly target: string;
  /** How long a call into the SDK may take, milliseconds. */
  readonly callTimeoutMs: number;
  /** Told of each finding when it is made. */
  readonly onFinding: (finding: StepFound) => void;
}

const STARTS = 'starts';
async function openedOrWrong(options: Examination): Promise<OpenedTarget | Wrong> {
  try {
    return await openedTarget(options.target, options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { code, message, hint = 'Fix it, and run doctor again.' } = error;
    // Mistakes in the file of a target are the adapter's; that there is no such target is the caller's.
    if (code !== 'NOT_AN_ADAPTER' && code !== 'ADAPTER_LOAD_FAILED') throw error;
    return new Wrong(code, message, hint, undefined, { cause: error });
  }
}

function wrongFinding(step: string, { code, message, todo, detail }: Wrong): StepFound {
  return { step, outcome: 'wrong', code, says: message, todo, ...(detail === undefined ? {} : { detail }) };
}

/** Makes the findings of the steps that are left, and those of one that fails. */
async function findings(patient: Patient, tell: (finding: StepFound) => void): Promise<void> {
  let steps = examinationSteps();
  let failed: Wrong | undefined;
  let hasStarted = true;
  try {
    patient.introduction = await patient.driver.start();
  } catch (error) {
    failed = asWrong(error);
    hasStarted = started(error);
  }
  tell(
    failed === undefined || hasStarted
      ? { step: STARTS, outcome: 'ok', says: '' }
      : wrongFinding(STARTS, failed),
  );
  for (const { name, run } of steps) {
    steps = steps.slice(1);
    // An adapter that started and did not introduce itself is wrong in its handshake.
    const found = failed ?? (await run(patient).catch(asWrong));
    if (found instanceof Wrong) {
      const told = failed !== undefined && !hasStarted;
      tell(told ? { step: name, outcome: 'not-reached', says: '' } : wrongFinding(name, found));
      for (const rest of steps) tell({ step: rest.name, outcome: 'not-reached', says: '' });
      return;
    }
    tell({ step: name, outcome: found.look === true ? 'look' : 'ok', says: found.says });
  }
}

/** Examines a target that is open; gives back every port and process, whatever happens. */
export async function examineOpened(
  { driver, worlds, backendBaseURL, stop }: OpenedTarget,
  callTimeoutMs: number,
  tell: (finding: StepFound) => void,
): Promise<void> {
  try {
    await findings(new Patient(driver, worlds, backendBaseURL, callTimeoutMs), tell);
  } finally {
    await stop();
  }
}

/**
 * Examines the adapter of a target.
 * @throws UsageError when there is no such target.
 */
export async function examine(options: Examination): Promise<readonly StepFound[]> {
  const all: StepFound[] = [];
  const tell = (finding: StepFound) => {
    all.push(finding);
    options.onFinding(finding);
  };
  const target = await openedOrWrong(options);
  if (target instanceof Wrong) {
    tell(wrongFinding(STARTS, target));
    for (const { name } of examinationSteps()) tell({ step: name, outcome: 'not-reached', says: '' });
  } else {
    await examineOpened(target, options.callTimeoutMs, tell);
  }
  return all;
}
