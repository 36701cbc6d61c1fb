// A token verifier with one thing done wrong: each decision of it can be replaced. Written apart from the strict one, so that a
// defect of it is its own.
import { createHmac } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { CLAIMS } from '../../../../contracts/wire.ts';
import type { BackendPolicy, World } from '../../../backend/state.ts';

type Members = Readonly<Record<string, unknown>>;
type Hash = 'sha256' | 'sha384' | 'sha512';

/** The decisions of a verifier. */
export interface Decisions {
  /** Whether a number of segments will do. */
  readonly segments: (count: number) => boolean;
  /** How an `alg` is checked; `unsigned`: not at all. undefined: it is refused. */
  readonly hash: (alg: unknown, header: Members) => Hash | 'unsigned' | undefined;
  /** The keys that may have signed; empty: the kid is refused. */
  readonly keys: (header: Members, world: World, claims: Members) => readonly (string | Uint8Array)[];
  /** Whether a signature is the right one. */
  readonly fits: (sent: string, right: Buffer) => boolean;
  readonly time: (exp: unknown, nowSeconds: number) => boolean;
  readonly typ: (typ: unknown, header: Members) => boolean;
  readonly application: (code: unknown, world: World) => boolean;
  /** The claims that must be there. */
  readonly needed: readonly string[];
  readonly critical: (header: Members) => boolean;
}

/** The application's own secret. */
export function secretOf(world: World): Uint8Array {
  return Buffer.from(world.key.secretHex, 'hex');
}

const RIGHT: Decisions = {
  segments: (count) => count === 3,
  hash: (alg) => (alg === 'HS256' ? 'sha256' : undefined),
  keys: ({ kid }, world) => (kid === world.key.kid ? [secretOf(world)] : []),
  fits: (sent, right) => sent === right.toString('base64url'),
  time: (exp, now) => typeof exp === 'number' && exp > now,
  typ: (typ) => typ === 'Bearer',
  application: (code, world) => code === world.applicationCode,
  needed: CLAIMS,
  critical: (header) => header['crit'] === undefined,
};

function membersIn(segment: string | undefined): Members {
  const value: unknown = JSON.parse(Buffer.from(segment ?? '', 'base64url').toString('utf8'));
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Error('no object');
  return value as Members;
}

function check(what: string, good: boolean): void {
  if (!good) throw new Error(what);
}

/** A policy whose verifier decides these things otherwise. The application is looked at here. */
export function lenient(change: Partial<Decisions>): Partial<BackendPolicy> {
  const decisions = { ...RIGHT, ...change };
  return {
    isForApplication: () => true,
    verify: async (token, world) => {
      const parts = token.split('.');
      const [head, payload, sent = ''] = parts;
      check('segments', decisions.segments(parts.length));
      const header = membersIn(head);
      const claims = membersIn(payload);
      check('critical', decisions.critical(header));
      const hash = decisions.hash(header['alg'], header);
      check('algorithm', hash !== undefined);
      const keys = decisions.keys(header, world, claims);
      check('key', keys.length > 0 || hash === 'unsigned');
      const fits = (key: string | Uint8Array) =>
        decisions.fits(
          sent,
          createHmac(hash as Hash, key)
            .update(`${head}.${payload}`)
            .digest(),
        );
      check('signature', hash === 'unsigned' || keys.some(fits));
      check(
        'claims',
        decisions.needed.every((name) => claims[name] !== undefined),
      );
      check('time', decisions.time(claims['exp'], world.nowMs() / 1_000));
      check('typ', decisions.typ(claims['typ'], header));
      check('application', decisions.application(claims['infobip-api-key'], world));
      return claims as JWTPayload;
    },
  };
}
