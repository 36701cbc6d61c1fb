// Plays the catalogue against the reference SDK of a bundle, until a scenario would make a run look different.
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { type MakeSdk, referenceAdapter } from '../../reference/adapter.ts';
import { type PlayOptions, playCatalogue } from '../../sensitivity/play.ts';
import type { PlayOrder } from './protocol.ts';

/** Some mutants never call back, and each such call takes all of it. Milliseconds. */
const QUICKLY: PlayOptions = { callTimeoutMs: 1_500, concurrency: 24 };
/** A machine under load is late, too: what fails must fail again alone, with time enough. */
const ALONE: PlayOptions = { callTimeoutMs: 5_000, concurrency: 1 };
/** How often a failure that does not come again is looked behind. */
const MAX_CHANCE = 8;

interface Subject {
  readonly ReferenceSdk: new (...given: Parameters<MakeSdk>) => ReturnType<MakeSdk>;
}

/** What fails, or cannot be judged any more, in these scenarios; undefined: no run would look different. */
async function failingIn(
  { ReferenceSdk }: Subject,
  scenarios: readonly Scenario[],
  options: PlayOptions,
  first: readonly string[],
): Promise<string | undefined> {
  const { failures, unjudged, fault } = await playCatalogue(
    scenarios,
    (given) => referenceAdapter({ ...given, make: (seams) => new ReferenceSdk(seams) }),
    options,
    { first, enough: (failure, isUnjudged) => failure !== undefined || isUnjudged },
  );
  return failures[0]?.scenario ?? unjudged[0] ?? fault;
}

/** The scenario that fails, or that cannot be judged any more, each time that it is played; undefined: there is none. */
export async function playReference(
  subject: Subject,
  { first }: Pick<PlayOrder, 'first'>,
): Promise<string | undefined> {
  const known = new Map(CATALOGUE.map((scenario) => [scenario.id, scenario]));
  const again = async (id: string) => {
    const scenario = known.get(id);
    return scenario !== undefined && (await failingIn(subject, [scenario], ALONE, [])) !== undefined;
  };
  const [last] = first;
  if (last !== undefined && (await again(last))) return last;
  let left = CATALOGUE;
  for (let times = 0; times <= MAX_CHANCE; times += 1) {
    const id = await failingIn(subject, left, QUICKLY, first);
    if (id === undefined || !known.has(id) || (await again(id))) return id;
    left = left.filter((scenario) => scenario.id !== id);
  }
  return undefined;
}
