// A call that has failed is over: it is not made again later by itself (UDA-39).
import { JWT_OPERATIONS } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { once, set } from './expect.ts';
import type { Scenario } from './scenario.ts';
import { backend, call, control, GOOD, goesOut, init, otherThan, setJwt, token } from './steps.ts';

const scenario = scenarioOf('failed-calls', 'jwt', 'failed-call');

export const FAILED_CALLS: readonly Scenario[] = JWT_OPERATIONS.map((operation) =>
  scenario(`not-made-again/${operation}`, {
    sentence: `${operation} fails with 503; when the backend works again and another token is set, it is not made again.`,
    requirements: ['UDA-39', 'UDA-22'],
    operation,
    route: 'replaced',
    steps: [
      init(GOOD),
      control(operation, 'good', 'UDA-02'),
      backend({ kind: 'answer', status: 503, body: 'envelope', messageId: 'TEST_CODE_503' }),
      call(operation, [{ requirement: 'UDA-22', kind: 'fails' }, once]),
      backend(null),
      setJwt(token('next'), [...set, { requirement: 'UDA-39', kind: 'no-request' }]),
      goesOut(otherThan(operation), 'UDA-04', 'next'),
    ],
  }),
);
