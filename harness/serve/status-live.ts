// The status page's own program: puts each new request on top. Without it the page works when it is loaded again.

/** How many rows are kept. */
const MAX_ROWS = 500;

/** What the server sends for each request; it has escaped the row. */
interface Told {
  readonly row: string;
  readonly seen: number;
}

function put({ row, seen }: Told): void {
  document.querySelector('#none')?.remove();
  const rows = document.querySelector('tbody');
  rows?.insertAdjacentHTML('afterbegin', row);
  while (rows !== null && rows.children.length > MAX_ROWS) rows.lastElementChild?.remove();
  const count = document.querySelector('#count');
  if (count !== null) count.textContent = String(seen);
}

function say(text: string): void {
  const live = document.querySelector('#live');
  if (live !== null) live.textContent = text;
}

const source = new EventSource('events');
source.onopen = () => say('live');
source.onerror = () => say('not connected: the backend has ended, or is being started again');
source.onmessage = ({ data }) => put(JSON.parse(String(data)) as Told);

export {};
