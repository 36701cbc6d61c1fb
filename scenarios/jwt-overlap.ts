// jwt mode: each operation under way while each other is made, with the token replaced, cleared or spoilt between them. A
// call carries what was set when it was made; of two things done at once, either may come first.
import { JWT_OPERATIONS, needsJwt } from '../contracts/operations.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, noFalseSuccess, once, succeeds, suppliedBad } from './expect.ts';
import { callWith, checkedOf, type Holding } from './holding.ts';
import { OVERLAP_ROWS, type Overlapping } from './overlap-rows.ts';
import { recipeById } from './recipes/all.ts';
import type { CallStep, Expectation, Scenario, SetJwtStep } from './scenario.ts';
import { argumentFor, call, GOOD, init, meanwhile, meanwhileAtOnce, NULL, setJwt, token } from './steps.ts';
import { type CallingOperation, turn } from './trouble.ts';

const scenario = scenarioOf('jwt-overlap', 'jwt', 'overlap');

const MALFORMED = recipeById('segments/two-without-signature');
const EXPIRED = recipeById('expired/by-1-hour');
const BEGAN: Holding = { is: 'good', token: 'good', via: 'UDA-02' };

/** What is set meanwhile, and what is held then. */
function changed({ change }: Overlapping): { readonly step?: SetJwtStep; readonly holding: Holding } {
  switch (change) {
    case 'nothing-set':
      return { holding: BEGAN };
    case 'replaced':
      return {
        step: setJwt(token('second')),
        holding: { is: 'good', token: 'second', via: 'UDA-04' },
      };
    case 'cleared':
      return { step: setJwt(NULL), holding: { is: 'nothing', via: 'UDA-07' } };
    case 'malformed-set':
      return {
        step: setJwt(token('bad', MALFORMED.id), suppliedBad),
        holding: { is: 'bad', token: 'bad', recipe: MALFORMED },
      };
    case 'expired-set':
      return {
        step: setJwt(token('bad', EXPIRED.id), suppliedBad),
        holding: { is: 'bad', token: 'bad', recipe: EXPIRED },
      };
  }
}

/** A call at the same time as the setter: it carries what was held before or what is held after. */
function either(operation: CallingOperation, holding: Holding): CallStep {
  if (!needsJwt(operation)) return callWith(operation, holding);
  const before = { token: 'good' } as const;
  const expected = (): readonly Expectation[] => {
    if (holding.is === 'good')
      return [
        { requirement: 'UDA-04', kind: 'authorised-by-one-of', by: [before, { token: holding.token }] },
        succeeds('UDA-04'),
      ];
    if (holding.is === 'nothing' && operation !== 'personalize')
      return [
        { requirement: 'UDA-07', kind: 'authorised-by-one-of', by: [before, 'application-code'] },
        succeeds('UDA-07'),
      ];
    return [noFalseSuccess('UDA-22')];
  };
  return call(operation, [...expected(), once, confined]);
}

/** Of two calls of one operation at once nobody can say whose request is whose. */
function unattributed(step: CallStep): CallStep {
  const goesOut = step.expectations.some(({ kind }) => kind.startsWith('authorised'));
  return goesOut ? { ...step, expectations: [succeeds('UDA-15'), once, confined] } : step;
}

function innerOf({ outer, inner, order }: Overlapping, holding: Holding): CallStep {
  const made = order === 'at-once' ? either(inner, holding) : callWith(inner, holding);
  return inner === outer ? unattributed(made) : made;
}

/** What is set last is what counts from then on. */
function tail(other: boolean): readonly (CallStep | SetJwtStep)[] {
  const by = { token: 'last' };
  const control = other ? 'personalize' : 'fetchUser';
  return [
    setJwt(token('last')),
    { ...call('saveUser', [...accepted('UDA-04', by), confined]), control: true },
    { ...call(control, accepted('UDA-04', by), argumentFor(control)), control: true },
  ];
}

const ABOUT: readonly RequirementId[] = [
  'UDA-02',
  'UDA-04',
  'UDA-05',
  'UDA-07',
  'UDA-08',
  'UDA-12',
  'UDA-13',
  'UDA-14',
  'UDA-15',
  'UDA-22',
  'UDA-35',
  'UDA-37',
];

const SET: Readonly<Record<Overlapping['change'], string>> = {
  'nothing-set': '',
  replaced: 'the token is replaced and ',
  cleared: 'the token is cleared and ',
  'malformed-set': 'a malformed token is set and ',
  'expired-set': 'an expired token is set and ',
};

/** What was set meanwhile still counts once both calls are over: neither puts back what it was made with. */
function afterwards(number: number, holding: Holding): CallStep {
  return callWith(turn(JWT_OPERATIONS, number), holding);
}

function story(row: Overlapping, number: number): Scenario {
  const { outer, inner, change, order } = row;
  const { step, holding } = changed(row);
  const outerCall = callWith(outer, BEGAN);
  const overlap = order === 'at-once' ? meanwhileAtOnce : meanwhile;
  const steps = [
    init(GOOD),
    overlap(outerCall, [...(step === undefined ? [] : [step]), innerOf(row, holding)]),
    afterwards(number, holding),
    ...tail(inner === 'fetchUser'),
  ];
  return scenario(`${outer}/${change}/${inner}-${order}`, {
    sentence: `While ${outer} is under way, ${SET[change]}${inner} is called${order === 'at-once' ? ', at once' : ''}: each has its own answer and carries what was set when it was made, and so does the next call.`,
    requirements: checkedOf(ABOUT, steps),
    operation: outer,
    steps,
  });
}

export const JWT_OVERLAP: readonly Scenario[] = OVERLAP_ROWS.map(story);
