// How it reads a request, and when it shows what it has done.
import { json } from '../../../backend/answer.ts';
import { lenient } from '../broken-backends/lenient.ts';
import { authorizedBy, letIn, succeeded } from '../broken-backends/twists.ts';
import type { BackendLiberty } from './liberty.ts';
import { showingLater } from './shows-later.ts';

/** Liberties in it. */
export const IN_READING: readonly BackendLiberty[] = [
  {
    id: 'schemes-without-case',
    sentence: 'It reads schemes without regard to case (RFC 9110 §11.1).',
    twist: letIn(({ request }) =>
      request.headers['authorization']?.replace(/^(app|bearer) /i, (scheme) =>
        /^a/i.test(scheme) ? 'App ' : 'Bearer ',
      ),
    ),
  },
  {
    id: 'leeway-of-two-minutes',
    sentence: 'It allows two minutes after exp.',
    policy: lenient({ time: (exp, now) => typeof exp === 'number' && exp > now - 120 }),
  },
  {
    id: 'refuses-fetch-where-restricted',
    sentence: 'It refuses fetchUser in contact-information-api mode (UDA-42).',
    twist: () => async (turn) => {
      const outcome = await turn.next();
      const hides = turn.world?.mode === 'contact-information-api' && turn.endpoint === 'fetchUser';
      return hides && succeeded(outcome)
        ? {
            ...json({
              requestError: { serviceException: { messageId: 'USER_DATA_RESTRICTED', text: 'No.' } },
            }),
            status: 403,
          }
        : outcome;
    },
  },
  {
    id: 'white-space-around-a-header',
    sentence: 'It takes white space around a header as HTTP does.',
    twist: () => (turn) =>
      turn.next(authorizedBy(turn.request, turn.request.headers['authorization']?.trim())),
  },
  {
    id: 'shows-later',
    sentence: 'It shows what it has done 300 ms later: it reads from a copy.',
    twist: showingLater,
  },
];
