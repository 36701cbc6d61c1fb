// Mutants in which a call sends what an earlier one was given.
import type { OnError, OnSuccess, PersonalizeContext, UserData } from '../../../contracts/plugin-surface.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Description, type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

/** Changes what personalize is given by what it was given before. */
function ofContext(
  id: string,
  description: Omit<Description, 'tags'>,
  change: (context: PersonalizeContext, before: PersonalizeContext) => PersonalizeContext,
): Mutant {
  return mutant(
    id,
    { tags, ...description },
    class extends ReferenceSdk {
      #before: PersonalizeContext = { userIdentity: {} };

      override personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
        const changed = change(context, this.#before);
        this.#before = changed;
        super.personalize(changed, onSuccess, onError);
      }
    },
  );
}

class TagsAddUp extends ReferenceSdk {
  #tags: readonly string[] = [];

  protected override userBody(user: UserData): unknown {
    if (user.tags === undefined || user.tags === null) return super.userBody(user);
    this.#tags = [...new Set([...this.#tags, ...(user.tags as readonly string[])])];
    return super.userBody({ ...user, tags: [...this.#tags] });
  }
}

class TypeOfTheFirstValue extends ReferenceSdk {
  readonly #types = new Map<string, string>();

  protected override userBody(user: UserData): unknown {
    const given = Object.entries(user.customAttributes ?? {}) as [string, unknown][];
    if (given.length === 0) return super.userBody(user);
    const customAttributes = given.map(([name, value]) => {
      if (value === null) return [name, value];
      const type = this.#types.get(name) ?? typeof value;
      this.#types.set(name, type);
      return [name, type === 'string' ? String(value) : value];
    });
    return super.userBody({ ...user, customAttributes: Object.fromEntries(customAttributes) });
  }
}

export const CARRIED_OVER: readonly Mutant[] = [
  ofContext(
    'flags-carried-over',
    {
      requirement: 'UDA-11',
      sentence: 'A flag that personalize is not given is that of the call before.',
      cause: 'The options are kept in one object, and each call assigns its own to it.',
    },
    ({ userIdentity, userAttributes, ...flags }, { userIdentity: _i, userAttributes: _a, ...before }) => ({
      ...before,
      ...flags,
      userIdentity,
      ...(userAttributes === undefined ? {} : { userAttributes }),
    }),
  ),
  ofContext(
    'force-depersonalize-stays-true',
    {
      requirement: 'UDA-11',
      sentence: 'forceDepersonalize, once true, is sent as true for ever.',
      cause: 'The flag is joined to the stored one with "or", to survive a restart of the app.',
    },
    (context, before) => ({
      ...context,
      forceDepersonalize: context.forceDepersonalize === true || before.forceDepersonalize === true,
    }),
  ),
  ofContext(
    'contacts-carried-over',
    {
      requirement: 'UDA-11',
      sentence: 'Phones and e-mail addresses that personalize is not given are those of the call before.',
      cause: 'The identity is built by assigning to the one that is kept.',
    },
    (context, before) => ({
      ...context,
      userIdentity: { ...before.userIdentity, ...context.userIdentity },
    }),
  ),
  ofContext(
    'attributes-carried-over',
    {
      requirement: 'UDA-38',
      sentence: 'personalize without attributes sends those of the call before.',
      cause: 'The attributes are kept for a retry, and "none" is taken for "as before".',
    },
    (context, before) =>
      context.userAttributes === undefined && before.userAttributes !== undefined
        ? { ...context, userAttributes: before.userAttributes }
        : context,
  ),
  mutant(
    'tags-add-up',
    {
      requirement: 'UDA-38',
      sentence: 'saveUser with tags sends those of earlier calls too.',
      cause: 'Tags are a set that is added to, and nothing ever takes one out.',
      tags,
    },
    TagsAddUp,
  ),
  mutant(
    'custom-attribute-keeps-its-first-type',
    {
      requirement: 'UDA-38',
      sentence: 'A custom attribute that was a text once is sent as a text whatever it is given.',
      cause: 'The types of custom attributes are remembered, to spare the backend conflicts.',
      tags,
    },
    TypeOfTheFirstValue,
  ),
];
