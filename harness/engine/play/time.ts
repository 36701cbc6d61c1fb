// Lets time pass for an SDK: by setting its clock where that works, else by waiting.
import { pause } from '../../base/wait.ts';
import type { Stage } from './stage.ts';

/** Added to what is waited for, milliseconds: timers fire early by a little. */
const MARGIN_MS = 250;

/** When a token expires, epoch milliseconds. */
function expMs({ tokens, scenario }: Stage, token: string): number {
  const exp = tokens.get(token)?.exp;
  if (exp === undefined || exp === null)
    throw new Error(`Scenario ${scenario.id}: "${token}" has no exp to wait for.`);
  return exp * 1_000;
}

/** Gives the SDK the clock of its stage, where that stands still. */
export async function fixClock({ clock, setting }: Stage, sdkId: string): Promise<void> {
  if (clock.fixedMs !== null) await setting.driver.setClock({ sdkId, clockMs: clock.fixedMs });
}

/** Lets time pass until a token has expired. */
export async function letExpire(stage: Stage, sdkId: string, token: string): Promise<void> {
  const { clock } = stage;
  const atMs = expMs(stage, token);
  if (clock.fixedMs === null) return pause(atMs + MARGIN_MS - clock.nowMs());
  clock.fixedMs = Math.max(clock.fixedMs, atMs + 1_000);
  await fixClock(stage, sdkId);
}

/** Sets the clock to this many milliseconds after a token's `exp`. */
export async function setClock(
  stage: Stage,
  sdkId: string,
  token: string,
  afterExpMs: number,
): Promise<void> {
  stage.clock.fixedMs = expMs(stage, token) + afterExpMs;
  await fixClock(stage, sdkId);
}
