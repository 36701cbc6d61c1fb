// What an SDK may refuse by itself instead of letting the backend refuse it, and what it forgets or keeps.
import type { OnError, OnSuccess, PersonalizeContext } from '../../../contracts/plugin-surface.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { TOKEN_RULES } from '../parts/validate-jwt.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Liberty, liberty } from './liberty.ts';

function subOf(token: unknown): unknown {
  try {
    const payload: unknown = JSON.parse(
      TOKEN_RULES.utf8(TOKEN_RULES.bytes(String(token).split('.')[1] ?? '')),
    );
    return Reflect.get(Object(payload), 'sub');
  } catch {
    return undefined;
  }
}

const MISMATCH = new SdkError('USER_IDENTITY_INVALID', "The user identity is not the token's.");

class MismatchRefused extends ReferenceSdk {
  override personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    const fits = this.token === null || subOf(this.token) === context.userIdentity.externalUserId;
    if (fits) {
      super.personalize(context, onSuccess, onError);
      return;
    }
    const refused = async () => {
      // A bad token comes first.
      this.authorization('personalize');
      throw MISMATCH;
    };
    this.report(refused, onSuccess, onError);
  }
}

class KeepsTheToken extends ReferenceSdk {
  protected override forget(): void {
    this.user = {};
  }

  override cleanup(onSuccess: OnSuccess, onError: OnError): void {
    this.token = null;
    super.cleanup(onSuccess, onError);
  }
}

class KeepsTheLocalUserOnDepersonalize extends ReferenceSdk {
  protected override forget(): void {
    this.token = null;
  }
}

/** As published SDKs: only attributes of an application's own can be saved. */
class OwnFieldsOnly extends ReferenceSdk {
  override saveInstallation(installation: object, onSuccess: OnSuccess, onError: OnError): void {
    const allowed = ['isPushRegistrationEnabled', 'isPrimaryDevice', 'customAttributes'];
    const foreign = Object.keys(installation).find((name) => !allowed.includes(name));
    if (foreign === undefined) super.saveInstallation(installation, onSuccess, onError);
    else this.fail(onError, new SdkError('INVALID_ARGUMENT', `${foreign} is set by the SDK.`), onSuccess);
  }
}

export const REFUSED_ON_THE_DEVICE: readonly Liberty[] = [
  liberty(
    'mismatch-refused-on-the-device',
    {
      sentence: "personalize with an identity that is not the token's is refused without a request.",
      because: 'A mismatch is refused by the device or by the backend.',
      about: 'UDA-11',
    },
    MismatchRefused,
  ),
  liberty(
    'token-kept-on-depersonalize',
    {
      sentence: 'depersonalize forgets the user and keeps the token.',
      because: 'Whether the token is dropped then is open.',
      about: 'UDA-44',
    },
    KeepsTheToken,
  ),
  liberty(
    'local-user-kept-on-depersonalize',
    {
      sentence: 'depersonalize leaves the user on the device until it is fetched again.',
      because: 'What getUser returns after it is open.',
      about: 'UDA-15',
    },
    KeepsTheLocalUserOnDepersonalize,
  ),
  liberty(
    'installation-fields-of-its-own-refused',
    {
      sentence: 'saveInstallation refuses fields that the SDK itself sets, language for one.',
      because: 'An application may set three fields; a published SDK refuses the others.',
      about: 'UDA-05',
    },
    OwnFieldsOnly,
  ),
];
