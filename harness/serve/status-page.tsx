// The status page of a mock backend, as a function of what it has seen. Works without its script: reload it then.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import type { Mode } from '../../contracts/mode.ts';
import { MODE_MEANING } from '../../contracts/mode.ts';
import { pageBundle } from '../../reports/html/bundle.ts';
import { PACKAGE_ROOT } from '../base/package-root.ts';
import type { JudgedRequest } from './judged-request.ts';
import { answerText, authorisedText, remarkText, requestLine, safe, timeOfDay } from './request-text.ts';

/** How much of a body or a header is shown, in characters. */
const MAX_SHOWN = 1_000;

/** What the page shows. */
export interface StatusView {
  readonly mode: Mode;
  readonly baseUrl: string;
  readonly applicationCode: string;
  readonly keyId: string;
  /** The newest last. */
  readonly requests: readonly JudgedRequest[];
  /** How many there were in all; older ones are not kept. */
  readonly seen: number;
}

/** Laid out over the report's own colours and type. */
const STYLE = `
main { margin: 0 auto; max-width: 76rem; padding: 1.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dt { color: var(--soft); }
code, pre { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; margin: .3rem 0; } table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid var(--line); padding: .45rem .6rem; text-align: start; vertical-align: top; }
thead th { border: 0; } .time { white-space: nowrap; } ul { margin: .2rem 0; padding-inline-start: 1.1rem; }
.broken { color: var(--failed); } .look { color: var(--warning); } .ok { color: var(--passed); } .sign { font-weight: 700; }
@media (max-width: 48rem) {
  main { padding: 1rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; }
  table, tbody, tr, td { display: block; } thead { position: absolute; block-size: 1px; inline-size: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-top: 1px solid var(--line); padding: .5rem 0; } td { border: 0; padding: .05rem 0; }
}
`;

const SIGN = { ok: '✓ ok', look: '• look', broken: '✗ broken' } as const;

function Part({ title, text, judged }: { title: string; text: string | undefined; judged: JudgedRequest }) {
  if (text === undefined || text === '') return null;
  return (
    <div>
      {title}
      <pre>{safeLines(text, judged)}</pre>
    </div>
  );
}

function Details({ judged }: { judged: JudgedRequest }) {
  const { request, authorised } = judged;
  const token = authorised.by === 'jwt' ? authorised.token : undefined;
  const headers = Object.entries(request.headers)
    .filter(([name]) => name !== 'authorization')
    .map(([name, value]) => `${safe(name, judged)}: ${safe(value, judged, MAX_SHOWN)}`)
    .join('\n');
  const answer = request.answer?.kind === 'response' ? request.answer.body : undefined;
  return (
    <details>
      <summary>details</summary>
      <Part title="token header" text={token?.header} judged={judged} />
      <Part title="token claims" text={token?.claims} judged={judged} />
      <Part title="headers" text={headers} judged={judged} />
      <Part title="body" text={request.body} judged={judged} />
      <Part title="answer" text={answer} judged={judged} />
    </details>
  );
}

function safeLines(text: string, judged: JudgedRequest): string {
  return text
    .slice(0, 4 * MAX_SHOWN)
    .split('\n')
    .map((line) => safe(line, judged, MAX_SHOWN))
    .join('\n');
}

/** The roles stay when a narrow window lays the rows out as blocks: laid out so, a table is none to a screen reader. */
function Row({ judged }: { judged: JudgedRequest }) {
  const { standing, remarks, request } = judged;
  return (
    <tr role="row">
      <td role="cell" class="time">
        {timeOfDay(request.atMs)}
      </td>
      <td role="cell">
        <code>{requestLine(judged)}</code>
        <Details judged={judged} />
      </td>
      <td role="cell">{authorisedText(judged)}</td>
      <td role="cell">{answerText(judged)}</td>
      <td role="cell">
        <span class={`sign ${standing}`}>{SIGN[standing]}</span>
        {remarks.length > 0 && (
          <ul>
            {remarks.map((one) => (
              <li class={one.standing}>{remarkText(one)}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

/** One request as a row of the table: markup in which the request is data. */
export function statusRow(judged: JudgedRequest): string {
  return renderToString(<Row judged={judged} />);
}

const COLUMNS = ['time', 'request', 'authorised by', 'answer', 'what it says of the SDK'];

function Page({ view }: { view: StatusView }) {
  return (
    <main>
      <h1>Mock backend, mode {view.mode}</h1>
      <p>{MODE_MEANING[view.mode]}.</p>
      <dl>
        <dt>backendBaseURL</dt>
        <dd>
          <code>{view.baseUrl}</code>
        </dd>
        <dt>applicationCode</dt>
        <dd>
          <code>{view.applicationCode}</code>
        </dd>
        <dt>key ID (kid)</dt>
        <dd>
          <code>{view.keyId}</code>
        </dd>
        <dt>requests</dt>
        <dd>
          <span id="count">{view.seen}</span> <span id="live" role="status" />
        </dd>
      </dl>
      <h2>Requests, the newest first</h2>
      {view.requests.length === 0 && (
        <p id="none">No request yet. Give your app the base URL and the application code above.</p>
      )}
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map((column) => (
              <th role="columnheader" scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {[...view.requests].reverse().map((judged) => (
            <Row judged={judged} />
          ))}
        </tbody>
      </table>
    </main>
  );
}

/** The page's program, as the build made it. */
function program(): string {
  return readFileSync(join(PACKAGE_ROOT, 'dist/browser/status-live.js'), 'utf8');
}

/** The whole page. `nonce`: what its Content-Security-Policy allows style and script by. */
export function statusPage(view: StatusView, nonce: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mock backend: ${view.mode}</title><style nonce="${nonce}">${pageBundle().css}${STYLE}</style></head>
<body>${renderToString(<Page view={view} />)}<script nonce="${nonce}">${program()}</script></body></html>
`;
}
