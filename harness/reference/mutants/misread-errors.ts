// Mutants that misread an error whose body is not what they expect.
import type { OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { isErrorEnvelope } from '../parts/answer.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const requirement = 'UDA-22';

/** What a body holds; undefined: no JSON. */
function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

class OnlyEnvelopesAreErrors extends ReferenceSdk {
  protected override read(outgoing: Outgoing, status: number, body: string): unknown {
    const value = jsonIn(body);
    const fine = value !== undefined && value !== null && !isErrorEnvelope(body);
    return fine ? value : super.read(outgoing, status, body);
  }
}

class WhatHasAPersonIsFine extends ReferenceSdk {
  protected override read(outgoing: Outgoing, status: number, body: string): unknown {
    return status !== 200 && body.includes('"externalUserId"')
      ? jsonIn(body)
      : super.read(outgoing, status, body);
  }
}

/** The status comes after the body is looked into, and looking into nothing throws where nobody catches. */
class StumblesOverNull extends ReferenceSdk {
  #lost = false;

  protected override read(outgoing: Outgoing, status: number, body: string): unknown {
    this.#lost = body === 'null';
    return super.read(outgoing, status, body);
  }

  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    if (!this.#lost) super.fail(onError, error, onSuccess);
    this.#lost = false;
  }
}

class KeepsWhatCameBefore extends ReferenceSdk {
  override fetchUser(onSuccess: OnSuccess<typeof this.user>, onError: OnError): void {
    const known = this.user;
    const first = Object.keys(known).length === 0;
    super.fetchUser((user) => onSuccess(first ? user : { ...user, ...listsOf(known) }), onError);
  }
}

function listsOf(user: object): object {
  return Object.fromEntries(Object.entries(user).filter(([, value]) => Array.isArray(value)));
}

export const MISREAD_ERRORS: readonly Mutant[] = [
  mutant(
    'any-json-but-the-envelope-is-a-success',
    {
      requirement,
      sentence: 'An error whose body is JSON without the envelope is reported as success.',
      cause: 'The envelope is looked for instead of the status.',
    },
    OnlyEnvelopesAreErrors,
  ),
  mutant(
    'a-person-in-an-error-is-a-success',
    {
      requirement,
      sentence: 'An error status whose body is a person is reported as success.',
      cause: 'The body is decoded first, and what decodes is taken.',
    },
    WhatHasAPersonIsFine,
  ),
  mutant(
    'silent-on-a-body-of-null',
    {
      requirement,
      sentence: 'An error whose body is null calls back nobody.',
      cause:
        'The body is looked into before it is asked whether there is one, and what is thrown there is lost.',
    },
    StumblesOverNull,
  ),
  mutant(
    'lists-are-what-was-kept',
    {
      requirement: 'UDA-38',
      sentence: 'fetchUser gives the lists that were kept instead of those of the answer.',
      cause: 'Lists were thought to be only ever changed on this device.',
    },
    KeepsWhatCameBefore,
  ),
];
