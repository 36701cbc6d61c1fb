// The catalogue: every scenario of every theme. A new theme is added here.
import { APPLICATION_CODE } from './application-code.ts';
import { BACKEND_TROUBLE } from './backend-trouble.ts';
import { CLEANED_UP_UNDER_WAY } from './cleaned-up-under-way.ts';
import { CONTACT_INFORMATION_API } from './contact-information-api.ts';
import { ERROR_DESCRIPTIONS } from './error-descriptions.ts';
import { FAILED_CALLS } from './failed-calls.ts';
import { FAILED_DATA } from './failed-data.ts';
import { IDENTICAL_CALLS } from './identical-calls.ts';
import { IN_CALLBACKS } from './in-callbacks.ts';
import { JWT_CHANGES } from './jwt-changes.ts';
import { JWT_CONFINED } from './jwt-confined.ts';
import { JWT_DEBOUNCED } from './jwt-debounced.ts';
import { JWT_EXPIRES } from './jwt-expires.ts';
import { JWT_HISTORY } from './jwt-history.ts';
import { JWT_IDENTITY } from './jwt-identity.ts';
import { JWT_MOMENT_OF_EXPIRY } from './jwt-moment-of-expiry.ts';
import { JWT_NEAR } from './jwt-near.ts';
import { JWT_NO_SIDE_EFFECT } from './jwt-no-side-effect.ts';
import { JWT_NULL } from './jwt-null.ts';
import { JWT_OTHER_CALLS } from './jwt-other-calls.ts';
import { JWT_OVERLAP } from './jwt-overlap.ts';
import { JWT_OVERLAPPING } from './jwt-overlapping.ts';
import { JWT_REFUSED_BY_BACKEND } from './jwt-refused-by-backend.ts';
import { JWT_REFUSED_BY_SDK } from './jwt-refused-by-sdk.ts';
import { JWT_SETTER } from './jwt-setter.ts';
import { JWT_SETTER_ORDER } from './jwt-setter-order.ts';
import { JWT_UNDER_WAY } from './jwt-under-way.ts';
import { JWT_UNSPECIFIED } from './jwt-unspecified.ts';
import { JWT_VALID } from './jwt-valid.ts';
import { NEW_BASE_URL } from './new-base-url.ts';
import { ONE_AFTER_ANOTHER } from './one-after-another.ts';
import { REFUSED_AGAIN } from './refused-again.ts';
import { REGISTRATION_TROUBLE } from './registration-trouble.ts';
import type { Scenario } from './scenario.ts';
import { SERVER_ERRORS } from './server-errors.ts';
import { START_AGAIN } from './start-again.ts';
import { THROWING_CALLBACKS } from './throwing-callbacks.ts';
import { USER_DATA } from './user-data.ts';
import { WHATEVER_IS_GIVEN } from './whatever-is-given.ts';

/** Raised with every change of what a scenario does or expects. */
export const CATALOGUE_VERSION = '2.7.0';

/**
 * A catalogue of these scenarios.
 * @throws RangeError when two of them have the same id.
 */
export function catalogueOf(...themes: readonly (readonly Scenario[])[]): readonly Scenario[] {
  const all = themes.flat();
  const seen = new Set<string>();
  for (const { id } of all) {
    if (seen.has(id)) throw new RangeError(`Two scenarios have the id ${id}.`);
    seen.add(id);
  }
  return all;
}

/** Every scenario, in the order in which listings show them. */
export const CATALOGUE: readonly Scenario[] = catalogueOf(
  APPLICATION_CODE,
  JWT_VALID,
  JWT_REFUSED_BY_SDK,
  JWT_REFUSED_BY_BACKEND,
  JWT_NULL,
  JWT_CHANGES,
  JWT_EXPIRES,
  JWT_OVERLAPPING,
  JWT_IDENTITY,
  JWT_NO_SIDE_EFFECT,
  JWT_OTHER_CALLS,
  JWT_CONFINED,
  JWT_SETTER,
  JWT_UNSPECIFIED,
  CONTACT_INFORMATION_API,
  IDENTICAL_CALLS,
  SERVER_ERRORS,
  BACKEND_TROUBLE,
  REGISTRATION_TROUBLE,
  JWT_HISTORY,
  JWT_OVERLAP,
  JWT_UNDER_WAY,
  JWT_MOMENT_OF_EXPIRY,
  JWT_DEBOUNCED,
  FAILED_CALLS,
  FAILED_DATA,
  NEW_BASE_URL,
  USER_DATA,
  ERROR_DESCRIPTIONS,
  IN_CALLBACKS,
  THROWING_CALLBACKS,
  JWT_NEAR,
  JWT_SETTER_ORDER,
  ONE_AFTER_ANOTHER,
  START_AGAIN,
  REFUSED_AGAIN,
  WHATEVER_IS_GIVEN,
  CLEANED_UP_UNDER_WAY,
);

const byId = new Map(CATALOGUE.map((scenario) => [scenario.id, scenario]));

/** The scenario with this id; undefined: there is none. */
export function scenarioById(id: string): Scenario | undefined {
  return byId.get(id);
}
