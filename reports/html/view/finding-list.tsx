// What was noticed besides: of a breakdown, what was being played and what was written last.
import { FINDING_WORD } from '../../finding-words.ts';
import type { Finding } from '../../model.ts';
import { scenarioHref } from '../data/route.ts';
import { Data, DataBlock } from './text.tsx';
import { useWords } from './words.tsx';

function UnderWay({ ids }: { readonly ids: readonly string[] }) {
  const { unit } = useWords();
  if (ids.length === 0) return null;
  return (
    <p class="why">
      {ids.length === 1 ? `The ${unit} that was being played: ` : `The ${unit}s that were being played: `}
      {ids.map((id, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <a href={scenarioHref(id)}>
            <Data text={id} max={200} />
          </a>
        </span>
      ))}
    </p>
  );
}

/** The findings, each with its evidence. `linked`: the way to what was being played is shown. */
export function FindingList({
  findings,
  linked = true,
}: {
  readonly findings: readonly Finding[];
  readonly linked?: boolean;
}) {
  return (
    <ul class="findings">
      {findings.map(({ kind, text, underWay = [], lastLines = [] }, at) => (
        <li key={at}>
          <b>{FINDING_WORD[kind]}</b>: <Data text={text} />
          {linked && <UnderWay ids={underWay} />}
          {lastLines.length > 0 && (
            <>
              <p class="why">What it wrote last:</p>
              <DataBlock text={lastLines.join('\n')} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
