// fuzz --replay: one value again, as a story, whether it fails or not.
import type { ScenarioResult, Verdict } from '../../../../reports/model.ts';
import { plainText } from '../../../../reports/text.ts';
import { UsageError } from '../../../base/usage-error.ts';
import { replayTarget } from '../../../fuzz/campaign/fuzz-target.ts';
import { nameOf, valueAt } from '../../../fuzz/campaign/replay.ts';
import type { Subject } from '../../../fuzz/campaign/subject.ts';
import { renderStory, renderTokens } from '../../console/story.ts';
import { openOptionsOf, type TargetOptions } from '../../options/target-options.ts';
import { EXIT } from '../../process/exit-code.ts';
import type { Io } from '../../process/io.ts';

/** What a replay takes of the command's options. */
export interface ReplayOptions extends TargetOptions {
  readonly seed: number;
  readonly strict: boolean;
  readonly timeout: number;
}

const VERDICTS: Readonly<Partial<Record<ScenarioResult['outcome'], Verdict>>> = {
  failed: 'failed',
  'not-judged': 'incomplete',
  'not-applicable': 'incomplete',
};

const HEADLINES: Readonly<Record<Verdict, string>> = {
  passed: 'It holds.',
  failed: 'It does not hold.',
  incomplete: 'It could not be judged.',
};

/** Plays the value at a path and tells its story. */
export async function replay<T>(
  subject: Subject<T>,
  path: string,
  options: ReplayOptions,
  io: Io,
): Promise<void> {
  const { sdk, seed, strict, timeout } = options;
  const value = valueAt(subject, seed, path);
  if (value === undefined)
    throw new UsageError(
      'NO_SUCH_PATH',
      `Seed ${seed} has no ${subject.noun} at the path ${path}.`,
      'Take seed and path from one finding: they belong together.',
    );
  const { outcome, lost } = await replayTarget(subject, value, nameOf(subject, seed, path), {
    target: sdk,
    open: openOptionsOf(options, io),
    strict,
    callTimeoutMs: timeout,
    signal: io.signal,
  });
  const verdict = outcome === undefined ? 'incomplete' : (VERDICTS[outcome.outcome] ?? 'passed');
  const warned = outcome?.outcome === 'warning' ? ' But for a SHOULD: see above.' : '';
  const why = outcome?.outcome === 'not-judged' ? outcome.reason : undefined;
  io.out(
    [
      ...(outcome === undefined
        ? []
        : [
            plainText(outcome.sentence),
            '',
            ...renderStory(outcome, io.colour),
            '',
            ...renderTokens(outcome, io.colour),
            '',
          ]),
      ...[why, lost].filter((text) => text !== undefined).map(plainText),
      io.colour.bold(`${HEADLINES[verdict]}${warned}`),
      '',
    ].join('\n'),
  );
  io.exitCode = EXIT[verdict];
}
