// What a single request says about the SDK that sent it: which requirements it keeps, breaks, or puts to the test. A
// request alone proves little; what the SDK then tells the app is not seen here. A pure function.

import type { RequirementId } from '../../contracts/requirement.ts';
import { isJwtEndpoint } from '../../contracts/wire.ts';
import type { RecordedRequest } from '../backend/recorded-request.ts';
import type { World } from '../backend/state.ts';
import { type DisplayedToken, decodeForDisplay } from '../tokens/decode.ts';
import { CLOCK_AND_TRAVEL_MS, sightOf, type TokenSight } from './sight.ts';

/** `broken`: an SDK must not do this. `ok`: as it should be. `look`: see what the SDK does with the answer. */
export type Standing = 'ok' | 'look' | 'broken';

/** One thing to say about a request. */
export interface Remark {
  readonly standing: Standing;
  readonly requirements: readonly RequirementId[];
  readonly text: string;
}

/** How a request was authorised. */
export type Authorised =
  | { readonly by: 'application-code' }
  | { readonly by: 'jwt'; readonly token: DisplayedToken }
  | { readonly by: 'nothing' | 'something else' };

/** A request with what there is to say about it. */
export interface JudgedRequest {
  readonly request: RecordedRequest;
  readonly authorised: Authorised;
  /** The worst of its remarks. */
  readonly standing: Standing;
  readonly remarks: readonly Remark[];
}

const remark = (standing: Standing, requirements: readonly RequirementId[], text: string): Remark => ({
  standing,
  requirements,
  text,
});

function authorisedBy(request: RecordedRequest): Authorised {
  const header = request.headers['authorization'];
  if (header === undefined) return { by: 'nothing' };
  if (/^Bearer(?: |$)/.test(header)) return { by: 'jwt', token: decodeForDisplay(tokenOf(request)) };
  return { by: header.startsWith('App ') ? 'application-code' : 'something else' };
}

/** The token of the Authorization header as it was sent. */
function tokenOf(request: RecordedRequest): string {
  return (request.headers['authorization'] ?? '').replace(/^Bearer ?/, '');
}

function refusedWith(request: RecordedRequest): string | undefined {
  const { answer } = request;
  if (answer?.kind !== 'response' || answer.status < 400) return undefined;
  return answer.messageId ?? `HTTP ${answer.status}`;
}

function aboutToken(request: RecordedRequest, world: World): readonly Remark[] {
  const token = tokenOf(request);
  const { endpoint } = request;
  if (token === '') return [remark('broken', ['UDA-34'], 'An empty Bearer must never be sent.')];
  if (endpoint === null || !isJwtEndpoint(endpoint))
    return [
      remark(
        'broken',
        ['UDA-05', 'UDA-35'],
        'This call is authorised with the application code; a JWT has no place on it.',
      ),
    ];
  const said = aboutSight(sightOf(token, world.key, request.atMs));
  if (said.length > 0) return said;
  if (world.mode === 'application-code')
    return [
      remark(
        'look',
        ['UDA-40'],
        'A JWT was sent although the profile is in the default mode; our sources do not say whether it should be.',
      ),
    ];
  return [];
}

/** How the token was made counts; of one that is not ours, what a library sees. */
function aboutSight({ recipe, unreadable, missing, expiredForMs = -1 }: TokenSight): readonly Remark[] {
  if (recipe !== undefined && recipe.refusedBy !== 'nobody' && recipe.refusedBy !== 'backend') {
    const must = recipe.refusedBy === 'sdk' && recipe.level === 'MUST';
    const text = `This token was minted as ${recipe.id}: ${recipe.sentence}`;
    return must
      ? [
          remark(
            'broken',
            [...new Set([...recipe.requirements, 'UDA-14' as const])],
            `${text} An SDK must refuse it before the call.`,
          ),
        ]
      : [remark('look', recipe.requirements, `${text} ${recipe.level}: no MUST is broken by sending it.`)];
  }
  if (unreadable !== undefined)
    return [
      remark(
        'broken',
        ['UDA-12', 'UDA-14'],
        `This is no JWT, and must be refused before the call: ${unreadable}`,
      ),
    ];
  if (missing.length > 0)
    return [
      remark(
        'broken',
        ['UDA-12', 'UDA-14'],
        `An SDK must refuse this token: it lacks ${missing.join(', ')}.`,
      ),
    ];
  if (expiredForMs < 0) return [];
  return expiredForMs > CLOCK_AND_TRAVEL_MS
    ? [remark('broken', ['UDA-13', 'UDA-14'], 'An SDK must refuse an expired token before the call.')]
    : [
        remark(
          'look',
          ['UDA-13'],
          `It expired ${Math.round(expiredForMs)} ms before it arrived: the clocks and the way can account for that.`,
        ),
      ];
}

function aboutApplicationCode(request: RecordedRequest, world: World): readonly Remark[] {
  const { endpoint } = request;
  if (world.mode !== 'jwt' || endpoint === null || !isJwtEndpoint(endpoint)) return [];
  if (refusedWith(request) === undefined)
    return [remark('ok', ['UDA-06', 'UDA-09'], 'An anonymous person: the SDK holds no JWT.')];
  const requirement = endpoint === 'personalize' ? 'UDA-08' : 'UDA-10';
  return [
    remark('look', [requirement], 'An anonymous person may not do this: the error callback must say so.'),
  ];
}

function aboutAuthorisation(request: RecordedRequest, world: World): readonly Remark[] {
  const { by } = authorisedBy(request);
  if (by === 'jwt') return aboutToken(request, world);
  if (by === 'application-code') return aboutApplicationCode(request, world);
  const requirement = world.mode === 'application-code' ? 'UDA-01' : 'UDA-05';
  const text =
    by === 'nothing'
      ? 'The Authorization header is missing.'
      : 'The Authorization header is neither App nor Bearer.';
  return [remark('broken', [requirement], text)];
}

/** Something that looks like a JWT: two segments that begin like JSON in base64url. */
const TOKEN_SHAPE = /ey[\w-]{8,}(?:\.|%2E)ey[\w-]{8,}(?:\.|%2E)/i;

/** Where a token stands that belongs into the Authorization header only (RFC 6750 §2). */
function aboutLeaks(request: RecordedRequest): readonly Remark[] {
  const { authorization: _, ...others } = request.headers;
  const places: readonly (readonly [string, string])[] = [
    ['the URL', `${request.path}?${request.query}`],
    ['the body', request.body],
    ...Object.entries(others).map(([name, value]) => [`the header ${name}`, value] as const),
  ];
  return places
    .filter(([, text]) => TOKEN_SHAPE.test(text))
    .map(([place]) => remark('broken', ['UDA-35'], `A token stands in ${place}.`));
}

function aboutAnswer(request: RecordedRequest, world: World): readonly Remark[] {
  const code = refusedWith(request);
  if (code === undefined) return [];
  const text = `The error callback must get the code ${code}.`;
  if (code === 'USER_DATA_RESTRICTED') return [remark('look', ['UDA-21'], text)];
  const byBackend = world.mode === 'jwt' && authorisedBy(request).by === 'jwt';
  return [remark('look', [byBackend ? 'UDA-20' : 'UDA-22'], text)];
}

const BAD_FIRST: readonly Standing[] = ['broken', 'look', 'ok'];

/** Judges a request that has been answered. `world` undefined: it belongs to no application that is known. */
export function judgedRequest(request: RecordedRequest, world: World | undefined): JudgedRequest {
  const remarks = world === undefined ? aboutStray(request) : aboutKnown(request, world);
  const standing = BAD_FIRST.find((one) => remarks.some((each) => each.standing === one)) ?? 'ok';
  return { request, authorised: authorisedBy(request), standing, remarks };
}

function aboutKnown(request: RecordedRequest, world: World): readonly Remark[] {
  if (request.path.startsWith('/people/2/'))
    return [remark('ok', [], 'The Contact Information API, server to server.')];
  const unknown = request.endpoint === null ? [remark('look', [], 'This is no endpoint that we know.')] : [];
  const said = [...aboutAuthorisation(request, world), ...aboutLeaks(request)];
  return [...unknown, ...said, ...(said.length === 0 ? aboutAnswer(request, world) : [])];
}

function aboutStray(request: RecordedRequest): readonly Remark[] {
  const text = 'It names neither the application code of this backend nor a registration of it.';
  return [remark('look', [], text), ...aboutLeaks(request)];
}
