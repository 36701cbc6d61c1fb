// Every liberty, by theme. A new theme is added here.
import { BY_ITSELF } from './by-itself.ts';
import { CALLBACKS } from './callbacks.ts';
import type { Liberty } from './liberty.ts';
import { ORDER_AND_SAVINGS } from './order-and-savings.ts';
import { REFUSED_ON_THE_DEVICE } from './refused-on-the-device.ts';
import { REGISTRATION } from './registration.ts';
import { SETTER } from './setter.ts';
import { TOKENS } from './tokens.ts';
import { TYPED_LANGUAGE } from './typed-language.ts';
import { WIRE } from './wire.ts';

/** Every liberty, in the order in which listings show them. */
export const LIBERTIES: readonly Liberty[] = [
  ...TOKENS,
  ...SETTER,
  ...REFUSED_ON_THE_DEVICE,
  ...REGISTRATION,
  ...BY_ITSELF,
  ...ORDER_AND_SAVINGS,
  ...CALLBACKS,
  ...WIRE,
  ...TYPED_LANGUAGE,
];

/** The liberty with this id; undefined: there is none. */
export function libertyById(id: string): Liberty | undefined {
  return LIBERTIES.find((liberty) => liberty.id === id);
}
