// What an application gives as user data, in every shape that some code on the way drops, converts or folds. A body has a
// name for ever: ids of scenarios are made of it, and of nothing that another body could change.
import type { JsonObject } from '../../contracts/json.ts';

/** A body of user data. `before`: what is saved first, where the body changes it. */
export interface UserBody {
  /** What it has, as the end of "user data with …". */
  readonly is: string;
  readonly body: JsonObject;
  readonly before?: JsonObject;
}

const custom = (value: JsonObject[string]): JsonObject => ({ customAttributes: { x: value } });

/** Every body, by its name. */
export const BODIES = {
  names: { is: 'three names', body: { firstName: 'Grace', lastName: 'Hopper', middleName: 'Brewster' } },
  cyrillic: { is: 'names in Cyrillic', body: { firstName: 'Ада', lastName: 'Лавлейс' } },
  'right-to-left': { is: 'a name from right to left', body: { firstName: 'עדה', lastName: 'مريم' } },
  emoji: { is: 'an emoji in a name', body: { firstName: '👩‍🚀 Ada 𝒳' } },
  nfd: { is: 'a letter and a combining mark', body: { firstName: 'Ze\u0301 e\u0301' } },
  'mixed-case': { is: 'names in both cases', body: { firstName: 'McADA', lastName: 'van der Berg' } },
  'white-space': {
    is: 'white space around and inside names',
    body: { firstName: ' Ada  M. ', lastName: 'a\tb' },
  },
  signs: { is: 'signs that code escapes', body: { firstName: 'O\'Neil & <b>"x"</b> \\ / % + # $1 {0}' } },
  'line-feeds': { is: 'line feeds in a name', body: { lastName: 'first\nsecond\r\nthird\u2028' } },
  'words-of-nothing': {
    is: 'words that look like nothing',
    body: { firstName: 'null', lastName: 'undefined' },
  },
  'digits-as-text': {
    is: 'texts of digits',
    body: { firstName: '007', customAttributes: { code: '0123', flag: 'true' } },
  },
  long: { is: 'a name of 255 characters', body: { lastName: 'Xy'.repeat(127).concat('z') } },
  birthday: { is: 'a birthday', body: { birthday: '1815-12-10' } },
  gender: { is: 'a gender', body: { gender: 'Female' } },
  tags: { is: 'tags', body: { tags: ['News', 'été', 'a b'] } },
  phones: { is: 'phones', body: { phones: ['38591234567', '442071838750'] } },
  emails: { is: 'e-mail addresses', body: { emails: ['Ada.Lovelace+x@Example.com', 'b@example.org'] } },
  'custom-text': {
    is: 'custom attributes that are texts',
    body: { customAttributes: { City: 'Żółć', 'with space': 'a', empty: '' } },
  },
  'custom-number': {
    is: 'custom attributes that are numbers',
    body: { customAttributes: { int: 42, big: 9007199254740991, float: -0.125, zero: 0 } },
  },
  'custom-boolean': {
    is: 'custom attributes that are booleans',
    body: { customAttributes: { yes: true, no: false } },
  },
  'custom-date': {
    is: 'custom attributes that are dates',
    body: { customAttributes: { day: '2024-02-29', moment: '2026-11-27T10:00:00Z' } },
  },
  'custom-objects': {
    is: 'a custom attribute that is a list of objects',
    body: custom([
      { name: 'tea', price: 1.5, hot: true },
      { name: 'čaj', price: 0, hot: false },
    ]),
  },
  'custom-many': {
    is: 'forty custom attributes',
    body: {
      customAttributes: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`key${index}`, index])),
    },
  },
  everything: {
    is: 'every field at once',
    body: {
      firstName: 'Ada',
      lastName: 'Lovelace',
      middleName: 'King',
      birthday: '1815-12-10',
      gender: 'Female',
      tags: ['math'],
      customAttributes: { a: 'x', b: 1, c: false },
    },
  },
  'empty-texts': {
    is: 'empty texts',
    before: { firstName: 'Ada', lastName: 'Lovelace' },
    body: { firstName: '', lastName: 'L' },
  },
  'empty-and-blank': { is: 'an empty and a blank text', body: { middleName: '', lastName: ' ' } },
  'empty-lists': {
    is: 'empty lists, which clear tags and phones',
    before: { tags: ['math'], phones: ['38591234567'] },
    body: { tags: [], phones: [], lastName: 'L' },
  },
  'null-clears-a-name': {
    is: 'null, which clears a name',
    before: { firstName: 'Ada', lastName: 'L' },
    body: { firstName: null },
  },
  'null-clears-an-attribute': {
    is: 'null, which clears a custom attribute',
    before: { customAttributes: { keep: 'a', drop: 'b' } },
    body: { customAttributes: { drop: null } },
  },
  'null-clears-many': {
    is: 'null, which clears a birthday, a gender and a middle name',
    before: { birthday: '1815-12-10', gender: 'Female', middleName: 'King' },
    body: { birthday: null, gender: null, middleName: null },
  },
} as const satisfies Record<string, UserBody>;
