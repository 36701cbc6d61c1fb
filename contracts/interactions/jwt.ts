// jwt mode: who may do what with which token, and without one (UDB-02 … UDB-07, UDB-10).
import { seenAfterwards } from './afterwards.ts';
import { BAD_TOKENS } from './bad-tokens.ts';
import { besides } from './beside.ts';
import { GOOD_TOKENS } from './good-tokens.ts';
import { ACCEPTED } from './jwt-accepted.ts';
import { ANONYMOUS, WITHOUT_JWT } from './jwt-anonymous.ts';
import { CHANGES } from './jwt-changes.ts';
import { OTHER_PERSONS, REFUSED_TOKENS } from './jwt-refused.ts';
import { openAnswers } from './open-answers.ts';
import { EXISTING_PERSONS } from './other-persons.ts';
import { interactionsOf } from './parts.ts';
import { REFUSED_APPLICATION_CODE } from './refused-application-code.ts';
import { unusableCodes } from './unusable-codes.ts';
import { WHOLE_BY_JWT } from './whole-calls.ts';
import { ANONYMOUS_REFUSALS } from './whole-refusals.ts';

export const JWT_INTERACTIONS = interactionsOf('jwt', 'sdk', [
  ...ACCEPTED,
  ...REFUSED_TOKENS,
  ...OTHER_PERSONS,
  ...ANONYMOUS,
  ...WITHOUT_JWT,
  ...REFUSED_APPLICATION_CODE,
  ...CHANGES,
  ...GOOD_TOKENS,
  ...BAD_TOKENS,
  ...EXISTING_PERSONS,
  ...WHOLE_BY_JWT,
  ...ANONYMOUS_REFUSALS,
  ...unusableCodes('jwt'),
  ...seenAfterwards('jwt'),
  ...besides('jwt'),
  ...openAnswers('jwt'),
]);
