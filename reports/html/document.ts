// A document that needs nothing but itself: no network, and a policy that forbids everything that it does not need.
import { createHash } from 'node:crypto';
import { html } from '../markup.ts';

/** What a document is made of. Everything in it is trusted HTML: texts have been escaped by the view library. */
export interface Parts {
  /** Plain text. */
  readonly title: string;
  readonly css: string;
  /** The one script; absent: none runs. */
  readonly script?: string;
  readonly body: string;
  /** Elements that hold data. */
  readonly data?: string;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Names the one script and the one style by their hashes; nothing else is loaded, run, sent or framed. */
function policyOf(css: string, script: string | undefined): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(css)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The document as text. */
export function htmlDocument({ title, css, script, body, data = '' }: Parts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(css, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${html`<title>${title}</title>`.text}
<style>${css}</style>
</head>
<body>
${body}
${data}${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
}
