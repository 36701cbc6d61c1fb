// Random sequences: which commands come, how often, and in which order fast-check makes them smaller (the plainest first).
import fc, { type WeightedArbitrary } from 'fast-check';
import type { Mode } from '../../../contracts/mode.ts';
import type { Operation } from '../../../contracts/operations.ts';
import type {
  Call,
  Clear,
  Command,
  NewToken,
  Nothing,
  Overlap,
  Sequence,
  SetAgain,
  SetToken,
  StartWith,
} from './command.ts';
import { FAULT_NAMES, type FaultName } from './faults.ts';

/** One of these; the first is what the others become when fast-check makes them smaller. */
function among<T>(...choices: readonly WeightedArbitrary<T>[]): fc.Arbitrary<T> {
  return fc.oneof({ withCrossShrink: true }, ...choices);
}

const GOOD: NewToken = { recipe: 'valid/plain' };

const good = fc.constantFrom<NewToken>(GOOD, { ...GOOD, short: true });
const theirs = fc.constant<NewToken>({ ...GOOD, sub: 'other' });
const expired = fc.constantFrom<NewToken>({ recipe: 'expired/by-1-hour' }, { recipe: 'expired/by-1-second' });
const malformed = fc.constantFrom<NewToken>(
  { recipe: 'segments/two-without-signature' },
  { recipe: 'not-a-jws/word' },
  { recipe: 'claim/sub-missing' },
  { recipe: 'claim/exp-missing' },
);
const refusedByBackend = fc.constantFrom<NewToken>(
  { recipe: 'refused-by-backend/forged-signature' },
  { recipe: 'refused-by-backend/unknown-kid' },
  { recipe: 'refused-by-backend/other-application' },
);

const newToken = among<NewToken>(
  { weight: 10, arbitrary: good },
  { weight: 4, arbitrary: expired },
  { weight: 4, arbitrary: malformed },
  { weight: 2, arbitrary: theirs },
  { weight: 1, arbitrary: refusedByBackend },
);

const startWith: fc.Arbitrary<StartWith> = among<StartWith>(
  { weight: 3, arbitrary: fc.constantFrom<StartWith>('nothing', 'null') },
  { weight: 5, arbitrary: newToken },
);

const set: fc.Arbitrary<SetToken> = newToken.map((token) => ({ do: 'set', token }));
const setAgain: fc.Arbitrary<SetAgain> = fc
  .integer({ min: 0, max: 3 })
  .map((back) => ({ do: 'set-again', back }));
const clear = fc.constant<Clear>({ do: 'clear' });
const nothing = fc.constant<Nothing>({ do: 'nothing' });

function plain(operation: Operation): Call {
  return { do: 'call', operation };
}

const userCall = among<Call>(
  { weight: 6, arbitrary: fc.constant(plain('fetchUser')) },
  { weight: 5, arbitrary: fc.constant(plain('saveUser')) },
  { weight: 2, arbitrary: fc.constant<Call>({ ...plain('saveUser'), same: true }) },
  { weight: 1, arbitrary: fc.constant<Call>({ ...plain('saveUser'), as: 'own' }) },
  { weight: 1, arbitrary: fc.constant<Call>({ ...plain('saveUser'), as: 'other' }) },
  { weight: 3, arbitrary: fc.constant(plain('personalize')) },
  { weight: 4, arbitrary: fc.constant<Call>({ ...plain('personalize'), force: true }) },
  { weight: 1, arbitrary: fc.constant<Call>({ ...plain('personalize'), as: 'other' }) },
);

const otherCall = fc.constantFrom(
  plain('getUser'),
  plain('getUser'),
  plain('fetchInstallation'),
  plain('saveInstallation'),
  plain('submitEventImmediately'),
  plain('depersonalize'),
);

const call = among<Call>({ weight: 3, arbitrary: userCall }, { weight: 1, arbitrary: otherCall });

const meanwhile = fc.array(
  among<Overlap['meanwhile'][number]>(
    { weight: 1, arbitrary: nothing },
    { weight: 6, arbitrary: userCall },
    { weight: 4, arbitrary: set },
    { weight: 4, arbitrary: clear },
    { weight: 2, arbitrary: setAgain },
  ),
  { minLength: 1, maxLength: 3, size: 'max' },
);

const command: fc.Arbitrary<Command> = among<Command>(
  // A command in the middle of a sequence is left out by becoming this.
  { weight: 1, arbitrary: nothing },
  { weight: 24, arbitrary: call },
  { weight: 8, arbitrary: set },
  { weight: 3, arbitrary: clear },
  { weight: 2, arbitrary: setAgain },
  { weight: 2, arbitrary: fc.constant<Command>({ do: 'expire' }) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: 'changed-elsewhere' }) },
  {
    weight: 6,
    arbitrary: among<FaultName | null>(
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 3, arbitrary: fc.constantFrom(...FAULT_NAMES) },
    ).map<Command>((fault) => ({ do: 'backend', fault })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('start' as const), with: startWith, cleanup: fc.boolean() }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('overlap' as const),
      atOnce: among<boolean>(
        { weight: 1, arbitrary: fc.constant(false) },
        { weight: 9, arbitrary: fc.constant(true) },
      ),
      call: among<Call | Nothing>({ weight: 1, arbitrary: nothing }, { weight: 20, arbitrary: userCall }),
      meanwhile,
    }),
  },
);

const mode: fc.Arbitrary<Mode> = among<Mode>(
  { weight: 8, arbitrary: fc.constant<Mode>('jwt') },
  { weight: 1, arbitrary: fc.constant<Mode>('application-code') },
  { weight: 1, arbitrary: fc.constant<Mode>('contact-information-api') },
);

/** Random sequences. */
export const sequences: fc.Arbitrary<Sequence> = fc.record({
  mode,
  start: startWith,
  commands: fc.array(command, { minLength: 1, maxLength: 20, size: 'max' }),
});
