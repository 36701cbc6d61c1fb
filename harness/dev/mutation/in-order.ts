import type { PlayOrder } from './protocol.ts';

/** What is to be played, in the order in which it is played. */
export function inOrder<Titled extends { readonly title: string }>(
  all: readonly Titled[],
  first: PlayOrder['first'],
  only: PlayOrder['only'],
): readonly Titled[] {
  const wanted = only === undefined ? all : all.filter(({ title }) => only.includes(title));
  const rank = ({ title }: Titled) => (first.includes(title) ? first.indexOf(title) : first.length);
  return [...wanted].sort((a, b) => rank(a) - rank(b));
}
