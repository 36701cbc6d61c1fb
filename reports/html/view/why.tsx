// Why a scenario came out as it did: the checks that did not hold, known failures, what kept it from being judged.
import type { Evidence, Row } from '../data/page-data.ts';
import { checkOutcome, Icon, LevelTag } from './icon.tsx';
import { Data, OutsideLink } from './text.tsx';

function goTo(step: number): void {
  const place = document.getElementById(`step-${step}`);
  place?.scrollIntoView();
  place?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
}

/** The checks that did not hold, or could not be decided: the answer to "why", with the way to the place in the story. */
function Unmet({ evidence }: { readonly evidence: Evidence }) {
  const unmet = evidence.checks.filter(({ status }) => status === 'failed' || status === 'not-judged');
  return (
    <ul class="unmet">
      {unmet.map((check, at) => (
        <li key={at} class={`o-${checkOutcome(check)}`}>
          <Icon outcome={checkOutcome(check)} />{' '}
          <b>
            <Data text={check.requirement} max={60} />
          </b>{' '}
          <LevelTag level={check.level} /> expected <Data text={check.expected} />; seen:{' '}
          <b>
            <Data text={check.seen} />
          </b>{' '}
          <button type="button" class="link" onClick={() => goTo(check.step)}>
            step {check.step}
          </button>
        </li>
      ))}
    </ul>
  );
}

function KnownNotes({ evidence }: { readonly evidence: Evidence }) {
  return (
    <>
      {evidence.known.map((note) => (
        <p key={note.requirement} class="o-known">
          <Icon outcome="known" />{' '}
          <b>
            <Data text={note.requirement} max={60} /> is a known failure
          </b>
          : <Data text={note.reason} />
          {note.link !== undefined && (
            <>
              {' · '}
              <OutsideLink href={note.link} />
            </>
          )}
          {note.expires !== undefined && (
            <>
              {' '}
              · accepted until <Data text={note.expires} max={40} />
            </>
          )}
        </p>
      ))}
    </>
  );
}

/** The answer to "why"; nothing where nothing asks for one. */
export function Why({ row, evidence }: { readonly row: Row; readonly evidence: Evidence | undefined }) {
  const reason = evidence?.reason ?? row.reason;
  const unmet =
    evidence?.checks.some(({ status }) => status === 'failed' || status === 'not-judged') === true;
  // The reason of a scenario that was played to its end says one of the checks again.
  const fault = evidence?.steps.some((step) => step.fault !== undefined) === true;
  const told = unmet && !fault;
  if (reason === '' && !unmet) return null;
  return (
    <section class={`why-box o-${row.outcome}`} aria-label="Why">
      {!told && reason !== '' && (
        <p>
          <Icon outcome={row.outcome} /> <Data text={reason} />
        </p>
      )}
      {evidence !== undefined && <KnownNotes evidence={evidence} />}
      {evidence !== undefined && <Unmet evidence={evidence} />}
    </section>
  );
}
