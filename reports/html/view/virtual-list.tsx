// A list of any length of which only what is in sight is in the document. Rows are of one height, set in the style sheet.
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows above and below what is in sight, so that scrolling and the Tab key find the next ones. */
const AROUND = 12;
/** Shorter lists are in the document as a whole: the browser's own search finds everything in them. */
const WHOLE = 150;

interface Props<T> {
  readonly items: readonly T[];
  /** In CSS pixels. */
  readonly rowHeight: number;
  readonly keyOf: (item: T) => string;
  readonly render: (item: T) => JSX.Element;
  /** The page is being printed: every row, at most `printed` of them. */
  readonly printed?: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function rangeOf(list: HTMLElement, rowHeight: number, length: number): Range {
  const above = Math.max(0, -list.getBoundingClientRect().top);
  const first = Math.floor(above / rowHeight);
  const inSight = Math.ceil(window.innerHeight / rowHeight);
  return { from: Math.max(0, first - AROUND), to: Math.min(length, first + inSight + AROUND) };
}

/** Moves the focus to a row; one that is not in the document yet is scrolled to first. */
export function focusRow(list: HTMLElement, at: number, rowHeight: number): void {
  const find = () => list.querySelector<HTMLElement>(`[data-at="${at}"] a`);
  if (find() === null)
    window.scrollTo(0, window.scrollY + list.getBoundingClientRect().top + at * rowHeight - 200);
  // After the scroll the rows are drawn within a few frames.
  const focus = (left: number) => {
    const link = find();
    if (link !== null) link.focus();
    else if (left > 0) requestAnimationFrame(() => focus(left - 1));
  };
  focus(20);
}

/** Moves the focus by arrow keys, Home and End; rows that are not in the document yet are scrolled to first. */
function onKeyDown(event: KeyboardEvent, list: HTMLElement, rowHeight: number, length: number): void {
  const item = (event.target as HTMLElement).closest<HTMLElement>('[data-at]');
  if (item === null) return;
  const at = Number(item.dataset['at']);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: length - 1,
    PageDown: at + 10,
    PageUp: at - 10,
  };
  const wanted = steps[event.key];
  if (wanted === undefined) return;
  event.preventDefault();
  focusRow(list, Math.min(length - 1, Math.max(0, wanted)), rowHeight);
}

/** The list. */
export function VirtualList<T>({ items, rowHeight, keyOf, render, printed }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  const [range, setRange] = useState<Range>({ from: 0, to: WHOLE });
  const whole = printed !== undefined || items.length <= WHOLE;
  useLayoutEffect(() => {
    if (list.current !== null && !whole) setRange(rangeOf(list.current, rowHeight, items.length));
  }, [items, whole, rowHeight]);
  // A layout effect: whoever scrolls to a row as soon as the list stands is heard.
  useLayoutEffect(() => {
    if (whole) return;
    let asked = false;
    const update = () => {
      asked = false;
      if (list.current !== null) setRange(rangeOf(list.current, rowHeight, items.length));
    };
    const ask = () => {
      if (!asked) requestAnimationFrame(update);
      asked = true;
    };
    window.addEventListener('scroll', ask, { passive: true });
    window.addEventListener('resize', ask);
    return () => {
      window.removeEventListener('scroll', ask);
      window.removeEventListener('resize', ask);
    };
  }, [items, whole, rowHeight]);
  const { from, to } = whole ? { from: 0, to: Math.min(items.length, printed ?? items.length) } : range;
  return (
    <ul
      class={whole ? 'rows' : 'rows virtual'}
      ref={list}
      style={whole ? {} : { height: `${items.length * rowHeight}px` }}
      onKeyDown={(event) => {
        if (list.current !== null) onKeyDown(event, list.current, rowHeight, items.length);
      }}
    >
      {items.slice(from, to).map((item, offset) => {
        const at = from + offset;
        return (
          <li
            key={keyOf(item)}
            data-at={at}
            aria-setsize={items.length}
            aria-posinset={at + 1}
            style={whole ? {} : { top: `${at * rowHeight}px` }}
          >
            {render(item)}
          </li>
        );
      })}
    </ul>
  );
}
