// Texts that a good token may hold where the article asks for a text: any `sub`, any `kid`, any `jti`. Each is one that
// some code in use trims, folds, normalises, encodes, or takes for a number.

/** A form: what it is, as the end of "whose sub …", and the text, made from a plain one. */
export interface GoodText {
  readonly says: string;
  readonly text: (plain: string) => string;
}

/** External user IDs, as `sub` and in the user identity. */
export const SUB_FORMS = {
  'at-sign': { says: 'is an e-mail address', text: (plain) => `${plain}+tag@example.com` },
  space: { says: 'has a space in it', text: (plain) => `Ada ${plain}` },
  'space-around': { says: 'has a space before and after it', text: (plain) => ` ${plain} ` },
  'two-spaces': { says: 'has two spaces beside each other', text: (plain) => `Ada  ${plain}` },
  slash: { says: 'has slashes in it', text: (plain) => `tenant/${plain}/` },
  backslash: { says: 'has a backslash in it', text: (plain) => `DOMAIN\\${plain}` },
  plus: { says: 'has a plus sign in it', text: (plain) => `+${plain}+1` },
  percent: { says: 'has what looks like percent-encoding in it', text: (plain) => `100%25-${plain}%` },
  'query-signs': { says: 'has the signs of a query in it', text: (plain) => `${plain}?a=1&b=2#c` },
  quotes: { says: 'has quotes in it', text: (plain) => `"${plain}" 'x'` },
  markup: { says: 'has markup in it', text: (plain) => `<b>${plain}&amp;</b>` },
  'digits-only': { says: 'is digits only', text: () => '12345678' },
  'leading-zeros': { says: 'is digits with leading zeros', text: () => '000123' },
  'many-digits': { says: 'is more digits than a number holds', text: () => '9007199254740993' },
  'exponent-like': { says: 'looks like a number with an exponent', text: () => '1e5' },
  'upper-case': { says: 'is in upper case', text: (plain) => plain.toUpperCase() },
  'mixed-case': { says: 'has letters in both cases', text: (plain) => `UsEr-${plain}` },
  'dotted-i': { says: 'has the two letters I of Turkish', text: (plain) => `İIıi-${plain}` },
  nfc: { says: 'has a composed letter', text: (plain) => `\u00e9-${plain}` },
  nfd: { says: 'has a letter and a combining mark', text: (plain) => `e\u0301-${plain}` },
  'compatibility-form': {
    says: 'has a ligature and a full-width letter',
    text: (plain) => `\ufb01\uff21-${plain}`,
  },
  'right-to-left': { says: 'is in a script from right to left', text: (plain) => `מזהה-${plain}-مستخدم` },
  'joined-emoji': { says: 'has an emoji of several characters', text: (plain) => `👩‍👩‍👧-${plain}` },
  '1-character': { says: 'is one character long', text: () => 'x' },
  '1-digit': { says: 'is the digit 0', text: () => '0' },
  '255-characters': { says: 'is 255 characters long', text: (plain) => plain.padEnd(255, 'abcdefghij') },
  '255-wide-characters': { says: 'is 255 letters outside ASCII', text: (plain) => plain.padEnd(255, 'ж') },
  'word-null': { says: 'is the word "null"', text: () => 'null' },
  'word-false': { says: 'is the word "false"', text: () => 'false' },
  'word-undefined': { says: 'is the word "undefined"', text: () => 'undefined' },
  uuid: { says: 'is a UUID in upper case', text: () => '6F9619FF-8B86-D011-B42D-00CF4FC964FF' },
  'line-feed': { says: 'has a line feed in it', text: (plain) => `a\n${plain}` },
} as const satisfies Record<string, GoodText>;

/** IDs of secret keys. */
export const KID_FORMS = {
  '1-character': { says: 'is one character long', text: () => 'k' },
  '200-characters': { says: 'is 200 characters long', text: (plain) => plain.padEnd(200, 'k9') },
  slash: { says: 'has slashes in it', text: (plain) => `keys/2026/${plain}` },
  'base64-signs': { says: 'has the signs of base64 in it', text: (plain) => `${plain}+/==` },
  'digits-only': { says: 'is digits only', text: () => '42' },
  uuid: { says: 'is a UUID', text: () => '6f9619ff-8b86-d011-b42d-00cf4fc964ff' },
  'outside-ascii': { says: 'has a letter outside ASCII', text: (plain) => `schlüssel-${plain}` },
} as const satisfies Record<string, GoodText>;

/** IDs of tokens. */
export const JTI_FORMS = {
  '1-character': { says: 'is one character long', text: () => '1' },
  counter: { says: 'is a counter', text: () => '0000042' },
  '300-characters': { says: 'is 300 characters long', text: (plain) => plain.padEnd(300, 'j') },
  'outside-ascii': { says: 'has letters outside ASCII', text: (plain) => `ключ-${plain}` },
  'base64-signs': { says: 'has the signs of base64 in it', text: (plain) => `${plain}+/==` },
} as const satisfies Record<string, GoodText>;
