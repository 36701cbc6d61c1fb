import { Fragment } from 'preact';
import { useWords } from './words.tsx';

const WORDS: readonly (readonly [word: string, meaning: string])[] = [
  [
    'MUST, SHOULD, INFO',
    'How binding a requirement is: only a broken MUST fails a run; of an INFO nothing is expected.',
  ],
  [
    'recipe',
    'How a token was made for this test: good, or with exactly one thing wrong, which its name says.',
  ],
  ['control', 'A step that has to work, to prove that the SDK reaches the backend at all.'],
  ['route', 'How the token got into the SDK: at its start, by the setter, or in place of another one.'],
  ['Not judged', 'Something kept it from being decided. That is never counted as passed.'],
  ['Not applicable', 'This SDK has not what it is about.'],
  ['cannot occur', 'The call takes no token of its own.'],
  ['not tested', 'No case of this run is about it.'],
];

/** What the words of the page mean, for whoever does not work with it every day. `open`: as on paper. */
export function Glossary({ open = false }: { readonly open?: boolean }) {
  const { subject } = useWords();
  if (subject !== 'SDK') return null;
  return (
    <details class="glossary" open={open}>
      <summary>What the words mean</summary>
      <dl class="facts">
        {WORDS.map(([word, meaning]) => (
          <Fragment key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}
