// Mutants that personalize somebody else than they were told to.
import type { PersonalizeContext, UserData } from '../../../contracts/plugin-surface.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const requirement = 'UDA-11';

type Identity = PersonalizeContext['userIdentity'];

function subOf(token: unknown): string | undefined {
  try {
    const payload = Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString('utf8');
    const { sub } = JSON.parse(payload) as { sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}

class IdDropped extends ReferenceSdk {
  protected override personalizeBody(identity: Identity, attributes: UserData | undefined): unknown {
    const { externalUserId: _, ...rest } = identity;
    return super.personalizeBody(this.token === null ? identity : rest, attributes);
  }
}

class IdOfTheToken extends ReferenceSdk {
  protected override personalizeBody(identity: Identity, attributes: UserData | undefined): unknown {
    const externalUserId = subOf(this.token);
    return super.personalizeBody(
      externalUserId === undefined ? identity : { ...identity, externalUserId },
      attributes,
    );
  }
}

class IdDroppedBesideOthers extends ReferenceSdk {
  protected override personalizeBody(identity: Identity, attributes: UserData | undefined): unknown {
    const { externalUserId: _, ...rest } = identity;
    return super.personalizeBody(Object.keys(rest).length > 0 ? rest : identity, attributes);
  }
}

class AttributesDropped extends ReferenceSdk {
  protected override personalizeBody(identity: Identity): unknown {
    return super.personalizeBody(identity, undefined);
  }
}

export const IDENTITY: readonly Mutant[] = [
  mutant(
    'external-user-id-dropped',
    {
      requirement,
      sentence: 'With a JWT personalize leaves the external user ID out of the identity.',
      cause: 'The token says who it is, so the ID seemed to be there twice.',
    },
    IdDropped,
  ),
  mutant(
    'external-user-id-taken-from-the-token',
    {
      requirement,
      sentence: "personalize sends the token's sub as the external user ID, whatever the application gave.",
      cause: 'A mismatch was to be prevented, and so it is hidden.',
    },
    IdOfTheToken,
  ),
  mutant(
    'external-user-id-dropped-beside-others',
    {
      requirement,
      sentence: 'Where the identity has phones or emails, the external user ID is left out.',
      cause: 'An identity was thought to be one of the three.',
    },
    IdDroppedBesideOthers,
  ),
  mutant(
    'user-attributes-dropped',
    {
      requirement,
      sentence: 'personalize leaves the user attributes out.',
      cause: 'The attributes were added to the API later, and the mapper to the wire was not.',
    },
    AttributesDropped,
  ),
];
