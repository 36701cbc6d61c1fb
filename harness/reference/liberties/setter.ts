// What the setter and the start make of a token that is no good, and of what is no token (UDA-41, UDA-43).
import type { Configuration, OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Liberty, liberty } from './liberty.ts';

/** The setter validates; `keep` says what becomes of a token that it refuses. */
abstract class SetterValidates extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    this.report(
      async () => {
        const problem = jwt === null ? undefined : this.problemWith(jwt, 'fetchUser');
        if (problem === undefined) return this.keepToken(jwt);
        this.keepRefused(jwt);
        throw problem;
      },
      onSuccess,
      onError,
    );
  }

  protected abstract keepRefused(jwt: unknown): void;
}

class KeepsTheOldOne extends SetterValidates {
  protected override keepRefused(): void {}
}

class StoresTheBadOne extends SetterValidates {
  protected override keepRefused(jwt: unknown): void {
    this.keepToken(jwt);
  }
}

/** Starts all the same: registration needs no JWT. */
class StartSaysSo extends ReferenceSdk {
  override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    const { userDataJwt: jwt = null } = configuration;
    const problem = jwt === null ? undefined : this.problemWith(jwt, 'fetchUser');
    super.init(configuration, problem === undefined ? onSuccess : () => onError(problem), onError);
  }
}

/** Whether an application gave something that is neither a text nor null nor nothing. */
function isOdd(jwt: unknown): boolean {
  return jwt === '' || (typeof jwt !== 'string' && jwt !== null && jwt !== undefined);
}

const ODD = new SdkError('INVALID_ARGUMENT', 'A JWT is a text, or null.');

class OddStartRefused extends ReferenceSdk {
  override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    if (isOdd(configuration.userDataJwt)) this.fail(onError, ODD, onSuccess);
    else super.init(configuration, onSuccess, onError);
  }
}

class OddRefused extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    if (isOdd(jwt)) this.fail(onError, ODD, onSuccess);
    else super.setUserDataJwt(jwt, onSuccess, onError);
  }
}

class OddThrown extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    if (isOdd(jwt)) throw new TypeError('A JWT is a text, or null.');
    super.setUserDataJwt(jwt, onSuccess, onError);
  }
}

class OddIsNull extends ReferenceSdk {
  protected override keepToken(jwt: unknown): void {
    super.keepToken(isOdd(jwt) ? null : jwt);
  }
}

class UndefinedChangesNothing extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null | undefined, onSuccess: OnSuccess, onError: OnError): void {
    this.report(
      async () => {
        if (jwt !== undefined) this.keepToken(jwt);
      },
      onSuccess,
      onError,
    );
  }
}

class NullEmptiesTheLocalUser extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    if (jwt === null) this.user = {};
    super.setUserDataJwt(jwt, onSuccess, onError);
  }
}

/** As the Cordova plugin: the setter takes an error callback only. */
class NoSuccessCallback extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, _onSuccess: unknown, onError: OnError): void {
    super.setUserDataJwt(jwt, () => {}, onError);
  }
}

class NoSuccessCallbackButValidates extends KeepsTheOldOne {
  override setUserDataJwt(jwt: string | null, _onSuccess: unknown, onError: OnError): void {
    super.setUserDataJwt(jwt, () => {}, onError);
  }
}

/** As a key chain that is written in the background: one token after the other. */
class StoresInTurn extends ReferenceSdk {
  #stored: Promise<void> = Promise.resolve();

  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    const before = this.#stored;
    const takesMs = typeof jwt === 'string' ? jwt.length / 400 : 0;
    this.#stored = before
      .then(() => new Promise<void>((resolve) => setTimeout(resolve, takesMs)))
      .then(() => this.keepToken(jwt));
    const stored = this.#stored;
    this.report(() => stored, onSuccess, onError);
  }
}

export const SETTER: readonly Liberty[] = [
  liberty(
    'setter-stores-in-turn',
    {
      sentence:
        'The setter stores tokens in the background, one after the other, and calls back when its own is stored.',
      because: 'Nobody says how soon the setter calls back; the order in which tokens are set is kept.',
      about: 'UDA-04',
    },
    StoresInTurn,
  ),
  liberty(
    'setter-refuses-and-keeps-the-old-token',
    {
      sentence: 'The setter validates; the token before a refused one goes on.',
      because: 'Whether the setter validates, and what it then keeps, is open.',
      about: 'UDA-43',
    },
    KeepsTheOldOne,
  ),
  liberty(
    'setter-refuses-and-stores-the-bad-token',
    {
      sentence: 'The setter reports a bad token, and stores it all the same: each call refuses it.',
      because: 'Whether the setter validates is open; no call is made with the token.',
      about: 'UDA-43',
    },
    StoresTheBadOne,
  ),
  liberty(
    'start-reports-a-bad-token',
    {
      sentence: 'init registers, and calls the error callback for a bad token in its configuration.',
      because: 'Whether a token is validated when it is given is open.',
      about: 'UDA-43',
    },
    StartSaysSo,
  ),
  liberty(
    'start-refuses-an-odd-value',
    {
      sentence: 'init refuses a configuration whose JWT is no text, and does not start.',
      because: 'What becomes of such a value is open: refused is an answer.',
      about: 'UDA-41',
    },
    OddStartRefused,
  ),
  liberty(
    'setter-refuses-an-odd-value',
    {
      sentence: 'The setter calls its error callback for what is no text, and keeps what it had.',
      because: 'What becomes of such a value is open: refused is an answer.',
      about: 'UDA-41',
    },
    OddRefused,
  ),
  liberty(
    'setter-throws-on-an-odd-value',
    {
      sentence: 'The setter throws a TypeError for what is no text.',
      because: 'What becomes of such a value is open, and a wrong type is a mistake of the caller.',
      about: 'UDA-41',
    },
    OddThrown,
  ),
  liberty(
    'odd-values-clear-the-token',
    {
      sentence: 'What is no text counts as null.',
      because: 'What becomes of such a value is open: cleared is an answer.',
      about: 'UDA-41',
    },
    OddIsNull,
  ),
  liberty(
    'undefined-changes-nothing',
    {
      sentence: 'The setter that is given undefined keeps the token that there was.',
      because: 'What becomes of undefined is open: kept is an answer.',
      about: 'UDA-41',
    },
    UndefinedChangesNothing,
  ),
  liberty(
    'null-empties-the-local-user',
    {
      sentence: 'The setter that is given null also empties the user on the device.',
      because: 'The person is anonymous from then on; what the device keeps of the one before is open.',
      about: 'UDA-07',
    },
    NullEmptiesTheLocalUser,
  ),
  liberty(
    'setter-without-success-callback',
    {
      sentence: 'The setter has an error callback only.',
      because: 'UDA-15 and UDA-19 do not bind a success that the interface does not have.',
      about: 'UDA-19',
      capabilities: { silentSetter: true },
    },
    NoSuccessCallback,
  ),
  liberty(
    'setter-without-success-callback-validates',
    {
      sentence: 'The setter has an error callback only, and calls it for a bad token.',
      because: 'Whether the setter validates is open; its success has no callback to come through.',
      about: 'UDA-19',
      capabilities: { silentSetter: true },
    },
    NoSuccessCallbackButValidates,
  ),
];
