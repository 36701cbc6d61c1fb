// The page's program: reads the data that stands in the page and takes over from its markup.
import { render } from 'preact';
import { subjectWords } from '../subject.ts';
import { readPageData } from './data/unpack.ts';
import { cssString, runningText } from './text/running.ts';
import { App } from './view/app.tsx';

const root = document.getElementById('report');
if (root !== null) {
  const page = readPageData(document);
  const show = (printing: boolean) => render(<App page={page} printing={printing} />, root);
  const running = runningText(page, subjectWords(page.summary));
  document.documentElement.style.setProperty('--running', cssString(running));
  root.replaceChildren();
  show(false);
  // Rendered at once: the browser prints what is there when these handlers return.
  window.addEventListener('beforeprint', () => show(true));
  window.addEventListener('afterprint', () => show(false));
}
