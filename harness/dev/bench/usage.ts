// What a command costs as a whole process: wall clock, CPU time of it and of all that it started, peak memory.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one run of something cost. Milliseconds, and megabytes of 10^6 bytes. */
export interface Usage {
  readonly wallMs: number;
  /** User and system time. */
  readonly cpuMs: number;
  /** The largest resident size that any one of its Node processes had; absent where it is not to be had. */
  readonly peakMb?: number;
}

/** A command that is measured. */
export interface Measured {
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The exit codes that are as they should be; default: 0 alone. */
  readonly exits?: readonly number[];
}

/** Notes at its end what a Node process took. It is in every process compared, and costs each the same. */
const HOOK = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').appendFileSync(process.env.MM_BENCH_USAGE, (userCPUTime + systemCPUTime) + ' ' + maxRSS + '\\n');
});`;

/** CPU time of this process's children that have ended, milliseconds, to 10 ms; 0 where the system does not tell. */
function childrensCpuMs(): number {
  if (!existsSync('/proc/self/stat')) return 0;
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

/** What the processes noted: CPU time of all, the memory of the largest. */
function noted(file: string): { readonly cpuMs: number; readonly peakMb: number } {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const figures = lines.map((line) => line.split(' ').map(Number));
  return {
    cpuMs: figures.reduce((sum, [cpu = 0]) => sum + cpu, 0) / 1_000,
    peakMb: Math.max(0, ...figures.map(([, kilobytes = 0]) => kilobytes * 1_024)) / 1_000_000,
  };
}

/**
 * Runs Node with these arguments to its end and measures it.
 * @throws Error when it ends otherwise than it should, with what it printed.
 */
export async function usageOf({ args, cwd, env, exits = [0] }: Measured): Promise<Usage> {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-usage-'));
  const [hook, notes] = [join(folder, 'hook.cjs'), join(folder, 'usage')];
  writeFileSync(hook, HOOK);
  try {
    const cpuBefore = childrensCpuMs();
    const before = performance.now();
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env, NODE_OPTIONS: `--require ${hook}`, MM_BENCH_USAGE: notes },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        printed = (printed + chunk.toString()).slice(-4_000);
      });
    const code = await new Promise<number | null>((ended) => child.once('close', ended));
    const wallMs = performance.now() - before;
    if (code === null || !exits.includes(code))
      throw new Error(`${args.join(' ')} ended with ${code}:\n${printed}`);
    const { cpuMs, peakMb } = noted(notes);
    // Programs that are not Node's are in the system's figure alone.
    return { wallMs, cpuMs: Math.max(cpuMs, childrensCpuMs() - cpuBefore), peakMb };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Measures work in this process. */
export async function usageHere(work: () => Promise<unknown>): Promise<Usage> {
  const cpu = process.cpuUsage();
  const before = performance.now();
  await work();
  const wallMs = performance.now() - before;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1_000 };
}
