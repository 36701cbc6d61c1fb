// jwt mode: what is refused once is refused again. The same call with the same arguments is made three times: each time it is
// refused for what it is, and it works once the reason is gone.
import type { Json } from '../contracts/json.ts';
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, notAllowed, refusedByBackend, refusedBySdk, suppliedBad } from './expect.ts';
import { checkedOf } from './holding.ts';
import { recipeById } from './recipes/all.ts';
import type { CallStep, Expectation, Scenario, Step } from './scenario.ts';
import {
  anonymousControl,
  atOnce,
  backend,
  call,
  control,
  GOOD,
  init,
  NULL,
  setJwt,
  token,
} from './steps.ts';
import { enveloped, RESET, type Trouble } from './trouble.ts';

const scenario = scenarioOf('refused-again', 'jwt', 'refused-again');
const EXPIRED = recipeById('expired/by-1-hour');
const MALFORMED = recipeById('segments/two-without-signature');
const FORGED = 'refused-by-backend/forged-signature';

/** Arguments that stay the same from call to call. */
const SAME: Readonly<Record<JwtOperation, Json | undefined>> = {
  fetchUser: undefined,
  saveUser: { lastName: 'Hopper', customAttributes: { rank: 'admiral' } },
  personalize: { userIdentity: { externalUserId: '$externalUserId' } },
};
/** An ID that the person does not have. */
const NEW_ID: Json = { externalUserId: '$otherExternalUserId', lastName: 'Hopper' };

/** Why a call is refused, how that begins and how it ends. */
interface Reason {
  readonly is: string;
  /** Default: with a good token, and a call that works. */
  readonly starts?: readonly Step[];
  readonly begins: readonly Step[];
  readonly ends: readonly Step[];
  readonly expected: readonly Expectation[];
  readonly works: 'UDA-02' | 'UDA-04' | 'UDA-18';
  readonly worksWith: string;
}

const last = { ends: [setJwt(token('last'))], works: 'UDA-04', worksWith: 'last' } as const;

function troubled({ name, is, fault, hasCode }: Trouble): readonly [string, Reason] {
  return [
    name,
    {
      is: `the backend ${is}`,
      begins: [backend(fault)],
      ends: [backend(null)],
      expected: [
        { requirement: 'UDA-22', kind: 'fails' },
        ...(hasCode === true ? [{ requirement: 'UDA-22', kind: 'fails-with-backend-code' } as const] : []),
      ],
      works: 'UDA-02',
      worksWith: 'good',
    },
  ];
}

const REASONS: Readonly<Record<string, Reason>> = {
  malformed: {
    is: 'the token is malformed',
    begins: [setJwt(token('bad', MALFORMED.id), suppliedBad)],
    expected: refusedBySdk(MALFORMED),
    ...last,
  },
  expired: {
    is: 'the token has expired',
    begins: [setJwt(token('bad', EXPIRED.id), suppliedBad)],
    expected: refusedBySdk(EXPIRED),
    ...last,
    works: 'UDA-18',
  },
  forged: {
    is: 'the backend refuses the token',
    begins: [setJwt(token('bad', FORGED), suppliedBad)],
    expected: refusedByBackend('UDA-20', { token: 'bad' }, 'jwt'),
    ...last,
  },
  ...Object.fromEntries([enveloped(503), enveloped(401), enveloped(400), RESET].map(troubled)),
};

const ABOUT: readonly RequirementId[] = [
  'UDA-08',
  'UDA-10',
  'UDA-12',
  'UDA-13',
  'UDA-14',
  'UDA-18',
  'UDA-20',
  'UDA-22',
  'UDA-04',
];

function story(name: string, reason: Reason, operation: JwtOperation, argument = SAME[operation]): Scenario {
  const refused = (): CallStep => atOnce(call(operation, [...reason.expected, confined], argument));
  const steps = [
    ...(reason.starts ?? [init(GOOD), control(operation, 'good', 'UDA-02')]),
    ...reason.begins,
    refused(),
    refused(),
    refused(),
    ...reason.ends,
    atOnce(call(operation, accepted(reason.works, { token: reason.worksWith }), SAME[operation])),
  ];
  return scenario(`${name}/${operation}`, {
    sentence: `${operation} is made three times while ${reason.is}: it is refused three times, and works once that is over.`,
    requirements: checkedOf(ABOUT, steps),
    operation,
    steps,
  });
}

/** Without a token the two that need one. */
const anonymous = (requirement: 'UDA-08' | 'UDA-10'): Reason => ({
  is: 'there is no JWT',
  begins: [setJwt(NULL)],
  expected: notAllowed(requirement),
  ...last,
});

const never = (requirement: 'UDA-08' | 'UDA-10', operation: JwtOperation): Reason => ({
  ...anonymous(requirement),
  starts: [init(), anonymousControl(operation)],
  begins: [],
});

export const REFUSED_AGAIN: readonly Scenario[] = [
  ...Object.entries(REASONS).flatMap(([name, reason]) =>
    JWT_OPERATIONS.map((operation) => story(name, reason, operation)),
  ),
  story('no-token', anonymous('UDA-08'), 'personalize'),
  story('no-token', anonymous('UDA-10'), 'saveUser', NEW_ID),
  story('never-a-token', never('UDA-08', 'personalize'), 'personalize'),
  story('never-a-token', never('UDA-10', 'saveUser'), 'saveUser', NEW_ID),
];
