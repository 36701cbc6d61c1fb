// Every interaction, and the pact files that hold them.
import type { Interaction, Party } from '../interaction.ts';
import type { Mode } from '../mode.ts';
import { APPLICATION_CODE_INTERACTIONS } from './application-code.ts';
import { BUSINESS_BACKEND_INTERACTIONS } from './business-backend.ts';
import { CONTACT_INFORMATION_API_INTERACTIONS } from './contact-information-api.ts';
import { JWT_INTERACTIONS } from './jwt.ts';

/** A pact: the interactions of one mode between a consumer and a provider. */
export interface Contract {
  /** The name of its file, without folder: the same under each specification version. */
  readonly file: string;
  readonly mode: Mode;
  readonly party: Party;
  readonly interactions: readonly Interaction[];
}

/** Every contract, in the order of the modes. */
export const CONTRACTS: readonly Contract[] = [
  {
    file: 'application-code.json',
    mode: 'application-code',
    party: 'sdk',
    interactions: APPLICATION_CODE_INTERACTIONS,
  },
  { file: 'jwt.json', mode: 'jwt', party: 'sdk', interactions: JWT_INTERACTIONS },
  {
    file: 'contact-information-api.json',
    mode: 'contact-information-api',
    party: 'sdk',
    interactions: CONTACT_INFORMATION_API_INTERACTIONS,
  },
  {
    file: 'contact-information-api.business-backend.json',
    mode: 'contact-information-api',
    party: 'business-backend',
    interactions: BUSINESS_BACKEND_INTERACTIONS,
  },
];

/** Every interaction of every contract. */
export const INTERACTIONS: readonly Interaction[] = CONTRACTS.flatMap((contract) => contract.interactions);
