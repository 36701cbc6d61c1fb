// Every command, in the order in which `--help` shows them: one line each. A command is loaded when it is called.
import type { Command } from 'commander';
import type { Io } from '../process/io.ts';

/** Makes a command whose options are known and whose work is not yet done. */
type Make = (io: Io) => Command;

/** By its name: what loads it. */
export const COMMANDS: Readonly<Record<string, () => Promise<Make>>> = {
  run: async () => (await import('./run.ts')).runCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  compare: async () => (await import('./compare.ts')).compareCommand,
  merge: async () => (await import('./merge.ts')).mergeCommand,
  trend: async () => (await import('./trend.ts')).trendCommand,
  badge: async () => (await import('./badge.ts')).badgeCommand,
  list: async () => (await import('./list.ts')).listCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  fuzz: async () => (await import('./fuzz.ts')).fuzzCommand,
  init: async () => (await import('./init.ts')).initCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  sensitivity: async () => (await import('./sensitivity.ts')).sensitivityCommand,
  token: async () => (await import('./token.ts')).tokenCommand,
  'verify-provider': async () => (await import('./verify-provider.ts')).verifyProviderCommand,
  contract: async () => (await import('./contract.ts')).contractCommand,
  completion: async () => (await import('./completion.ts')).completionCommand,
};
