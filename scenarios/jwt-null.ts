// jwt mode without a JWT: the person is anonymous (UDA-06 to UDA-10).
import type { RequirementId } from '../contracts/requirement.ts';
import { scenarioOf } from './define.ts';
import { accepted, notAllowed, succeeds, suppliedBad } from './expect.ts';
import type { Scenario, Step, TokenRoute } from './scenario.ts';
import { anonymous, anonymousControl, call, control, GOOD, init, NULL, setJwt, token } from './steps.ts';

const scenario = scenarioOf('jwt-null', 'jwt', 'null');

/** A way to have no JWT. */
interface Way {
  readonly is: string;
  readonly route: TokenRoute;
  /** What says that the application code authorises the call. */
  readonly by: 'UDA-06' | 'UDA-07';
  readonly steps: readonly Step[];
}

const WAYS: Readonly<Record<string, Way>> = {
  never: { is: 'No JWT was ever given', route: 'never', by: 'UDA-06', steps: [init()] },
  'null-at-init': {
    is: 'The configuration has null as its JWT',
    route: 'init',
    by: 'UDA-06',
    steps: [init(NULL)],
  },
  'null-by-setter': {
    is: 'The setter was given null',
    route: 'setter',
    by: 'UDA-06',
    steps: [init(), setJwt(NULL)],
  },
  cleared: {
    is: 'A good token was cleared with null',
    route: 'cleared',
    by: 'UDA-07',
    steps: [init(GOOD), control('saveUser', 'good', 'UDA-02'), setJwt(NULL)],
  },
  'cleared-twice': {
    is: 'A good token was cleared with null, twice',
    route: 'cleared',
    by: 'UDA-07',
    steps: [init(), setJwt(GOOD), control('saveUser'), setJwt(NULL), setJwt(NULL)],
  },
  'malformed-token-cleared': {
    is: 'A malformed token was cleared with null',
    route: 'cleared',
    by: 'UDA-07',
    steps: [init(), setJwt(token('bad', 'segments/two-without-signature'), suppliedBad), setJwt(NULL)],
  },
};

/** An ID that the person does not have: what the backend has already, an SDK may leave out. */
const EXTERNAL_USER_ID = { externalUserId: '$otherExternalUserId', firstName: '$fresh' };

/** What is called without a JWT, by name. */
interface Called {
  readonly says: string;
  readonly operation: 'fetchUser' | 'saveUser' | 'personalize';
  readonly requirements: (way: Way) => readonly RequirementId[];
  readonly steps: (way: Way) => readonly Step[];
}

/** A call that works without a JWT. */
function works(operation: 'fetchUser' | 'saveUser', what: string): Called {
  return {
    says: `${what} works, authorised with the application code.`,
    operation,
    requirements: ({ by }) => [by, 'UDA-09'],
    steps: ({ by }) => [call(operation, [...accepted(by, 'application-code'), succeeds('UDA-09')])],
  };
}

const CALLED: Readonly<Record<string, Called>> = {
  fetchUser: works('fetchUser', 'fetchUser'),
  saveUser: works('saveUser', 'saveUser without an external user ID'),
  'saveUser-with-external-user-id': {
    says: 'saveUser with an external user ID is not allowed, and its error callback says so.',
    operation: 'saveUser',
    requirements: () => ['UDA-10', 'UDA-16'],
    steps: () => [call('saveUser', notAllowed('UDA-10'), EXTERNAL_USER_ID), anonymousControl('saveUser')],
  },
  personalize: {
    says: 'personalize does not succeed, and its error callback says so.',
    operation: 'personalize',
    requirements: () => ['UDA-08', 'UDA-16'],
    steps: () => [call('personalize', notAllowed('UDA-08')), anonymousControl('personalize')],
  },
};

const everyWay = Object.entries(CALLED).flatMap(([name, { says, operation, requirements, steps }]) =>
  Object.entries(WAYS).map(([way, one]) =>
    scenario(`${name}/${way}`, {
      sentence: `${one.is}: ${says}`,
      requirements: requirements(one),
      operation,
      route: one.route,
      steps: [...one.steps, ...steps(one)],
    }),
  ),
);

const refusalLeavesItWorking: Scenario = scenario('after-a-refusal', {
  sentence: 'Without a JWT personalize is refused; what needs none works afterwards as before.',
  requirements: ['UDA-08', 'UDA-09', 'UDA-06'],
  operation: 'personalize',
  route: 'never',
  steps: [
    init(),
    anonymousControl('personalize'),
    call('personalize', notAllowed('UDA-08')),
    call('saveUser', [...accepted('UDA-06', 'application-code'), succeeds('UDA-09')]),
  ],
});

/** The ID is refused, not the rest of the call: without it the same data are saved. */
const withoutTheId: Scenario = scenario('saveUser-without-the-refused-id', {
  sentence: 'saveUser is refused for its external user ID, and works without it.',
  requirements: ['UDA-10', 'UDA-09'],
  operation: 'saveUser',
  route: 'never',
  steps: [
    init(),
    call('saveUser', notAllowed('UDA-10'), EXTERNAL_USER_ID),
    call('saveUser', [...accepted('UDA-06', 'application-code'), succeeds('UDA-09')]),
    { ...anonymous('fetchUser', 'UDA-06'), control: true },
  ],
});

export const JWT_NULL: readonly Scenario[] = [...everyWay, refusalLeavesItWorking, withoutTheId];
