// Mutants that go by what a call is given, where only what is set as the JWT counts; and that lose some of it on the way.
import type { OnError, OnSuccess, PersonalizeContext, UserData } from '../../../contracts/plugin-surface.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

type Given = Pick<Outgoing, 'endpoint' | 'body' | 'query'>;

/** Validates some calls, and not others. */
abstract class ValidatesByWhatIsGiven extends ReferenceSdk {
  #given: Given | undefined;

  protected abstract isLeftOut(given: Given): boolean;

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    this.#given = outgoing;
    return super.send(outgoing);
  }

  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    const given = this.#given;
    return given !== undefined && this.isLeftOut(given) ? undefined : super.problemWith(token, endpoint);
  }
}

class CustomAttributesNotValidated extends ValidatesByWhatIsGiven {
  protected override isLeftOut({ endpoint, body }: Given): boolean {
    return endpoint === 'saveUser' && Object.keys(body as UserData).join() === 'customAttributes';
  }
}

class LeadsNotValidated extends ValidatesByWhatIsGiven {
  protected override isLeftOut({ endpoint, query }: Given): boolean {
    return endpoint === 'personalize' && query?.['keepAsLead'] === true;
  }
}

class ContactsSavedAnonymously extends ReferenceSdk {
  #hasContacts = false;

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    this.#hasContacts = outgoing.endpoint === 'saveUser' && 'emails' in (outgoing.body as UserData);
    return super.send(outgoing);
  }

  protected override authorization(endpoint: Endpoint): string {
    return this.#hasContacts ? this.anonymousAuthorization() : super.authorization(endpoint);
  }
}

class EmptyTextsLeftOut extends ReferenceSdk {
  protected override userBody(user: UserData): unknown {
    return Object.fromEntries(Object.entries(user).filter(([, value]) => value !== ''));
  }
}

class EmptyListsLeftOut extends ReferenceSdk {
  protected override userBody(user: UserData): unknown {
    return Object.fromEntries(
      Object.entries(user).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
    );
  }
}

class PhonesWithoutPlus extends ReferenceSdk {
  protected override personalizeBody(
    userIdentity: PersonalizeContext['userIdentity'],
    userAttributes: UserData | undefined,
  ): unknown {
    const phones = (userIdentity.phones as readonly unknown[] | undefined)?.map((one) =>
      typeof one === 'string' ? one.replace(/^\+/, '') : one,
    );
    const identity = phones === undefined ? userIdentity : { ...userIdentity, phones };
    return super.personalizeBody(identity as PersonalizeContext['userIdentity'], userAttributes);
  }
}

/** Tries once more after a failure of the server, with something else. */
abstract class TriesAnother extends ReferenceSdk {
  protected abstract another(outgoing: Outgoing): Outgoing | undefined;

  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    try {
      return await super.exchange(outgoing, authorization);
    } catch (error) {
      const another = this.another(outgoing);
      if (another === undefined || !(error instanceof SdkError) || /_4\d\d$/.test(error.code)) throw error;
      return super.exchange(another, authorization);
    }
  }
}

class TriesAnEmptyBody extends TriesAnother {
  protected override another(outgoing: Outgoing): Outgoing | undefined {
    return outgoing.endpoint === 'saveUser' ? { ...outgoing, body: {} } : undefined;
  }
}

class TriesWithoutFlags extends TriesAnother {
  protected override another(outgoing: Outgoing): Outgoing | undefined {
    const { query: _, ...others } = outgoing;
    return outgoing.endpoint === 'personalize' ? others : undefined;
  }
}

class CleanUpForgetsCallers extends ReferenceSdk {
  #cleanUps = 0;

  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    const made = this.#cleanUps;
    super.report(
      work,
      (value) => made === this.#cleanUps && onSuccess(value),
      (error) => made === this.#cleanUps && onError(error),
    );
  }

  override cleanup(onSuccess: OnSuccess, onError: OnError): void {
    this.#cleanUps += 1;
    super.cleanup(onSuccess, onError);
  }
}

class OneCallerOfEach extends ReferenceSdk {
  readonly #underWay = new Set<string>();

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    const key = JSON.stringify(outgoing);
    if (this.#underWay.has(key)) return new Promise(() => undefined);
    this.#underWay.add(key);
    return super.send(outgoing).finally(() => this.#underWay.delete(key));
  }
}

export const WHATEVER_IS_GIVEN: readonly Mutant[] = [
  mutant(
    'custom-attributes-not-validated',
    {
      requirement: 'UDA-14',
      sentence: 'A save of custom attributes alone goes out with a token that must be refused.',
      cause: 'Custom attributes have a path of their own through the SDK, from before there were tokens.',
    },
    CustomAttributesNotValidated,
  ),
  mutant(
    'leads-not-validated',
    {
      requirement: 'UDA-14',
      sentence: 'personalize with keepAsLead goes out with a token that must be refused.',
      cause: 'A lead was thought to need no token, so nobody looks at the one that there is.',
    },
    LeadsNotValidated,
  ),
  mutant(
    'contacts-saved-anonymously',
    {
      requirement: 'UDA-02',
      sentence: 'A save that holds e-mail addresses is authorised with the application code.',
      cause: 'Contacts are saved by the module of leads, which knows the application code alone.',
    },
    ContactsSavedAnonymously,
  ),
  mutant(
    'empty-texts-left-out',
    {
      requirement: 'UDA-38',
      sentence: 'A text that is empty is not sent.',
      cause: 'The serializer leaves out what is empty, to save bytes.',
    },
    EmptyTextsLeftOut,
  ),
  mutant(
    'empty-lists-left-out',
    {
      requirement: 'UDA-38',
      sentence: 'A list that is empty is not sent, so that the tags stay.',
      cause: 'The serializer leaves out what is empty, to save bytes.',
    },
    EmptyListsLeftOut,
  ),
  mutant(
    'phones-without-plus',
    {
      requirement: 'UDA-11',
      sentence: 'personalize sends phones without their plus sign.',
      cause: 'Phones are kept as numbers.',
    },
    PhonesWithoutPlus,
  ),
  mutant(
    'tried-again-with-an-empty-body',
    {
      requirement: 'UDA-38',
      sentence: 'A save that meets a 5xx is tried once more with an empty body.',
      cause: 'The body is a stream, and the first try has read it.',
    },
    TriesAnEmptyBody,
  ),
  mutant(
    'tried-again-without-flags',
    {
      requirement: 'UDA-11',
      sentence: 'personalize that meets a 5xx is tried once more without its flags.',
      cause: 'The retry is made of the path and the body, and the query is forgotten.',
    },
    TriesWithoutFlags,
  ),
  mutant(
    'clean-up-forgets-callers',
    {
      requirement: 'UDA-15',
      sentence: 'A call that is under way at a clean-up never calls back.',
      cause: 'The clean-up empties the list of callbacks.',
      tags: ['stateful'],
    },
    CleanUpForgetsCallers,
  ),
  mutant(
    'identical-call-at-once-silent',
    {
      requirement: 'UDA-15',
      sentence: 'A call that is made while the same call is under way never calls back.',
      cause: 'Calls under way are kept by what they send, and a second one is dropped.',
      tags: ['stateful'],
    },
    OneCallerOfEach,
  ),
];
