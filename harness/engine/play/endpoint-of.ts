// Which endpoint each operation of an SDK calls.
import type { Endpoint } from '../../../contracts/wire.ts';
import type { CallStep, InitStep, SetJwtStep } from '../../../scenarios/scenario.ts';

/** A step that has expectations. */
export type JudgedStep = InitStep | SetJwtStep | CallStep;

const ENDPOINT_OF: Readonly<Record<CallStep['operation'], Endpoint | null>> = {
  fetchUser: 'fetchUser',
  saveUser: 'saveUser',
  personalize: 'personalize',
  depersonalize: 'depersonalize',
  fetchInstallation: 'fetchInstallation',
  saveInstallation: 'saveInstallation',
  submitEventImmediately: 'customEvent',
  getUser: null,
  cleanup: null,
};

/** The endpoint that a step's own request goes to; null: it needs none. */
export function endpointOf(step: JudgedStep): Endpoint | null {
  if (step.do === 'init') return 'registerInstallation';
  return step.do === 'call' ? ENDPOINT_OF[step.operation] : null;
}
