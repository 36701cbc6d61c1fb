// Text that somebody else wrote: isolated in its direction, with nothing hidden in it.
import { bounded, MAX_TEXT } from '../text/bounded.ts';
import { pieces } from '../text/visible.ts';

function Pieces({ text }: { readonly text: string }) {
  return (
    <>
      {pieces(text).map((piece, at) =>
        piece.hidden === undefined ? (
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

/** A text from an SDK, a backend or a file, within a sentence. */
export function Data({ text, max = MAX_TEXT }: { readonly text: string; readonly max?: number }) {
  return (
    <bdi class="data">
      <Pieces text={bounded(text, max)} />
    </bdi>
  );
}

/** A text from an SDK, a backend or a file, as a block that keeps its lines. */
export function DataBlock({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class="block" aria-label={label} tabIndex={0}>
      <pre dir="auto">
        <Pieces text={bounded(text)} />
      </pre>
    </section>
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
