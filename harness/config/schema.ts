// What a configuration file holds; published as contracts/schemas/config.schema.json. The words are those of the library's
// options, so that what stands in a file can stand in a program; a test holds the two together.
import { z } from 'zod';
import { MODES } from '../../contracts/mode.ts';
import { LEVELS } from '../../contracts/requirement.ts';
import { KnownFailuresFile } from '../files/known-failures-file.ts';

const text = z.string().min(1);
const texts = z.array(text);
const ms = (most: number) => z.int().min(1).max(most);

/** How an SDK is run and judged. */
export const RunConfig = z.strictObject({
  sdk: text
    .describe(
      'The SDK: reference, module:PATH, command:COMMAND, page:URL, agent or mutant:ID. Paths start from this file.',
    )
    .exactOptional(),
  loopback: z
    .boolean()
    .describe('An SDK in this process reaches the backend over HTTP on this machine.')
    .exactOptional(),
  startTimeoutMs: ms(3_600_000)
    .describe('How long an adapter outside this process may take to start, milliseconds.')
    .exactOptional(),
  workers: z
    .int()
    .min(1)
    .max(64)
    .describe('How many processes of a command: target run side by side.')
    .exactOptional(),
  host: text.describe('The address to listen on for SDKs elsewhere.').exactOptional(),
  port: z.int().min(0).max(65_535).describe('The port to listen on; 0: any free one.').exactOptional(),
  publicUrl: text.describe('The base URL under which SDKs reach it, if it is another one.').exactOptional(),
  allowOrigins: texts.describe('Origins of web pages that may dial in.').exactOptional(),
  agentWaitMs: ms(86_400_000).describe('How long to wait for an agent, milliseconds.').exactOptional(),
  agents: z
    .int()
    .min(1)
    .max(32)
    .describe('How many agents to wait for; each has a report of its own, unless they split the scenarios.')
    .exactOptional(),
  split: z
    .boolean()
    .describe('The agents are devices of one kind, which share the scenarios of one report.')
    .exactOptional(),
  ids: texts.describe('Scenario ids, or globs over them: jwt/expired/**').exactOptional(),
  modes: z.array(z.enum(MODES)).exactOptional(),
  requirements: texts.describe('Requirements that a scenario is about: UDA-14').exactOptional(),
  levels: z.array(z.enum(LEVELS)).exactOptional(),
  themes: texts.exactOptional(),
  strict: z.boolean().describe('A broken SHOULD fails the run like a broken MUST.').exactOptional(),
  extraCases: texts.describe('Case files. Paths start from this file.').exactOptional(),
  knownFailures: z
    .union([text, KnownFailuresFile])
    .describe('A file of known failures, whose path starts from this file, or its entries.')
    .exactOptional(),
  reportDir: text.describe('Where the report of a run goes. The path starts from this file.').exactOptional(),
  callTimeoutMs: z
    .int()
    .min(100)
    .max(600_000)
    .describe('How long one call into the SDK may take, milliseconds.')
    .exactOptional(),
  concurrency: z
    .int()
    .min(1)
    .max(1_000)
    .describe('How many scenarios at once, as far as the adapter allows.')
    .exactOptional(),
  bail: z.int().min(1).describe('End after so many failed scenarios.').exactOptional(),
  repeat: z
    .int()
    .min(1)
    .max(1_000)
    .describe('Play each scenario so many times, and say which ones are flaky.')
    .exactOptional(),
});

/** How a backend is verified. Secrets are in the file of its application profiles, or in the environment. */
export const BackendConfig = z.strictObject({
  baseUrl: text.describe('Where the backend is; "mock" for the bundled one.').exactOptional(),
  contactBaseUrl: text.describe('Where the Contact Information API is.').exactOptional(),
  statesUrl: text
    .describe('Where provider states are posted that only the backend can bring about.')
    .exactOptional(),
  profiles: text
    .describe(
      'The file of application profiles by mode (verify-provider --config). The path starts from this file.',
    )
    .exactOptional(),
  modes: z.array(z.enum(MODES)).exactOptional(),
  requirements: texts.describe('Only interactions about these requirements: UDB-04').exactOptional(),
  pacts: texts.describe('Pact files instead of the contracts. Paths start from this file.').exactOptional(),
  timeoutMs: z
    .int()
    .min(50)
    .max(120_000)
    .describe('How long one request may take, milliseconds.')
    .exactOptional(),
  concurrency: z
    .int()
    .min(1)
    .max(32)
    .describe('How many interactions are under way at once.')
    .exactOptional(),
  reportDir: text
    .describe('Where the report of a verification goes. The path starts from this file.')
    .exactOptional(),
});

const backend = BackendConfig.exactOptional();

/** A configuration file. `$schema` is for editors. */
export const ConfigFile = RunConfig.extend({
  $schema: z.string().exactOptional(),
  backend,
  profiles: z
    .record(text, RunConfig.extend({ backend }))
    .describe(
      'Several SDKs or backends: what a profile says counts more than what stands beside it (--profile).',
    )
    .exactOptional(),
});
export type ConfigFile = z.infer<typeof ConfigFile>;
export type RunConfig = z.infer<typeof RunConfig>;
export type BackendConfig = z.infer<typeof BackendConfig>;
