// What stands beside an external user ID in personalize's user identity, and what stands there without one.
import type { JsonObject } from '../../contracts/json.ts';

/** An identity without its external user ID, and what it has in words. */
export interface Contacts {
  readonly is: string;
  readonly contacts: JsonObject;
}

/** Every set of contacts, by its name. */
export const CONTACTS = {
  'one-phone': { is: 'a phone', contacts: { phones: ['38591234567'] } },
  'two-phones': { is: 'two phones', contacts: { phones: ['38591234567', '442071838750'] } },
  'phone-with-zeros': { is: 'a phone with leading zeros', contacts: { phones: ['0038591234567'] } },
  'phone-with-a-plus': { is: 'a phone with a plus sign', contacts: { phones: ['+38591234567'] } },
  'one-email': { is: 'an e-mail address', contacts: { emails: ['ada@example.com'] } },
  'email-in-both-cases': {
    is: 'an e-mail address in both cases',
    contacts: { emails: ['Ada.Lovelace+Tag@Example.COM'] },
  },
  'email-outside-ascii': {
    is: 'an e-mail address outside ASCII',
    contacts: { emails: ['žofie@příklad.example'] },
  },
  'phones-and-emails': {
    is: 'phones and e-mail addresses',
    contacts: { phones: ['38591234567'], emails: ['a@example.com', 'b@example.com'] },
  },
} as const satisfies Record<string, Contacts>;
