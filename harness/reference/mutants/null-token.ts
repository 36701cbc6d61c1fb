// Mutants that get "no JWT" wrong: null, nothing at all, and what is no token.
import type { OnError, OnSuccess, PersonalizeContext, UserData } from '../../../contracts/plugin-surface.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

class NullIgnored extends ReferenceSdk {
  protected override keepInitialToken(jwt: string | null | undefined): void {
    this.token = jwt ?? null;
  }

  protected override keepToken(jwt: unknown): void {
    if (jwt !== null && jwt !== undefined) this.token = jwt;
  }
}

class NullAsText extends ReferenceSdk {
  protected override keepInitialToken(jwt: string | null | undefined): void {
    this.token = jwt ?? null;
  }

  protected override keepToken(jwt: unknown): void {
    this.token = String(jwt);
  }
}

class InitialNullAsText extends ReferenceSdk {
  protected override keepInitialToken(jwt: string | null | undefined): void {
    this.token = jwt === undefined ? null : String(jwt);
  }
}

class NothingAsText extends ReferenceSdk {
  protected override keepInitialToken(jwt: string | null | undefined): void {
    this.token = jwt === null ? null : String(jwt);
  }
}

class EmptyStringSent extends ReferenceSdk {
  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    return token === '' ? undefined : super.problemWith(token, endpoint);
  }
}

class NoTextSent extends ReferenceSdk {
  protected override keepToken(jwt: unknown): void {
    this.token = jwt;
  }

  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    return typeof token === 'string' ? super.problemWith(token, endpoint) : undefined;
  }
}

class PersonalizesLocally extends ReferenceSdk {
  override personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    if (this.token !== null) super.personalize(context, onSuccess, onError);
    else this.report(async () => this.keepUser(context.userAttributes ?? {}), onSuccess, onError);
  }
}

/** Refuses to save some user data without a JWT. */
abstract class NeedsATokenFor extends ReferenceSdk {
  protected abstract needsOne(user: UserData): boolean;

  override saveUser(user: UserData, onSuccess: OnSuccess<UserData>, onError: OnError): void {
    if (this.token !== null || !this.needsOne(user)) super.saveUser(user, onSuccess, onError);
    else
      queueMicrotask(() =>
        onError({ code: 'ACCESS_TOKEN_MISSING', description: 'Saving these needs a JWT.' }),
      );
  }
}

class NeedsATokenForContacts extends NeedsATokenFor {
  protected override needsOne({ phones, emails }: UserData): boolean {
    return phones !== undefined || emails !== undefined;
  }
}

class NeedsATokenForCustomAttributes extends NeedsATokenFor {
  protected override needsOne({ customAttributes }: UserData): boolean {
    return customAttributes !== undefined;
  }
}

class NeedsATokenToSave extends ReferenceSdk {
  protected override async send(outgoing: Outgoing): Promise<unknown> {
    if (outgoing.endpoint === 'saveUser' && this.token === null)
      throw new SdkError('ACCESS_TOKEN_MISSING', 'Set a JWT before the user is saved.');
    return super.send(outgoing);
  }
}

class AnswersFetchUserItself extends ReferenceSdk {
  override fetchUser(onSuccess: OnSuccess<UserData>, onError: OnError): void {
    if (this.token === null) this.getUser(onSuccess, onError);
    else super.fetchUser(onSuccess, onError);
  }
}

class DropsTheRefusedId extends ReferenceSdk {
  protected override userBody(user: UserData): unknown {
    const { externalUserId: _, ...rest } = user;
    return this.token === null ? rest : user;
  }
}

export const NULL_TOKEN: readonly Mutant[] = [
  mutant(
    'null-ignored',
    {
      requirement: 'UDA-07',
      sentence: 'Null given to the setter changes nothing: the old token goes on.',
      cause: 'A guard against null at the top of the setter, meant against mistakes of the application.',
      tags,
    },
    NullIgnored,
  ),
  mutant(
    'null-kept-as-text',
    {
      requirement: 'UDA-07',
      sentence: 'Null given to the setter is kept as the text "null".',
      cause: 'The bridge between JavaScript and the platform turns every argument into a string.',
      tags,
    },
    NullAsText,
  ),
  mutant(
    'initial-null-kept-as-text',
    {
      requirement: 'UDA-06',
      sentence: 'Null in the configuration is kept as the text "null".',
      cause: "The configuration is read with a JSON object's optString, which makes a text of null.",
      tags,
    },
    InitialNullAsText,
  ),
  mutant(
    'no-token-kept-as-text',
    {
      requirement: 'UDA-06',
      sentence: 'A configuration without a JWT leads to the token "undefined".',
      cause: 'The value is put into a string template before anyone asks whether it is there.',
      tags,
    },
    NothingAsText,
  ),
  mutant(
    'empty-string-sent',
    {
      requirement: 'UDA-34',
      sentence: 'An empty string is taken for a token, and "Bearer " is sent.',
      cause: 'Only null means "no token", and an empty token has nothing that could be checked.',
    },
    EmptyStringSent,
  ),
  mutant(
    'what-is-no-text-sent',
    {
      requirement: 'UDA-34',
      sentence: 'What is neither text nor null is sent as a Bearer without being looked at.',
      cause: 'The check begins with "if it is a string", and has no other branch.',
    },
    NoTextSent,
  ),
  mutant(
    'personalizes-locally-without-a-token',
    {
      requirement: 'UDA-08',
      sentence: 'personalize with a null JWT keeps the attributes on the device and reports success.',
      cause: 'What cannot be sent now is saved for later, and the caller is told that all is well.',
      tags: ['stateful'],
    },
    PersonalizesLocally,
  ),
  mutant(
    'saving-needs-a-token',
    {
      requirement: 'UDA-09',
      sentence: 'saveUser is refused on the device when there is no JWT.',
      cause: 'All calls that take a JWT were taken to need one.',
      tags,
    },
    NeedsATokenToSave,
  ),
  mutant(
    'saving-contacts-needs-a-token',
    {
      requirement: 'UDA-09',
      sentence: 'saveUser with phones or e-mail addresses is refused on the device when there is no JWT.',
      cause: 'Phones and e-mail addresses were taken for identity, as the external user ID is.',
      tags,
    },
    NeedsATokenForContacts,
  ),
  mutant(
    'saving-custom-attributes-needs-a-token',
    {
      requirement: 'UDA-09',
      sentence: 'saveUser with custom attributes is refused on the device when there is no JWT.',
      cause: 'Custom attributes are personal information in one mode, and were taken to be so in all.',
      tags,
    },
    NeedsATokenForCustomAttributes,
  ),
  mutant(
    'anonymous-fetch-answered-locally',
    {
      requirement: 'UDA-06',
      sentence: 'fetchUser without a JWT answers with what is on the device and asks nobody.',
      cause: 'An anonymous person was thought to have no data on the server.',
      tags,
    },
    AnswersFetchUserItself,
  ),
  mutant(
    'refused-id-dropped-silently',
    {
      requirement: 'UDA-10',
      sentence: 'saveUser without a JWT leaves the external user ID out and reports success.',
      cause: 'The ID that the backend would refuse was filtered out to make an error go away.',
      tags: ['stateful'],
    },
    DropsTheRefusedId,
  ),
];
