// What may come before a step: which token is held, who refused it, whether the control arrived.
import type { Endpoint } from '../../../contracts/wire.ts';
import type { Expectation, Step } from '../../../scenarios/scenario.ts';
import type { Observation } from '../../engine/play/observation.ts';
import { app, bearer, call, error, type Seen, SUCCESS } from '../observations.ts';

/** A story around the step that is judged. */
export interface Story {
  /** The steps before it, with what was seen of them. */
  readonly before: readonly (readonly [Step, Seen])[];
  readonly step: (expectation: Expectation) => Step;
  /** The endpoint of the step; for a step that has none, one that others would take for it. */
  readonly own: Endpoint;
  /** What was seen of the step besides its callbacks and requests. */
  readonly seen?: Seen;
  readonly more?: Partial<Observation>;
  /** Everything that may be seen is seen in it. */
  readonly full?: true;
}

const set = (seen: Seen): readonly [Step, Seen] => [
  { do: 'set-jwt', jwt: { token: 'good', recipe: 'valid/plain' }, expectations: [] },
  { supplied: 'good', seqs: { before: 0, after: 0 }, ...seen },
];
const control = (seen: Seen): readonly [Step, Seen] => [
  call([], { control: true, operation: 'fetchUser' }),
  seen,
];
const save = (expectation: Expectation) => call([expectation]);
const start = (expectation: Expectation): Step => ({ do: 'init', expectations: [expectation] });
const setter = (expectation: Expectation): Step => ({
  do: 'set-jwt',
  jwt: { token: 'good', recipe: 'valid/plain' },
  expectations: [expectation],
});
const saves = { step: save, own: 'saveUser' } as const;
const registration = app('registerInstallation', { seq: 5, atMs: 50 });

/** The stories, by name. */
export const STORIES: Readonly<Record<string, Story>> = {
  'a token was set': { before: [set({ callbacks: [SUCCESS] })], ...saves, full: true },
  'nothing before': { before: [], ...saves },
  'a token was refused as expired': { before: [set({ callbacks: [error('JWT_TOKEN_EXPIRED')] })], ...saves },
  'a token was refused otherwise': { before: [set({ callbacks: [error(undefined, '')] })], ...saves },
  'the control arrived': {
    before: [control({ callbacks: [SUCCESS], requests: [bearer('fetchUser')] })],
    ...saves,
  },
  'the control was cut': {
    before: [
      control({
        requests: [bearer('fetchUser', { answer: { kind: 'response', status: 200, body: '', cut: true } })],
      }),
    ],
    ...saves,
  },
  'a depersonalize was over': {
    before: [
      set({ callbacks: [SUCCESS] }),
      [
        call([], { operation: 'depersonalize' }),
        { requests: [app('depersonalize', { atMs: 1, answeredAtMs: 2 })] },
      ],
    ],
    ...saves,
  },
  'a getter': { before: [], step: (one) => call([one], { operation: 'getUser' }), own: 'saveUser' },
  'a setter': { before: [], step: setter, own: 'saveUser' },
  'a setter without a success callback': {
    before: [],
    step: setter,
    own: 'saveUser',
    more: { silentSetter: true },
  },
  'a start': { before: [], step: start, own: 'registerInstallation' },
  'a second start': {
    before: [
      [
        { do: 'init', expectations: [] },
        { callbacks: [SUCCESS], requests: [registration] },
      ],
    ],
    step: start,
    own: 'registerInstallation',
    seen: { seqs: { before: 5, after: 9 } },
  },
  'a start that registers later': {
    before: [],
    step: start,
    own: 'registerInstallation',
    more: { registersLater: true },
  },
};
