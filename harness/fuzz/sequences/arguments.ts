// What operations are called with in random sequences: different each time, unless a command asks for the same again.
import type { Json } from '../../../contracts/json.ts';
import { argumentFor } from '../../../scenarios/steps.ts';
import type { Call } from './command.ts';

const IDS = { own: '$externalUserId', other: '$otherExternalUserId' } as const;

/** The first name that a call saves; undefined: none. Written out, so that the model knows it. */
export function firstNameIn(call: Call, calls: number): string | undefined {
  if (call.same === true) return undefined;
  return call.operation === 'saveUser' || call.operation === 'personalize'
    ? `Name ${calls + 1} of the sequence`
    : undefined;
}

/** The argument of a call; `calls`: how many there were before. */
export function argumentOf(call: Call, calls: number): Json | undefined {
  const firstName = firstNameIn(call, calls) ?? null;
  switch (call.operation) {
    case 'saveUser':
      return {
        ...(firstName === null ? { lastName: 'Hopper' } : { firstName }),
        ...(call.as === undefined ? {} : { externalUserId: IDS[call.as] }),
      };
    case 'personalize':
      return {
        userIdentity: { externalUserId: IDS[call.as ?? 'own'] },
        userAttributes: { firstName },
        ...(call.force === true ? { forceDepersonalize: true } : {}),
      };
    default:
      return argumentFor(call.operation);
  }
}
