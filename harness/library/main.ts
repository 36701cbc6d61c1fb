// The package as a library: what `import … from 'mm-auth-conformance'` gives. All of it is public in the sense of
// Semantic Versioning (docs/library.md); what is not exported here, or under another name of package.json, is not.
export type { Adapter, Capabilities } from '../../contracts/adapter-protocol.ts';
export type { Mode } from '../../contracts/mode.ts';
export type { Level } from '../../contracts/requirement.ts';
export type { Cause } from '../../reports/causes.ts';
export { renderCtrf } from '../../reports/ctrf.ts';
export type {
  CallbackEvidence,
  RequestEvidence,
  StepEvidence,
  TokenEvidence,
} from '../../reports/evidence.ts';
export { renderHtml } from '../../reports/html/render.ts';
export { renderJson } from '../../reports/json.ts';
export { renderJunit } from '../../reports/junit.ts';
export { renderMarkdown } from '../../reports/markdown.ts';
export type {
  Check,
  CheckStatus,
  Counts,
  Finding,
  KnownFailureNote,
  KnownFailureProblem,
  Repeated,
  Report,
  RequirementResult,
  ScenarioOutcome,
  ScenarioResult,
  Verdict,
} from '../../reports/model.ts';
export { type ReadReport, readReport } from '../../reports/read.ts';
export { writeReport } from '../../reports/write.ts';
export type { UsageErrorCode } from '../base/errors/codes.ts';
export { UsageError } from '../base/usage-error.ts';
export type { Introduction, LogLine } from '../drivers/driver.ts';
export type { KnownFailure } from '../engine/verdict/known-failures.ts';
export { readReportFile } from '../files/report-files.ts';
export type { Connection } from '../net/connection.ts';
export type { Application, Applications } from '../pact/provider/application.ts';
export {
  type Config,
  defineConfig,
  type ProfileConfig,
  type ReadConfigOptions,
  readConfig,
} from './config.ts';
export { type MergedReport, mergeReports } from './merge.ts';
export { run } from './run.ts';
export { type AgentRuns, type RunAgentsOptions, runAgents } from './run-agents.ts';
export type {
  HostOptions,
  JudgingOptions,
  MendingOptions,
  RunEvent,
  RunOptions,
  SayingOptions,
  SelectionOptions,
  TargetOptions,
} from './run-options.ts';
export { type ListedScenario, scenarios } from './scenarios.ts';
export { type VerifyEvent, type VerifyProviderOptions, verifyProvider } from './verify-provider.ts';
