// The mask of a scenario's tokens, made once: judging and evidence ask for it several times.
import { tokenMask } from '../../tokens/decode.ts';
import type { Observation } from '../play/observation.ts';

type Mask = (text: string) => string;

const made = new WeakMap<Observation['tokens'], { readonly size: number; readonly mask: Mask }>();

/** Cuts the signatures of the observation's tokens, and of all that are known, out of a text. */
export function maskOf({ tokens }: Pick<Observation, 'tokens'>): Mask {
  const before = made.get(tokens);
  if (before?.size === tokens.size) return before.mask;
  const mask = tokenMask([...tokens.values()].map((token) => token.value));
  made.set(tokens, { size: tokens.size, mask });
  return mask;
}
