// verifyProvider(): the contracts against a backend, with real tokens.
import type { Mode } from '../../contracts/mode.ts';
import type { Report, ScenarioResult } from '../../reports/model.ts';
import { defined } from '../base/defined.ts';
import type { KnownFailure } from '../engine/verdict/known-failures.ts';
import { lockFolder } from '../files/folder-lock.ts';
import { readKnownFailures } from '../files/known-failures-file.ts';
import { prepareReportFolder } from '../files/report-folder.ts';
import { type VerificationJournal, verificationJournal } from '../journal/write.ts';
import type { Connection } from '../net/connection.ts';
import { committedPacts, type Pact, pactFiles, planned, plannedSequences } from '../pact/files/pacts.ts';
import type { Application, Applications } from '../pact/provider/application.ts';
import { startNamedMock } from '../pact/provider/mock/named-mock.ts';
import type { Seeds } from '../pact/provider/states/seeded.ts';
import { verifyProvider as verify } from '../pact/provider/verify.ts';
import { writeWhole } from './recorded.ts';

/** What a verification tells while it goes on. */
export type VerifyEvent =
  | { readonly kind: 'started'; readonly target: string; readonly planned: number }
  /** An interaction, or a sequence of requests, has been judged. */
  | {
      readonly kind: 'scenario';
      readonly result: ScenarioResult;
      readonly done: number;
      readonly planned: number;
    }
  /** Something that costs the verification nothing, and that somebody should know. */
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'finished'; readonly report: Report };

/** The options of `verifyProvider`. */
export interface VerifyProviderOptions {
  /** Where the mobile API is; `mock` for the bundled backend, `mock:ID` for one that is broken on purpose. */
  readonly baseUrl: string;
  /** Where the Contact Information API is; default: the base URL. */
  readonly contactBaseUrl?: string;
  /** Where provider states are posted that only the backend can bring about. */
  readonly statesUrl?: string;
  /** The application profiles, by the mode that each is in. */
  readonly applications?: Applications;
  /** A second profile of the same backend. */
  readonly otherApplication?: Application;
  /** What there is, where the backend cannot be controlled. */
  readonly seeds?: Seeds;
  /** Only interactions of these modes; default: all that there is a profile for, or all where there is none. */
  readonly modes?: readonly Mode[];
  /** Only interactions about these requirements: `UDB-04`. */
  readonly requirements?: readonly string[];
  /** Only interactions whose description matches. */
  readonly grep?: RegExp;
  /** Pact files, or pacts that were read; default: the bundled contracts. */
  readonly pacts?: readonly (string | Pact)[];
  /** How long one request may take, milliseconds; default 5,000. */
  readonly timeoutMs?: number;
  /** How many interactions are under way at once; default 1, and 2 with the bundled backend. With `seeds` always 1. */
  readonly concurrency?: number;
  /** Failures that are known, as a list or the path of a file: reported, and not failing the verification. */
  readonly knownFailures?: string | readonly KnownFailure[];
  /** How the backend is reached: headers of a gateway, certificates, a proxy. */
  readonly connection?: Connection;
  readonly providerVersion?: string;
  /** What relative paths start from; default: the current folder. */
  readonly cwd?: string;
  /** The folder that the report is written into; absent: nothing is written. */
  readonly reportDir?: string;
  /** As the report names what was verified, what repeats it, and what was selected. */
  readonly target?: string;
  readonly command?: string;
  readonly selection?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: VerifyEvent) => void;
}

async function pactsOf({ pacts, cwd = process.cwd() }: VerifyProviderOptions): Promise<readonly Pact[]> {
  if (pacts === undefined) return committedPacts();
  const all = await Promise.all(
    pacts.map(async (pact) => (typeof pact === 'string' ? pactFiles([pact], cwd) : [pact])),
  );
  return all.flat();
}

/** The modes that are asked for, or that there is a profile for; undefined: any. */
function modesOf({ modes, applications = {} }: VerifyProviderOptions): readonly Mode[] | undefined {
  if (modes !== undefined) return modes;
  const known = Object.keys(applications) as Mode[];
  return known.length === 0 ? undefined : known;
}

/** Verifies a backend whose address is known. */
async function verifyAt(options: VerifyProviderOptions): Promise<Report> {
  const { baseUrl, target = baseUrl, applications = {}, reportDir, cwd = process.cwd(), onEvent } = options;
  const pacts = await pactsOf(options);
  const modes = modesOf(options);
  const { requirements, grep } = options;
  const selection = defined({ modes, requirements, grep });
  // Whoever names pacts has those verified, and no more.
  const sequences = options.pacts === undefined ? plannedSequences(selection) : [];
  const selected = planned(pacts, selection, sequences);
  const { knownFailures: named = [] } = options;
  const known = typeof named === 'string' ? await readKnownFailures(named, cwd) : named;
  const all = selected.length + sequences.length;
  const work = (journal?: VerificationJournal) => {
    onEvent?.({ kind: 'started', target, planned: all });
    let done = 0;
    return verify({
      ...options,
      applications,
      pacts,
      planned: selected,
      sequences,
      target,
      knownFailures: known,
      onPlan: (plan) => journal?.planned(plan),
      onResult: (result) => {
        done += 1;
        journal?.judged(result);
        onEvent?.({ kind: 'scenario', result, done, planned: all });
      },
    });
  };
  if (reportDir !== undefined) return verifiedIn(reportDir, cwd, onEvent, work);
  const report = await work();
  onEvent?.({ kind: 'finished', report });
  return report;
}

/** Verifies with a journal in a folder, and writes the report there. A journal whose report is whole is taken away. */
async function verifiedIn(
  reportDir: string,
  cwd: string,
  onEvent: VerifyProviderOptions['onEvent'],
  work: (journal: VerificationJournal) => Promise<Report>,
): Promise<Report> {
  const folder = await prepareReportFolder(reportDir, cwd);
  const unlock = lockFolder(folder.path);
  try {
    const journal = verificationJournal(folder.path);
    const report = await work(journal);
    journal.ended(report.run.interrupted);
    const problem = journal.problem();
    if (problem !== undefined) onEvent?.({ kind: 'warning', text: `no journal was kept: ${problem}` });
    onEvent?.({ kind: 'finished', report });
    // Where the report is not whole, the journal stays.
    await writeWhole(report, folder.path, problem === undefined ? journal.path : undefined);
    journal.discard();
    return report;
  } catch (error) {
    unlock();
    return folder.giveUp(error);
  } finally {
    unlock();
  }
}

/**
 * Verifies a backend against the contracts that SDKs rely on, and reports. What the backend does never makes it reject: that
 * is what the report's `verdict` is for. Needs the optional parts `@pact-foundation/pact-cli` and `pact-core`.
 * @throws UsageError the caller's mistake, told before anything is verified. NotKept comes after everything.
 */
export async function verifyProvider(options: VerifyProviderOptions): Promise<Report> {
  const mock = await startNamedMock(options.baseUrl);
  if (mock === undefined) return verifyAt(options);
  const { baseUrl, statesUrl } = mock;
  try {
    // It makes a profile of its own for each interaction.
    return await verifyAt({
      target: options.baseUrl,
      concurrency: 2,
      ...options,
      baseUrl,
      statesUrl,
      applications: {},
    });
  } finally {
    await mock.stop();
  }
}
