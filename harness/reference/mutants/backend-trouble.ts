// Mutants that go wrong when a backend is in trouble in a way that one does not think of first.

import type { OnError, OnSuccess, UserData } from '../../../contracts/plugin-surface.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import { valueIn } from '../parts/answer.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Description, type Mutant, mutant } from './mutant.ts';

/** Takes an answer for a success that is none. */
function takes(
  id: string,
  description: Description,
  taken: (status: number, outgoing: Outgoing, body: string) => boolean,
): Mutant {
  return mutant(
    id,
    description,
    class extends ReferenceSdk {
      protected override read(outgoing: Outgoing, status: number, body: string): unknown {
        return taken(status, outgoing, body) ? {} : super.read(outgoing, status, body);
      }
    },
  );
}

/** Takes every failure of one endpoint for a success. */
function swallows(id: string, description: Description, endpoint: Endpoint): Mutant {
  return mutant(
    id,
    description,
    class extends ReferenceSdk {
      protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
        const work = super.exchange(outgoing, authorization);
        return outgoing.endpoint === endpoint ? work.catch(() => ({})) : work;
      }
    },
  );
}

class EnvelopeUnder200 extends ReferenceSdk {
  protected override read(_outgoing: Outgoing, status: number, body: string): unknown {
    if (status < 200 || status > 299) throw this.backendError(status, body);
    return valueIn(status, body);
  }
}

class CutIsEmpty extends ReferenceSdk {
  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    const response = await this.fetchOf(outgoing, authorization);
    const body = await response.text().catch(() => '{}');
    return this.read(outgoing, response.status, body);
  }
}

class CachedInstallation extends ReferenceSdk {
  #known: unknown = {};

  override fetchInstallation(onSuccess: OnSuccess, onError: OnError): void {
    this.report(
      async () => {
        const fetched = await this.send({ endpoint: 'fetchInstallation' }).catch(() => this.#known);
        this.#known = fetched;
        return fetched;
      },
      onSuccess,
      onError,
    );
  }
}

class WaitsAsLongAsItIsTold extends ReferenceSdk {
  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    const response = await this.fetchOf(outgoing, authorization);
    const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
    const body = await response.text().catch(() => '');
    if (Number.isNaN(seconds)) return this.read(outgoing, response.status, body);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    return this.exchange(outgoing, authorization);
  }
}

class SaveDoesNotReadTheAnswer extends ReferenceSdk {
  override saveUser(user: UserData, onSuccess: OnSuccess<UserData>, onError: OnError): void {
    this.report(
      async () => {
        await this.send({ endpoint: 'saveUser', body: this.userBody(user) });
        return this.keepUser(user);
      },
      onSuccess,
      onError,
    );
  }

  protected override read(outgoing: Outgoing, status: number, body: string): unknown {
    const fine = outgoing.endpoint === 'saveUser' && status >= 200 && status < 300;
    return fine ? {} : super.read(outgoing, status, body);
  }
}

/** The statuses that somebody has seen in practice. */
const SEEN = [400, 401, 403, 404, 429, 500, 503];
const CREATED_BEFORE = 409;
const GONE = [404, 410];

class DropsTheTokenAfterAConflict extends ReferenceSdk {
  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    try {
      return await super.exchange(outgoing, authorization);
    } catch (error) {
      const conflict = error instanceof SdkError && error.code.endsWith('_409');
      if (conflict && outgoing.endpoint === 'personalize') this.token = null;
      throw error;
    }
  }
}

export const BACKEND_TROUBLE: readonly Mutant[] = [
  mutant(
    'success-on-an-envelope-under-200',
    {
      requirement: 'UDA-22',
      sentence: 'An error envelope that comes with status 200 is given to the success callback.',
      cause: 'Only the status was looked at, and a gateway turned it into 200.',
    },
    EnvelopeUnder200,
  ),
  takes(
    'only-statuses-that-were-seen-are-errors',
    {
      requirement: 'UDA-22',
      sentence: 'A status that the SDK does not know is reported as success.',
      cause: 'The statuses are cases of a switch, and its default is to go on.',
    },
    (status) => status >= 300 && !SEEN.includes(status),
  ),
  takes(
    'success-on-409',
    {
      requirement: 'UDA-22',
      sentence: 'A conflict is reported as success.',
      cause: 'Creating what is there already was thought to be the only conflict.',
    },
    (status) => status === CREATED_BEFORE,
  ),
  takes(
    'depersonalize-succeeds-on-what-is-gone',
    {
      requirement: 'UDA-22',
      sentence: 'depersonalize is a success when the backend answers 404.',
      cause: 'What is not there need not be removed; that it is the registration was not thought of.',
    },
    (status, { endpoint }) => endpoint === 'depersonalize' && GONE.includes(status),
  ),
  takes(
    'success-on-304',
    {
      requirement: 'UDA-22',
      sentence: '304 is reported as success although nothing was kept that it could be about.',
      cause: 'The HTTP cache of the platform was thought to be behind it.',
    },
    (status) => status === 304,
  ),
  swallows(
    'events-are-fired-and-forgotten',
    {
      requirement: 'UDA-22',
      sentence: 'submitEventImmediately reports success whatever the backend answers.',
      cause: 'Events are statistics, and a lost one was thought to hurt nobody.',
    },
    'customEvent',
  ),
  swallows(
    'depersonalize-succeeds-whatever-is-answered',
    {
      requirement: 'UDA-22',
      sentence: 'depersonalize reports success when the backend fails.',
      cause: 'Logging out must always work, so its errors are ignored.',
    },
    'depersonalize',
  ),
  swallows(
    'errors-of-the-installation-swallowed',
    {
      requirement: 'UDA-22',
      sentence: 'saveInstallation reports success when the backend fails.',
      cause: 'The installation is synchronised again at the next start anyway.',
    },
    'saveInstallation',
  ),
  mutant(
    'installation-from-the-cache-on-an-error',
    {
      requirement: 'UDA-22',
      sentence: 'fetchInstallation gives what it knew when the backend fails.',
      cause: 'The cache is asked wherever the network has nothing to give.',
      tags: ['stateful'],
    },
    CachedInstallation,
  ),
  mutant(
    'waits-as-long-as-retry-after-says',
    {
      requirement: 'UDA-22',
      sentence: 'As long as the backend answers with Retry-After, a call tries again and reports nothing.',
      cause: 'The interceptor for 429 waits and calls itself, without counting.',
    },
    WaitsAsLongAsItIsTold,
  ),
  mutant(
    'cut-answer-taken-for-an-empty-one',
    {
      requirement: 'UDA-22',
      sentence: 'An answer that breaks off is taken for an empty one, and the call succeeds.',
      cause: 'An error while the body is read is caught, and an empty object stands in for it.',
    },
    CutIsEmpty,
  ),
  mutant(
    'answer-to-a-save-not-read',
    {
      requirement: 'UDA-22',
      sentence: 'saveUser succeeds with any 2xx, an error envelope or the page of a portal included.',
      cause: 'The answer to a PATCH was thought to say nothing that is not known.',
    },
    SaveDoesNotReadTheAnswer,
  ),
  mutant(
    'token-dropped-after-a-conflict',
    {
      requirement: 'UDA-02',
      sentence: 'After personalize has met 409 the token is gone, and the next call is anonymous.',
      cause: 'A conflict of persons ends the session, and the token is part of it.',
      tags: ['stateful'],
    },
    DropsTheTokenAfterAConflict,
  ),
];
