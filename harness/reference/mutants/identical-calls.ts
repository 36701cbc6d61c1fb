// Mutants that answer a repeated call without making it.
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

/** How long an answer is taken for the answer to the same call again, milliseconds. */
const REMEMBERED_MS = 1_000;

class AnswersFromMemory extends ReferenceSdk {
  readonly #answers = new Map<string, { readonly atMs: number; readonly value: unknown }>();

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    const key = JSON.stringify(outgoing);
    const last = this.#answers.get(key);
    if (last !== undefined && this.now() - last.atMs < REMEMBERED_MS) return last.value;
    const value = await super.send(outgoing);
    this.#answers.set(key, { atMs: this.now(), value });
    return value;
  }
}

class AnswersSavesFromMemory extends ReferenceSdk {
  #last: { readonly body: string; readonly value: unknown } | undefined;

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    if (outgoing.endpoint !== 'saveUser') return super.send(outgoing);
    const body = JSON.stringify(outgoing.body);
    if (this.#last?.body === body) return this.#last.value;
    const value = await super.send(outgoing);
    this.#last = { body, value };
    return value;
  }
}

export const IDENTICAL_CALLS: readonly Mutant[] = [
  mutant(
    'identical-call-answered-from-memory',
    {
      requirement: 'UDA-02',
      sentence: 'An identical call within a second is answered with the last answer, and no request is made.',
      cause: 'Calls are debounced against impatient fingers, and nobody is told.',
      tags: ['stateful'],
    },
    AnswersFromMemory,
  ),
  mutant(
    'unchanged-user-not-saved',
    {
      requirement: 'UDA-01',
      sentence: 'saveUser with what was saved last makes no request.',
      cause: 'Only changes are sent, and a change by somebody else was not thought of.',
      tags: ['stateful'],
    },
    AnswersSavesFromMemory,
  ),
];
