// When and with what an SDK calls back.
import type {
  MobileMessagingError,
  OnError,
  OnSuccess,
  UserData,
} from '../../../contracts/plugin-surface.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Liberty, liberty } from './liberty.ts';

/** How long the callbacks of a bridge take, milliseconds. */
const BRIDGE_MS = 20;

class CallsBackOverABridge extends ReferenceSdk {
  protected override succeed<T>(onSuccess: OnSuccess<T>, value: T): void {
    setTimeout(() => onSuccess(value), BRIDGE_MS);
  }

  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    setTimeout(() => super.fail(onError, error, onSuccess), BRIDGE_MS);
  }
}

class SetsAtOnce extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess): void {
    this.keepToken(jwt);
    onSuccess();
  }

  override getUser(onSuccess: OnSuccess<UserData>): void {
    onSuccess(this.user);
  }
}

class RefusesAtOnce extends ReferenceSdk {
  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    work().then(
      (value) => this.succeed(onSuccess, value, onError),
      (error: unknown) => this.fail(onError, error, onSuccess),
    );
  }
}

class ReturnsAPromiseToo extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): Promise<void> {
    super.setUserDataJwt(jwt, onSuccess, onError);
    return Promise.resolve();
  }

  override fetchUser(onSuccess: OnSuccess<UserData>, onError: OnError): Promise<void> {
    super.fetchUser(onSuccess, onError);
    return Promise.resolve();
  }
}

class ErrorsWithMore extends ReferenceSdk {
  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    super.fail(
      (told) => onError(Object.assign(told, { domain: 'com.example.sdk', userInfo: {} })),
      error,
      onSuccess,
    );
  }
}

class ErrorsAreErrors extends ReferenceSdk {
  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    const told = ({ code, description }: MobileMessagingError) =>
      onError(Object.assign(new Error(description), { code, description }));
    super.fail(told, error, onSuccess);
  }
}

class LocalisedDescriptions extends ReferenceSdk {
  protected override problemWith(...given: Parameters<ReferenceSdk['problemWith']>): SdkError | undefined {
    const problem = super.problemWith(...given);
    return problem && new SdkError(problem.code, 'Das JWT ist ungültig oder abgelaufen.');
  }
}

class CodesOfItsOwn extends ReferenceSdk {
  protected override networkError(): SdkError {
    return new SdkError('-1009', 'The network connection was lost.');
  }

  protected override backendError(status: number, body: string): SdkError {
    const error = super.backendError(status, body);
    return error.code.startsWith('HTTP_') ? new SdkError('UNKNOWN', error.description) : error;
  }
}

class PassesBlanksOn extends ReferenceSdk {
  protected override backendError(status: number, body: string): SdkError {
    const blank = body.includes('"messageId":" "');
    return blank ? new SdkError(' ', '') : super.backendError(status, body);
  }
}

class SetterSaysWhatItTook extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    super.setUserDataJwt(jwt, () => onSuccess('OK'), onError);
  }
}

/** What a callback throws is written to the log, and goes no further. */
class CatchesWhatCallbacksThrow extends ReferenceSdk {
  protected override succeed<T>(onSuccess: OnSuccess<T>, value: T): void {
    try {
      onSuccess(value);
    } catch (error) {
      console.warn('The callback of the application failed.', error);
    }
  }

  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    try {
      super.fail(onError, error, onSuccess);
    } catch (thrown) {
      console.warn('The callback of the application failed.', thrown);
    }
  }
}

export const CALLBACKS: readonly Liberty[] = [
  liberty(
    'calls-back-over-a-bridge',
    {
      sentence: 'Each callback comes a moment after its work was done.',
      because: 'When an SDK calls back is open, as long as it does so once.',
      about: 'UDA-15',
    },
    CallsBackOverABridge,
  ),
  liberty(
    'calls-back-at-once',
    {
      sentence: 'The setter and getUser call back before they return.',
      because: 'When an SDK calls back is open, as long as it does so once.',
      about: 'UDA-19',
    },
    SetsAtOnce,
  ),
  liberty(
    'begins-its-work-at-once',
    {
      sentence: 'A call is validated and put on its way before it returns.',
      because: 'When an SDK does its work is open.',
      about: 'UDA-14',
    },
    RefusesAtOnce,
  ),
  liberty(
    'returns-a-promise-too',
    {
      sentence: 'Functions return a promise beside their callbacks.',
      because: 'What a function returns is not looked at.',
      about: 'UDA-15',
    },
    ReturnsAPromiseToo,
  ),
  liberty(
    'errors-have-more-fields',
    {
      sentence: 'An error has a domain and more beside its code and description.',
      because: 'The error object has an optional domain, and what else is in it is open.',
      about: 'UDA-16',
    },
    ErrorsWithMore,
  ),
  liberty(
    'errors-are-error-objects',
    {
      sentence: 'What an error callback is given is an Error with a code and a description.',
      because: 'Its class is open.',
      about: 'UDA-16',
    },
    ErrorsAreErrors,
  ),
  liberty(
    'descriptions-in-another-language',
    {
      sentence: 'Descriptions are in German.',
      because: 'A description says what is wrong; in which language is open.',
      about: 'UDA-16',
    },
    LocalisedDescriptions,
  ),
  liberty(
    'codes-of-its-own',
    {
      sentence: 'Where the backend gave no code, the error has one of the platform.',
      because: 'Without an envelope there is no code that an SDK could pass on.',
      about: 'UDA-22',
    },
    CodesOfItsOwn,
  ),
  liberty(
    'blank-envelopes-passed-on',
    {
      sentence: 'A blank code and a blank text of the backend are given on as they are.',
      because: 'They are those of the envelope, and what to make of blank ones is open.',
      about: 'UDA-22',
    },
    PassesBlanksOn,
  ),
  liberty(
    'setter-returns-a-text',
    {
      sentence: 'The success callback of the setter is given a text.',
      because: 'What it is given is open.',
      about: 'UDA-19',
    },
    SetterSaysWhatItTook,
  ),
  liberty(
    'catches-what-callbacks-throw',
    {
      sentence: 'What a callback of the application throws is written to the log, and goes no further.',
      because: "What becomes of an application's error is open, as long as it is no failure of the call.",
      about: 'UDA-15',
    },
    CatchesWhatCallbacksThrow,
  ),
];
