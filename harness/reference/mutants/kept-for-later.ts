// Mutants that keep what has failed, or was refused, and make it again later.
import type { OnError, OnSuccess, PersonalizeContext, UserData } from '../../../contracts/plugin-surface.ts';
import { isJwtEndpoint } from '../../../contracts/wire.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

/** Keeps failed calls, and makes them again at a moment of its own. */
class Queueing extends ReferenceSdk {
  protected readonly queue: Outgoing[] = [];

  protected keeps(_outgoing: Outgoing, _error: SdkError): boolean {
    return true;
  }

  protected flush(): void {
    for (const outgoing of this.queue.splice(0))
      Promise.resolve()
        .then(() => super.send(outgoing))
        .catch(() => undefined);
  }

  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    try {
      return await super.exchange(outgoing, authorization);
    } catch (error) {
      const known = error instanceof SdkError && this.keeps(outgoing, error);
      if (known && outgoing.endpoint !== 'registerInstallation') this.queue.push(outgoing);
      throw error;
    }
  }
}

class AgainAfterTheNextSuccess extends Queueing {
  protected override keeps(_outgoing: Outgoing, { code }: SdkError): boolean {
    return code === 'NETWORK_ERROR';
  }

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    const value = await super.send(outgoing);
    this.flush();
    return value;
  }
}

/** Long enough for the call to be over on a slow machine, too, milliseconds. */
const A_MOMENT = 300;

class AgainAfterAMoment extends Queueing {
  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    super.fail(onError, error, onSuccess);
    setTimeout(() => this.flush(), A_MOMENT);
  }
}

class DepersonalizesAgainLater extends Queueing {
  protected override keeps({ endpoint }: Outgoing): boolean {
    return endpoint === 'depersonalize';
  }

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    if (isJwtEndpoint(outgoing.endpoint)) this.flush();
    return super.send(outgoing);
  }
}

class EventsGoWithTheNextCall extends Queueing {
  protected override keeps({ endpoint }: Outgoing): boolean {
    return endpoint === 'customEvent';
  }

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    this.flush();
    return super.send(outgoing);
  }
}

/** The data of one call are the next one's fields too, so what is kept stands in a field that the next one has not. */
function aside({ firstName, ...user }: UserData): UserData {
  return firstName === undefined ? user : { ...user, middleName: firstName };
}

const REFUSED = /^JWT_TOKEN_/;

/** Keeps what could not be saved, and sends it along with what is saved next. */
class Merging extends ReferenceSdk {
  #unsaved: UserData = {};

  /** Whether a save that ended with this code is saved later. */
  protected keeps(_code: string): boolean {
    return false;
  }

  protected keepForLater(user: UserData): void {
    this.#unsaved = { ...this.#unsaved, ...aside(user) };
  }

  override saveUser(user: UserData, onSuccess: OnSuccess<UserData>, onError: OnError): void {
    const save: OnSuccess<UserData> = (saved) => {
      this.#unsaved = {};
      onSuccess(saved);
    };
    super.saveUser({ ...this.#unsaved, ...user }, save, (error) => {
      if (this.keeps(error.code)) this.keepForLater(user);
      onError(error);
    });
  }
}

class MergesWhatFailed extends Merging {
  protected override keeps(code: string): boolean {
    return !REFUSED.test(code);
  }
}

class MergesWhatWasRefused extends Merging {
  protected override keeps(code: string): boolean {
    return REFUSED.test(code);
  }
}

class AttributesOfARefusedPersonalize extends Merging {
  override personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    super.personalize(context, onSuccess, (error) => {
      if (REFUSED.test(error.code)) this.keepForLater(context.userAttributes ?? {});
      onError(error);
    });
  }
}

export const KEPT_FOR_LATER: readonly Mutant[] = [
  mutant(
    'made-again-after-the-next-success',
    {
      requirement: 'UDA-39',
      sentence: 'A call that failed for the network is made again as soon as another one has worked.',
      cause: 'There is a queue for being offline, and the caller is told the error all the same.',
      tags,
    },
    AgainAfterTheNextSuccess,
  ),
  mutant(
    'made-again-after-a-moment',
    {
      requirement: 'UDA-39',
      sentence: 'A call that failed is made again after a moment, when its error was reported long ago.',
      cause: 'The job is given to a scheduler with a policy for retries of its own.',
      tags,
    },
    AgainAfterAMoment,
  ),
  mutant(
    'depersonalize-made-again-later',
    {
      requirement: 'UDA-39',
      sentence: 'A depersonalize that failed is made again with the next call for user data.',
      cause:
        'Its state is "pending" until it works; that another person may be there by then was not thought of.',
      tags,
    },
    DepersonalizesAgainLater,
  ),
  mutant(
    'failed-event-sent-with-the-next-call',
    {
      requirement: 'UDA-39',
      sentence: 'An event that failed is sent again before the next call.',
      cause: 'Events are collected and sent in batches, those included whose failure was reported.',
      tags,
    },
    EventsGoWithTheNextCall,
  ),
  mutant(
    'failed-save-merged-into-the-next',
    {
      requirement: 'UDA-39',
      sentence: 'What the backend failed to save is sent along with the next save.',
      cause: 'Changed fields stay marked until a save has worked.',
      tags,
    },
    MergesWhatFailed,
  ),
  mutant(
    'refused-save-merged-into-the-next',
    {
      requirement: 'UDA-37',
      sentence:
        'What was refused for its token is sent along with the next save, whoever the person is by then.',
      cause: 'The fields are marked as changed before the token is looked at.',
      tags,
    },
    MergesWhatWasRefused,
  ),
  mutant(
    'attributes-of-a-refused-personalize-saved-later',
    {
      requirement: 'UDA-37',
      sentence: 'The attributes of a personalize that was refused for its token are sent with the next save.',
      cause: 'Attributes are kept on the device first, and what is kept there is synchronised.',
      tags,
    },
    AttributesOfARefusedPersonalize,
  ),
];
