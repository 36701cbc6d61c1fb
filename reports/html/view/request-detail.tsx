import type { RequestEvidence } from '../../evidence.ts';
import { authorisationOf } from '../text/authorisation.ts';
import { BACKEND_VARIABLE, curlOf, TOKEN_VARIABLE } from '../text/curl.ts';
import { prettyJson } from '../text/json.ts';
import { local } from '../text/words.ts';
import { Copy } from './copy.tsx';
import { Data, DataBlock } from './text.tsx';
import { useWords } from './words.tsx';

function answerInWords(request: RequestEvidence): string {
  if (request.blocked === true) return 'blocked: another host than the backend';
  if (request.status === undefined) return 'no answer';
  return request.messageId === undefined ? String(request.status) : `${request.status} ${request.messageId}`;
}

function pathOf(url: string): string {
  const match = /^[a-z]+:\/\/[^/]+(.*)$/i.exec(url);
  return match?.[1] ?? url;
}

/** A request with its headers, body and answer. `sdkClockMs`: the SDK's clock when it arrived. */
export function RequestDetail({
  request,
  sdkClockMs,
  open,
}: {
  readonly request: RequestEvidence;
  readonly sdkClockMs: number;
  readonly open: boolean;
}) {
  const { clock } = useWords();
  return (
    <details class="request" open={open}>
      <summary>
        <b>
          <Data text={request.method} max={40} />
        </b>{' '}
        <Data text={request.endpoint ?? pathOf(request.url)} max={200} />{' '}
        <span class="auth">
          <Data text={authorisationOf(request)} max={100} />
        </span>{' '}
        → <Data text={answerInWords(request)} max={200} />{' '}
        <span class="when">+{Math.round(request.atMs)} ms</span>
        {request.stray === true && <span class="tag">no step explains it</span>}
      </summary>
      <p class="url">
        <Data text={request.url} />
      </p>
      <p class="hint">
        {clock}: {local(sdkClockMs)}
      </p>
      <table class="headers">
        <caption>Request headers</caption>
        <tbody>
          {request.headers.map(([name, value], at) => (
            <tr key={at}>
              <th scope="row">
                <Data text={name} max={200} />
              </th>
              <td>
                <Data text={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {request.body === undefined ? (
        <p class="none">No body.</p>
      ) : (
        <>
          <h4>Request body</h4>
          <DataBlock text={prettyJson(request.body)} />
        </>
      )}
      <h4>
        Answer: <Data text={answerInWords(request)} max={200} />
      </h4>
      {request.answer === undefined ? (
        <p class="none">No body.</p>
      ) : (
        <DataBlock text={prettyJson(request.answer)} />
      )}
      <Copy text={curlOf(request)} label="Copy as curl" />
      <span class="hint">
        {request.token === undefined
          ? `$${BACKEND_VARIABLE} is`
          : `$${BACKEND_VARIABLE} and $${TOKEN_VARIABLE} are`}{' '}
        left to you: serve --replay prints what to set.
      </span>
    </details>
  );
}
