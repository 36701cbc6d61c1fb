// Mutants that take an answer of the backend for a success which is none.
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Description, type Mutant, mutant } from './mutant.ts';

/** Takes answers with these statuses for a success without a body. */
function succeedsOn(id: string, description: Description, ...statuses: readonly number[]): Mutant {
  return mutant(
    id,
    description,
    class extends ReferenceSdk {
      protected override read(outgoing: Outgoing, status: number, body: string): unknown {
        return statuses.includes(status) ? undefined : super.read(outgoing, status, body);
      }
    },
  );
}

/** No success has a value, so that what is no JSON does not matter. */
class EmptySuccess extends ReferenceSdk {
  protected override read(outgoing: Outgoing, status: number, body: string): unknown {
    return status === 200 && body === '' ? {} : super.read(outgoing, status, body);
  }
}

class AnythingIsASuccess extends ReferenceSdk {
  protected override read(outgoing: Outgoing, status: number, body: string): unknown {
    const json = body.trimStart().startsWith('{') && body.trimEnd().endsWith('}');
    return status === 200 && body !== '' && !json ? {} : super.read(outgoing, status, body);
  }
}

export const FALSE_SUCCESSES: readonly Mutant[] = [
  succeedsOn(
    'success-on-401',
    {
      requirement: 'UDA-20',
      sentence: 'A call that the backend refuses with 401 succeeds.',
      cause: '401 means "log in again", which some other code was to take care of.',
      tags: ['stateful'],
    },
    401,
  ),
  succeedsOn(
    'success-on-403',
    {
      requirement: 'UDA-21',
      sentence: 'A call that the backend refuses with 403 succeeds.',
      cause: 'A list of statuses worth an error was written by hand, and 403 is not on it.',
      tags: ['stateful'],
    },
    403,
  ),
  succeedsOn(
    'success-on-500',
    {
      requirement: 'UDA-22',
      sentence: 'A call that meets a 500 succeeds.',
      cause: 'Server errors are to be retried in the background, and the caller need not know.',
      tags: ['stateful'],
    },
    500,
  ),
  succeedsOn(
    'success-on-503',
    {
      requirement: 'UDA-22',
      sentence: 'A call that meets a 503 succeeds.',
      cause: 'A busy server is asked again later, and the caller need not know.',
      tags: ['stateful'],
    },
    503,
  ),
  succeedsOn(
    'success-on-404',
    {
      requirement: 'UDA-22',
      sentence: 'A call that meets a 404 succeeds without data.',
      cause: 'Not found was taken for "no data yet".',
      tags: ['stateful'],
    },
    404,
  ),
  succeedsOn(
    'success-on-429',
    {
      requirement: 'UDA-22',
      sentence: 'A call that is refused with 429 succeeds.',
      cause: 'Too many requests are to be slowed down quietly.',
      tags: ['stateful'],
    },
    429,
  ),
  succeedsOn(
    'success-on-400',
    {
      requirement: 'UDA-22',
      sentence: 'A call that is refused with 400 succeeds.',
      cause: 'A malformed request was thought to be a bug that no caller can do anything about.',
      tags: ['stateful'],
    },
    400,
  ),
  mutant(
    'success-on-empty-200',
    {
      requirement: 'UDA-22',
      sentence: 'fetchUser succeeds with a 200 that has no body.',
      cause: 'An empty body is read as an empty object.',
    },
    EmptySuccess,
  ),
  mutant(
    'success-on-200-without-json',
    {
      requirement: 'UDA-22',
      sentence: 'fetchUser succeeds with a 200 whose body is no JSON.',
      cause: 'A parse error is caught and becomes an empty object.',
    },
    AnythingIsASuccess,
  ),
];
