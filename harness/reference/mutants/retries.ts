// Mutants that try again without end.
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Description, type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

/** "Without end" for whoever looks: it ends with the test. */
const WITHOUT_END = 25;

/** Lets others have their turn. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Whether a failure is one after which this SDK tries again. */
type Again = (error: SdkError, outgoing: Outgoing) => boolean;

const onServerErrors: Again = ({ code }) => /_5\d\d$/.test(code);
const onNetworkErrors: Again = ({ code }) => code === 'NETWORK_ERROR';

function triesWithoutEnd(id: string, description: Description, again: Again): Mutant {
  return mutant(
    id,
    { tags, ...description },
    class extends ReferenceSdk {
      protected override async send(outgoing: Outgoing): Promise<unknown> {
        for (let tries = 1; ; tries += 1) {
          try {
            return await super.send(outgoing);
          } catch (error) {
            if (!(error instanceof SdkError) || tries === WITHOUT_END || !again(error, outgoing)) throw error;
            await breath();
          }
        }
      }
    },
  );
}

export const RETRIES: readonly Mutant[] = [
  triesWithoutEnd(
    'tries-again-without-end-on-5xx',
    {
      requirement: 'UDA-39',
      sentence: 'A call that meets a 5xx is tried again until it works.',
      cause: 'The loop of the retry has a pause and no counter.',
    },
    onServerErrors,
  ),
  triesWithoutEnd(
    'tries-again-without-end-on-network-errors',
    {
      requirement: 'UDA-39',
      sentence: 'A call whose connection breaks is tried again until it works.',
      cause: 'Being offline was thought to end some time, and a connection that is reset to be the same.',
    },
    onNetworkErrors,
  ),
  triesWithoutEnd(
    'tries-again-without-end-on-429',
    {
      requirement: 'UDA-39',
      sentence: 'A call that is told to slow down is tried again at once until it works.',
      cause: 'Retry-After is not read, and its default is nothing.',
    },
    ({ code }) => code === 'TEST_CODE_TOO_MANY' || code.endsWith('_429'),
  ),
  triesWithoutEnd(
    'registers-again-without-end',
    {
      requirement: 'UDA-39',
      sentence: 'A registration that fails is tried again until it works.',
      cause: 'Nothing works without a registration, so it was never to give up.',
    },
    (_, { endpoint }) => endpoint === 'registerInstallation',
  ),
];
