// Text that somebody else wrote: isolated in its direction, with nothing hidden in it.
import { bounded } from '../text/bounded.ts';
import { pieces } from '../text/visible.ts';

function Pieces({ text }: { readonly text: string }) {
  return (
    <>
      {pieces(text).map((piece, at) =>
        piece.turned === true ? (
          <bdi key={at}>{piece.text}</bdi>
        ) : piece.hidden === undefined ? (
          piece.text
        ) : (
          <span key={at} class="hidden-character" title={piece.hidden}>
            {piece.text}
          </span>
        ),
      )}
    </>
  );
}

/** A text from an SDK, a backend or a file, within a sentence; `max`: shorter than what the page has of it. */
export function Data({ text, max }: { readonly text: string; readonly max?: number }) {
  return (
    <bdi class="data">
      <Pieces text={max === undefined ? text : bounded(text, max)} />
    </bdi>
  );
}

/** A text from an SDK, a backend or a file, as a block that keeps its lines. */
export function DataBlock({ text }: { readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <pre class="block" dir="auto" tabIndex={0}>
      <Pieces text={text} />
    </pre>
  );
}

/** One of our own statements: what stands between back-ticks is code. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split('`')
        .map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : <Data key={at} text={part} />))}
    </>
  );
}

/** An address that somebody wrote: a link where it leads to the web, else only text. It is followed by a click alone. */
export function OutsideLink({ href }: { readonly href: string }) {
  const text = <Data text={href} max={500} />;
  return /^https?:\/\//i.test(href) ? (
    <a href={href} rel="noreferrer noopener" target="_blank">
      {text}
    </a>
  ) : (
    text
  );
}
