// How it writes an answer: media types, the text of its JSON, headers, connections, its pace.
import { pause } from '../../../base/wait.ts';
import { refusedBy, rewriting, succeeded } from '../broken-backends/twists.ts';
import { type BackendLiberty, media, withBody, writing } from './liberty.ts';

/** Liberties in it. */
export const IN_FORM: readonly BackendLiberty[] = [
  {
    id: 'media-type-in-capitals',
    sentence: 'Its media type is in capitals.',
    twist: media('Application/JSON'),
  },
  {
    id: 'media-type-with-charset',
    sentence: 'Its media type names a charset.',
    twist: media('application/json;charset=UTF-8'),
  },
  {
    id: 'media-type-with-parameters',
    sentence: 'Its media type has parameters.',
    twist: media('application/json; v=2; charset="utf-8"'),
  },
  {
    id: 'media-type-with-suffix',
    sentence: 'Its media type ends in +json.',
    twist: media('application/vnd.example.v1+json'),
  },
  {
    id: 'problem-media-type',
    sentence: 'Its refusals are of application/problem+json.',
    twist: writing(refusedBy, (answer) => ({ ...answer, contentType: 'application/problem+json' })),
  },
  {
    id: 'indented',
    sentence: 'Its JSON is indented.',
    twist: writing(withBody, (answer) => ({
      ...answer,
      body: JSON.stringify(JSON.parse(answer.body), null, 2),
    })),
  },
  {
    id: 'members-in-another-order',
    sentence: 'Its JSON has its members in another order.',
    twist: rewriting(
      () => true,
      (value) => Object.fromEntries(Object.entries(value).reverse()),
    ),
  },
  {
    id: 'escaped',
    sentence: 'Its JSON is ASCII: everything else is escaped.',
    twist: writing(withBody, (answer) => ({
      ...answer,
      body: answer.body.replace(
        /[\u0080-\uffff]/g,
        (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    })),
  },
  {
    id: 'slow',
    sentence: 'It takes its time, now more and now less.',
    twist: () => {
      let count = 0;
      return async ({ next }) => {
        count += 1;
        await pause((count % 4) * 10);
        return next();
      };
    },
  },
  {
    id: 'no-store',
    sentence: 'It sends headers of caches, security and tracing.',
    twist: writing(
      () => true,
      (answer) => ({
        ...answer,
        headers: {
          'cache-control': 'no-store',
          'strict-transport-security': 'max-age=31536000',
          etag: '"7"',
          vary: 'Authorization, Accept-Encoding',
          server: 'example',
          traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        },
      }),
    ),
  },
  {
    id: 'cookies',
    sentence: 'It sets a cookie that it does not look at.',
    twist: writing(
      () => true,
      (answer) => ({ ...answer, headers: { 'set-cookie': 'session=1; HttpOnly', 'x-request-id': '7' } }),
    ),
  },
  {
    id: 'closes-connections',
    sentence: 'It closes each connection.',
    twist: writing(
      () => true,
      (answer) => ({ ...answer, headers: { connection: 'close' } }),
    ),
  },
  {
    id: 'compresses-successes',
    sentence: 'It compresses what it has to say.',
    twist: writing(
      (answer, { request }) =>
        succeeded(answer) && answer.body !== '' && /gzip/.test(request.headers['accept-encoding'] ?? ''),
      (answer) => ({ ...answer, headers: { 'content-encoding': 'gzip' } }),
    ),
  },
  {
    id: 'chunked-refusals',
    sentence: 'It sends refusals chunked: a warning, and no more.',
    twist: writing(refusedBy, (answer) => ({ ...answer, headers: { 'transfer-encoding': 'chunked' } })),
  },
];
