// Mutants whose errors have a description that says nothing, or that of another error.
import { SdkError } from '../parts/sdk-error.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

/** An SDK that gives the errors of a backend another description. */
function describing(id: string, sentence: string, cause: string, change: (text: string) => string): Mutant {
  return mutant(
    id,
    { requirement: 'UDA-22', sentence, cause },
    class extends ReferenceSdk {
      protected override backendError(status: number, body: string): SdkError {
        const { code, description } = super.backendError(status, body);
        return new SdkError(code, change(description));
      }
    },
  );
}

class FirstDescriptionKept extends ReferenceSdk {
  #first: string | undefined;

  protected override backendError(status: number, body: string): SdkError {
    const { code, description } = super.backendError(status, body);
    this.#first ??= description;
    return new SdkError(code, this.#first);
  }
}

class FirstRefusalKept extends ReferenceSdk {
  #first: SdkError | undefined;

  protected override refuse(problem: SdkError, token: unknown): string {
    if (problem.code === 'JWT_TOKEN_STRUCTURE_INVALID') this.#first ??= problem;
    return super.refuse(problem.code === this.#first?.code ? this.#first : problem, token);
  }
}

class DescribedAsTheOneBefore extends ReferenceSdk {
  #before: string | undefined;

  protected override refuse({ code, description }: SdkError, token: unknown): string {
    const told = this.#before ?? description;
    this.#before = description;
    return super.refuse(new SdkError(code, told), token);
  }
}

export const DESCRIPTIONS: readonly Mutant[] = [
  describing(
    'description-undefined',
    'The description of an error of the backend is the text "undefined".',
    'A field that was renamed is put into a template.',
    () => 'undefined',
  ),
  describing(
    'description-object-object',
    'The description of an error of the backend is "[object Object]".',
    'The envelope itself is turned into a text.',
    () => '[object Object]',
  ),
  describing(
    'description-generic',
    'The description of an error of the backend says that something went wrong.',
    'Texts for users were to be the same everywhere.',
    () => 'Something went wrong. Please try again later.',
  ),
  describing(
    'description-cut',
    'The description of an error of the backend is cut after 256 characters.',
    'The error is handed over in a buffer of fixed size.',
    (text) => text.slice(0, 256),
  ),
  describing(
    'description-as-ascii',
    'The description of an error of the backend has question marks outside ASCII.',
    'The answer is decoded with the charset that its header does not name.',
    (text) => text.replace(/[^\x00-\x7f]/g, '?'),
  ),
  describing(
    'description-cut-at-a-quote',
    'The description of an error of the backend ends before its first quotation mark.',
    'The envelope is taken apart by a regular expression.',
    (text) => text.split(/["']/)[0] || text,
  ),
  describing(
    'description-formatted',
    'The description of an error of the backend goes through a formatter first.',
    'The text is handed to a logger as its format.',
    (text) => text.replace(/%\s?\w|\{\d\}/g, '(null)'),
  ),
  mutant(
    'description-of-the-first-error',
    {
      requirement: 'UDA-22',
      sentence: 'Every error of the backend has the description of the first one.',
      cause: 'The last error is kept for support, and never replaced.',
      tags: ['stateful'],
    },
    FirstDescriptionKept,
  ),
  mutant(
    'description-of-the-first-refusal',
    {
      requirement: 'UDA-16',
      sentence: 'Every token whose structure is invalid is described as the first one was.',
      cause: 'The error object is made once, and thrown again.',
      tags: ['stateful'],
    },
    FirstRefusalKept,
  ),
  mutant(
    'description-of-the-refusal-before',
    {
      requirement: 'UDA-16',
      sentence: 'A refusal has its own code and the description of the refusal before it.',
      cause: 'The text is written for the log after the error object has been filled in.',
      tags: ['stateful'],
    },
    DescribedAsTheOneBefore,
  ),
];
