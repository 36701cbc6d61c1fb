import { expect, test } from '@playwright/test';
import { UsageError } from '../base/usage-error.ts';
import { parseKnownFailures } from './known-failures-file.ts';

const GOOD = { scenario: 'jwt/expired/**', requirement: 'UDA-13', reason: 'known' };

test('a list of entries, with a link and a last day where they are given', () => {
  const entry = { ...GOOD, link: 'https://tracker.example/1', expires: '2027-01-31' };
  expect(parseKnownFailures(JSON.stringify([GOOD, entry]), 'known.json')).toEqual([GOOD, entry]);
  expect(parseKnownFailures('[]', 'known.json')).toEqual([]);
});

const BROKEN: readonly (readonly [name: string, text: string, says: RegExp])[] = [
  ['no JSON', '[', /known\.json is not valid: .*JSON/],
  ['no list', '{}', /expected array/],
  ['no reason', JSON.stringify([{ ...GOOD, reason: undefined }]), /\[0\]\.reason/],
  ['an empty scenario', JSON.stringify([{ ...GOOD, scenario: '' }]), /\[0\]\.scenario/],
  ['no requirement', JSON.stringify([{ ...GOOD, requirement: 'UDX-01' }]), /\[0\]\.requirement/],
  ['an unknown requirement', JSON.stringify([{ ...GOOD, requirement: 'UDA-99' }]), /no requirement UDA-99/],
  ['a day that there is not', JSON.stringify([{ ...GOOD, expires: '2027-02-31' }]), /\[0\]\.expires/],
  ['a link to a script', JSON.stringify([{ ...GOOD, link: 'javascript:alert(1)' }]), /\[0\]\.link/],
  ['a misspelt field', JSON.stringify([{ ...GOOD, expire: '2027-01-31' }]), /expire/],
];

for (const [name, text, says] of BROKEN) {
  test(`${name} is told with its place`, () => {
    expect(() => parseKnownFailures(text, 'known.json')).toThrow(says);
    expect(() => parseKnownFailures(text, 'known.json')).toThrow(UsageError);
  });
}
