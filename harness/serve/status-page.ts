// The status page of a mock backend, as a function of what it has seen. Works without its script: reload it then.
import type { Mode } from '../../contracts/mode.ts';
import { MODE_MEANING } from '../../contracts/mode.ts';
import { Html, html } from '../../reports/markup.ts';
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

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --broken: #b3261e; --look: #8a5300; --ok: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --broken: #ff8a80; --look: #ffc46b; --ok: #7fd8a2; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1.5rem; }
h1 { font-size: 1.3rem; } dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { opacity: .8; } dd { margin: 0; } code, pre { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; margin: .3rem 0; } table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid var(--line); padding: .45rem .6rem; text-align: start; vertical-align: top; }
thead th { border: 0; } .time { white-space: nowrap; } ul { margin: .2rem 0; padding-inline-start: 1.1rem; }
.broken { color: var(--broken); } .look { color: var(--look); } .ok { color: var(--ok); } .sign { font-weight: 700; }
@media (max-width: 48rem) {
  body { padding: 1rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; }
  table, tbody, tr, td { display: block; } thead { position: absolute; block-size: 1px; inline-size: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-top: 1px solid var(--line); padding: .5rem 0; } td { border: 0; padding: .05rem 0; }
}
`;

/** Puts each new row on top; the server has escaped it. */
const SCRIPT = `
const rows = document.querySelector('tbody'), count = document.querySelector('#count'), live = document.querySelector('#live');
const source = new EventSource('events');
source.onopen = () => { live.textContent = 'live'; };
source.onerror = () => { live.textContent = 'not connected: the backend has ended, or is being started again'; };
source.onmessage = ({ data }) => {
  const { row, seen } = JSON.parse(data);
  document.querySelector('#none')?.remove();
  rows.insertAdjacentHTML('afterbegin', row);
  while (rows.children.length > 500) rows.lastElementChild.remove();
  count.textContent = seen;
};
`;

const SIGN = { ok: '✓ ok', look: '• look', broken: '✗ broken' } as const;

function details(judged: JudgedRequest): Html {
  const { request, authorised } = judged;
  const token = authorised.by === 'jwt' ? authorised.token : undefined;
  const headers = Object.entries(request.headers)
    .filter(([name]) => name !== 'authorization')
    .map(([name, value]) => `${safe(name, judged)}: ${safe(value, judged, MAX_SHOWN)}`)
    .join('\n');
  const part = (title: string, text: string | undefined) =>
    text === undefined || text === ''
      ? html``
      : html`<div>${title}<pre>${safeLines(text, judged)}</pre></div>`;
  return html`<details><summary>details</summary>
${part('token header', token?.header)}${part('token claims', token?.claims)}
${part('headers', headers)}${part('body', request.body)}
${part('answer', request.answer?.kind === 'response' ? request.answer.body : undefined)}</details>`;
}

function safeLines(text: string, judged: JudgedRequest): string {
  return text
    .slice(0, 4 * MAX_SHOWN)
    .split('\n')
    .map((line) => safe(line, judged, MAX_SHOWN))
    .join('\n');
}

/** One request as a row of the table. The roles stay when a narrow window lays the rows out as blocks. */
export function statusRow(judged: JudgedRequest): Html {
  const { standing, remarks, request } = judged;
  return html`<tr role="row"><td role="cell" class="time">${timeOfDay(request.atMs)}</td>
<td role="cell"><code>${requestLine(judged)}</code>${details(judged)}</td>
<td role="cell">${authorisedText(judged)}</td><td role="cell">${answerText(judged)}</td>
<td role="cell"><span class="sign ${standing}">${SIGN[standing]}</span>${
    remarks.length === 0
      ? html``
      : html`<ul>${remarks.map((one) => html`<li class="${one.standing}">${remarkText(one)}</li>`)}</ul>`
  }</td></tr>
`;
}

/** The whole page. `nonce`: what its Content-Security-Policy allows style and script by. */
export function statusPage(view: StatusView, nonce: string): string {
  const rows = [...view.requests].reverse().map(statusRow);
  const none = html`<p id="none">No request yet. Give your app the base URL and the application code above.</p>`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mock backend: ${view.mode}</title><style nonce="${nonce}">${new Html(STYLE)}</style></head>
<body><main><h1>Mock backend, mode ${view.mode}</h1><p>${MODE_MEANING[view.mode]}.</p>
<dl><dt>backendBaseURL</dt><dd><code>${view.baseUrl}</code></dd>
<dt>applicationCode</dt><dd><code>${view.applicationCode}</code></dd>
<dt>key ID (kid)</dt><dd><code>${view.keyId}</code></dd>
<dt>requests</dt><dd><span id="count">${view.seen}</span> <span id="live" role="status"></span></dd></dl>
<h2>Requests, the newest first</h2>${rows.length === 0 ? none : html``}
<table role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">time</th><th role="columnheader" scope="col">request</th><th role="columnheader" scope="col">authorised by</th><th role="columnheader" scope="col">answer</th>
<th role="columnheader" scope="col">what it says of the SDK</th></tr></thead><tbody role="rowgroup">${rows}</tbody></table></main>
<script nonce="${nonce}">${new Html(SCRIPT)}</script></body></html>
`.text;
}
