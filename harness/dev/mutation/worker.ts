// A thread that plays one mutant after another: switches it on, loads the subject anew, plays it.
import { parentPort, workerData } from 'node:worker_threads';
import { playContracts } from './backend-play.ts';
import type { PartName } from './parts.ts';
import type { Coverage, MutationAnswer, MutationOrder, MutationWorkerData, PlayOrder } from './protocol.ts';
import { playReference } from './reference-play.ts';

const port = parentPort;
if (port === null) throw new Error('This file is started as a thread.');
const { part, bundle } = workerData as MutationWorkerData;

// biome-ignore lint/suspicious/noExplicitAny: each part's bundle exports what its own player takes.
type PlayPart = (subject: any, order: PlayOrder) => Promise<string | undefined>;
const PLAY: Readonly<Record<PartName, PlayPart>> = {
  reference: playReference,
  backend: playContracts,
  judge: (subject, order) => subject.play(order),
};

async function played({ mutant, hitLimit, ...order }: MutationOrder): Promise<MutationAnswer> {
  const coverage: Coverage = { static: {}, perTest: {} };
  const tool: Record<string, unknown> = {
    activeMutant: mutant ?? 'none',
    mutantCoverage: coverage,
    ...(hitLimit === undefined ? {} : { hitCount: 0, hitLimit }),
  };
  Reflect.set(globalThis, '__stryker__', tool);
  const onNext = (title: string) => {
    tool['currentTestId'] = title;
  };
  try {
    const subject = await import(`${bundle}?mutant=${mutant ?? 'none'}`);
    const killedBy = await PLAY[part](subject, { ...order, onNext });
    return killedBy === undefined ? { coverage } : { killedBy, coverage };
  } catch (error) {
    return {
      killedBy: `it cannot be loaded: ${error instanceof Error ? error.name : String(error)}`,
      coverage,
    };
  }
}

port.on('message', (order: MutationOrder) => {
  void played(order).then((answer) => port.postMessage(answer));
});
