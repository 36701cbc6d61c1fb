// Which interactions are verified: those of the committed pacts, or of other pact files, as far as they are selected.

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CONTRACTS } from '../../../contracts/interactions/all.ts';
import type { Mode } from '../../../contracts/mode.ts';
import { SEQUENCES } from '../../../contracts/sequences/all.ts';
import type { Sequence } from '../../../contracts/sequences/sequence.ts';
import { issueText } from '../../../reports/issue-text.ts';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import { UsageError } from '../../base/usage-error.ts';
import { modeOf, PactFile, type PactInteraction, requirementsOf } from './pact-json.ts';

/** A pact with where it comes from. */
export interface Pact {
  readonly source: string;
  readonly file: PactFile;
}

/** An interaction that is to be verified, with the pact that it is part of. */
export interface PlannedInteraction {
  /** Counts over all pacts of a verification. */
  readonly index: number;
  readonly pact: Pact;
  readonly interaction: PactInteraction;
}

/** The folder of the committed pacts. */
export const PACT_FOLDER = join(PACKAGE_ROOT, 'contracts/pacts');

/**
 * A pact from its text.
 * @throws UsageError `PACT_INVALID` when it is none, or older than specification version 3.
 */
export function pactFrom(text: string, source: string): Pact {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UsageError('PACT_INVALID', `${source} is no JSON.`, 'Name a pact file.', { cause });
  }
  const file = PactFile.safeParse(value);
  if (!file.success) {
    throw new UsageError(
      'PACT_INVALID',
      `${source} is no pact with interactions: ${issueText(file.error)}.`,
      'Name a pact file of specification version 3 or 4.',
      { cause: file.error },
    );
  }
  const { version } = file.data.metadata.pactSpecification;
  if (Number.parseInt(version, 10) < 3)
    throw new UsageError(
      'PACT_INVALID',
      `${source} is of specification version ${version}; provider states with values came with version 3.`,
      'Have it written as version 3 or 4.',
    );
  return { source, file: file.data };
}

/** The committed pacts. */
export async function committedPacts(): Promise<readonly Pact[]> {
  const folder = join(PACT_FOLDER, 'v4');
  return Promise.all(
    CONTRACTS.map(async ({ file }) => pactFrom(await readFile(join(folder, file), 'utf8'), `v4/${file}`)),
  );
}

/**
 * The pacts in these files.
 * @throws UsageError `NO_SUCH_FILE` or `PACT_INVALID`.
 */
export async function pactFiles(paths: readonly string[], cwd: string): Promise<readonly Pact[]> {
  return Promise.all(
    paths.map(async (path) => {
      const text = await readFile(resolve(cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
        const why = error.code ?? error.message;
        throw new UsageError(
          'NO_SUCH_FILE',
          `The pact ${path} cannot be read (${why}).`,
          'Name a pact file.',
          { cause: error },
        );
      });
      return pactFrom(text, path);
    }),
  );
}

/** A part of the interactions. */
export interface PactSelection {
  readonly modes?: readonly Mode[];
  readonly requirements?: readonly string[];
  /** A regular expression over descriptions. */
  readonly grep?: RegExp;
}

/** The sequences that a selection leaves. */
export function plannedSequences({ modes, requirements, grep }: PactSelection): readonly Sequence[] {
  return SEQUENCES.filter(
    ({ mode, description }) =>
      (modes === undefined || modes.includes(mode)) &&
      (requirements === undefined || requirements.includes('UDB-13')) &&
      (grep === undefined || grep.test(description)),
  );
}

/**
 * The interactions that a selection leaves. `sequences`: what it leaves besides, of which no pact knows.
 * @throws UsageError `NOTHING_SELECTED` when there is none: a filter that matches nothing must not look like a pass.
 */
export function planned(
  pacts: readonly Pact[],
  selection: PactSelection,
  sequences: readonly Sequence[] = [],
): readonly PlannedInteraction[] {
  const { modes, requirements, grep } = selection;
  const all = pacts.flatMap((pact) => pact.file.interactions.map((interaction) => ({ pact, interaction })));
  const selected = all.filter(({ interaction }) => {
    const mode = modeOf(interaction);
    const about = requirementsOf(interaction);
    return (
      (modes === undefined || (mode !== undefined && modes.includes(mode))) &&
      (requirements === undefined || requirements.some((id) => about.includes(id))) &&
      (grep === undefined || grep.test(interaction.description))
    );
  });
  if (selected.length === 0 && sequences.length === 0)
    throw new UsageError(
      'NOTHING_SELECTED',
      `None of the ${all.length} interactions is left by these filters.`,
      'See what there is with: mm-auth-conformance contract list',
    );
  return selected.map((one, index) => ({ ...one, index }));
}
