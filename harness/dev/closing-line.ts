// The last line of a test run, plain and in one form, for people and for machines that read logs.
import type { Reporter, Suite } from '@playwright/test/reporter';

/** Prints `N passed, N failed, N skipped`. */
export default class ClosingLine implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd(): void {
    const outcomes = this.#suite?.allTests().map((test) => test.outcome()) ?? [];
    const count = (...wanted: readonly string[]) => outcomes.filter((one) => wanted.includes(one)).length;
    const flaky = count('flaky');
    if (flaky > 0) console.log(`${flaky} of the passed were green only when played once more (flaky)`);
    console.log(
      `${count('expected', 'flaky')} passed, ${count('unexpected')} failed, ${count('skipped')} skipped`,
    );
  }

  printsToStdio(): boolean {
    return false;
  }
}
