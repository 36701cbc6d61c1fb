import { expect, test } from '@playwright/test';
import type { Interaction } from '../interaction.ts';
import type { Json } from '../json.ts';
import { exampleOf } from '../pact-value.ts';
import { INTERACTIONS } from './all.ts';

function isRefused({ response: { status } }: Interaction): boolean {
  return typeof status === 'number' ? status >= 400 : status.any === 'clientError';
}

const refusedAt = (end: RegExp) =>
  INTERACTIONS.filter((one) => isRefused(one) && end.test(String(exampleOf(one.request.path))));

/** What a flag says; both ways of writing it say the same. */
function said({ request: { query = {} } }: Interaction, name: string): string {
  const value = query[name];
  if (value === undefined) return 'absent';
  return ['true', '1'].includes(String(exampleOf(value))) ? 'true' : 'false';
}

const FLAGS = ['forceDepersonalize', 'keepAsLead', 'setDeviceAsPrimary'] as const;
const VALUES = ['absent', 'false', 'true'];
const personalizes = refusedAt(/^\/mobile\/.*\/personalize$/);

function byKind(all: readonly Interaction[]): ReadonlyMap<string, readonly Interaction[]> {
  const kinds = new Map<string, Interaction[]>();
  for (const one of all) {
    const kind = `${one.mode} ${one.requirements[0]}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return kinds;
}

test('every kind of refused personalize asks for each thing once at least, and once not for it', () => {
  const missing = [...byKind(personalizes)].flatMap(([kind, all]) =>
    FLAGS.filter((flag) => new Set(all.map((one) => said(one, flag) === 'true')).size < 2).map(
      (flag) => `${kind}: ${flag}`,
    ),
  );
  expect(byKind(personalizes).size).toBeGreaterThanOrEqual(8);
  expect(missing).toEqual([]);
});

test('where a mode refuses often, every two flags meet in every two values', () => {
  for (const [kind, all] of byKind(personalizes)) {
    if (all.length < 20) continue;
    const pairs = FLAGS.flatMap((one, at) => FLAGS.slice(at + 1).map((other) => [one, other] as const));
    for (const [one, other] of pairs) {
      const met = new Set(all.map((each) => `${said(each, one)} ${said(each, other)}`));
      expect(met.size, `${kind}: ${one}, ${other}`).toBe(VALUES.length ** 2);
    }
  }
});

test('a call that is forced stays so, and says so', () => {
  const forced = personalizes.filter(({ description }) => description.includes('forceDepersonalize'));
  expect(forced.length).toBeGreaterThan(3);
  expect(forced.filter((one) => said(one, 'forceDepersonalize') !== 'true')).toEqual([]);
});

test('what an SDK is asked for has all three flags', () => {
  const ofSdk = personalizes.filter(({ sdk }) => sdk !== undefined);
  expect(ofSdk.length).toBeGreaterThan(3);
  expect(ofSdk.filter(({ request }) => Object.keys(request.query ?? {}).length !== FLAGS.length)).toEqual([]);
});

test('identities, events and saves that are refused come in more than one shape', () => {
  const identity = ({ request: { body } }: Interaction) =>
    Object.keys((exampleOf(body ?? null) as { userIdentity?: Json } | null)?.userIdentity ?? {}).join();
  const query =
    (name: string) =>
    ({ request: { query = {} } }: Interaction) =>
      query[name] === undefined ? 'absent' : String(exampleOf(query[name]));
  const met = (all: readonly Interaction[], of: (one: Interaction) => string) => new Set(all.map(of));
  for (const shape of ['externalUserId', 'externalUserId,phones', 'externalUserId,emails', 'phones,emails'])
    expect(met(personalizes, identity)).toContain(shape);
  const events = met(refusedAt(/\/user\/events\/custom$/), query('validate'));
  expect([...events].sort()).toEqual(['absent', 'false', 'true']);
  expect([...met(refusedAt(/\/user$/), query('ri'))].sort()).toEqual(['0', 'absent', 'false', 'true']);
});
