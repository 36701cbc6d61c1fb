// Judges a sequence (UDB-13). Pure. What a backend does wrong without any other request beside it is no matter of this
// requirement: then the sequence cannot be judged, and an interaction of the contracts fails.
import { isJsonObject, type Json } from '../../../../contracts/json.ts';
import type { Sequence } from '../../../../contracts/sequences/sequence.ts';
import type { Check } from '../../../../reports/model.ts';
import type { ProxiedAnswer } from '../../../net/exchange.ts';
import { busyFor } from '../backend-client.ts';
import { differences } from '../looks/differences.ts';
import type { Snapshot } from '../looks/seen.ts';
import type { Answered, Played } from './play.ts';

const STEP = 2;
const BASE = { requirement: 'UDB-13', level: 'MUST', step: STEP } as const;

function inWords({ call, of, by }: Answered['request']): string {
  const how = typeof by === 'object' ? `a bad token (${by.badToken})` : by;
  return `${call} of person ${of + 1} by ${how}`;
}

function parsed({ body }: ProxiedAnswer): Json | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

const SUCCESS = (status: number) => status >= 200 && status < 300;
const REFUSAL = (status: number) => status >= 400 && status < 500;

function answerCheck({ request, answer }: Answered, at: number, refusedAlone: boolean | undefined): Check {
  const { expected } = request;
  const check = {
    ...BASE,
    kind: expected,
    expected: `request ${at + 1}, ${inWords(request)}: ${expected}`,
  };
  const seen = `status ${answer.status}`;
  if (busyFor(answer) !== undefined)
    return { ...check, status: 'not-judged', seen: `${seen}: the backend asked to be left alone` };
  const good = expected === 'succeeds' ? SUCCESS(answer.status) : REFUSAL(answer.status);
  if (good) return { ...check, status: 'passed', seen };
  if (refusedAlone === false)
    return {
      ...check,
      status: 'not-judged',
      seen: `${seen}, as on a connection of its own: another failure`,
    };
  return { ...check, status: 'failed', seen };
}

/** An answer about a person names that one. */
function namesItsOwn({ request, answer }: Answered, at: number, played: Played): Check[] {
  if (request.expected !== 'succeeds' || !SUCCESS(answer.status)) return [];
  if (request.call !== 'fetchUser' && request.call !== 'saveUser') return [];
  const body = parsed(answer);
  const seen = isJsonObject(body) ? body['externalUserId'] : undefined;
  const expected = played.persons[request.of]?.person;
  if (typeof seen !== 'string' || typeof expected !== 'string') return [];
  return [
    {
      ...BASE,
      kind: 'names-the-person',
      expected: `request ${at + 1}, ${inWords(request)}: an answer about ${expected}`,
      status: seen === expected ? 'passed' : 'failed',
      seen: `an answer about ${seen}`,
    },
  ];
}

function firstNameIn({ person, contact }: Snapshot): string | undefined {
  for (const seen of [person, contact])
    if (seen !== undefined && SUCCESS(seen.status) && isJsonObject(seen.value))
      return String(seen.value['firstName'] ?? '');
  return undefined;
}

const SAVES = ['saveUser', 'changePerson'];

/** What the good requests about a person have saved, and nothing else; in which order they were done at once is open. */
function afterwards(at: number, { answers, before, after }: Played): Check[] {
  const [was, is] = [before[at] ?? {}, after[at] ?? {}];
  const mine = answers.filter(({ request }) => request.of === at);
  const done = mine.filter(({ request: { expected } }) => expected === 'succeeds');
  if (done.some(({ request }) => request.call === 'depersonalize')) return [];
  const saved = done.flatMap(({ request, firstName }) => (SAVES.includes(request.call) ? [firstName] : []));
  const check = {
    ...BASE,
    kind: 'afterwards',
    expected: `person ${at + 1} ${saved.length === 0 ? 'as before' : `with one of the first names ${saved.join(', ')}, which good requests have saved`}`,
  };
  if (saved.length === 0) {
    const changes = differences(
      was,
      is,
      answers.map(({ firstName }) => firstName),
    );
    return [
      changes.length === 0
        ? { ...check, status: 'passed', seen: 'as before' }
        : { ...check, status: 'failed', seen: changes.slice(0, 5).join('; ') },
    ];
  }
  const seen = firstNameIn(is);
  if (seen === undefined) return [];
  return [{ ...check, status: saved.includes(seen) ? 'passed' : 'failed', seen: `the first name ${seen}` }];
}

/** The checks of a sequence that was played. */
export function sequenceChecks({ requests }: Sequence, played: Played): readonly Check[] {
  const alone = [...played.refusedAlone];
  const controls = requests.map(({ expected }) => (expected === 'refused' ? alone.shift() : undefined));
  return [
    ...played.answers.map((one, at) => answerCheck(one, at, controls[at])),
    ...played.answers.flatMap((one, at) => namesItsOwn(one, at, played)),
    // What is let through alone has changed somebody already.
    ...(played.refusedAlone.includes(false) ? [] : played.persons.flatMap((_, at) => afterwards(at, played))),
  ];
}
