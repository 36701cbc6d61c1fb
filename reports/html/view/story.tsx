// The steps as a story: what was done, what had to be seen beside what was seen, the callbacks and requests as evidence.
import type { CallbackEvidence, StepEvidence } from '../../evidence.ts';
import type { Check } from '../../model.ts';
import type { Evidence } from '../data/page-data.ts';
import { hrefOf } from '../data/route.ts';
import { difference, type Part } from '../text/difference.ts';
import { Badge, checkOutcome, Icon, LevelTag } from './icon.tsx';
import { RequestDetail } from './request-detail.tsx';
import { Data } from './text.tsx';

function Parts({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <>
      {parts.map((part, at) =>
        part.differs ? (
          <mark key={at}>
            <Data text={part.text} />
          </mark>
        ) : (
          <Data key={at} text={part.text} />
        ),
      )}
    </>
  );
}

function CheckRow({ check }: { readonly check: Check }) {
  const failed = check.status === 'failed';
  const [expected, seen] = failed ? difference(check.expected, check.seen) : [undefined, undefined];
  return (
    <tr class={`o-${checkOutcome(check)}`}>
      <td>
        <Badge outcome={checkOutcome(check)} />
      </td>
      <th scope="row">
        <a href={hrefOf({ view: 'requirement', id: check.requirement })}>
          <Data text={check.requirement} max={60} />
        </a>{' '}
        <LevelTag level={check.level} />
      </th>
      <td data-label={check.status === 'observed' ? 'Question' : 'Expected'}>
        {expected === undefined ? <Data text={check.expected} /> : <Parts parts={expected} />}
      </td>
      <td data-label="Seen">{seen === undefined ? <Data text={check.seen} /> : <Parts parts={seen} />}</td>
    </tr>
  );
}

function Checks({ checks, step }: { readonly checks: readonly Check[]; readonly step: number }) {
  if (checks.length === 0) return null;
  return (
    <table class="checks-table">
      <caption class="off-screen">Checks of step {step}</caption>
      <thead>
        <tr>
          <th scope="col">Outcome</th>
          <th scope="col">Requirement</th>
          <th scope="col">Expected</th>
          <th scope="col">Seen</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check, at) => (
          <CheckRow key={at} check={check} />
        ))}
      </tbody>
    </table>
  );
}

function Callback({ callback }: { readonly callback: CallbackEvidence }) {
  const late = callback.late === true ? ', after the call had been answered' : '';
  const when = `+${Math.round(callback.atMs)} ms${late}`;
  if (callback.kind === 'success') {
    return (
      <li>
        <b>success callback</b> <span class="when">{when}</span>{' '}
        {callback.value !== undefined && (
          <code>
            <Data text={callback.value} />
          </code>
        )}
      </li>
    );
  }
  return (
    <li>
      <b>error callback</b> <span class="when">{when}</span> code{' '}
      <code>{callback.code === undefined ? 'none' : <Data text={callback.code} />}</code>, description{' '}
      {callback.description === undefined ? 'none' : <Data text={callback.description} />}
    </li>
  );
}

/** Steps that the harness does by itself: nobody calls back. */
const BY_THE_HARNESS = ['expire', 'backend', 'given', 'request'];
/** Those of them in which nothing need be sent. */
const WITHOUT_EVIDENCE = ['expire', 'backend', 'given'];

function Observed({ step, open }: { readonly step: StepEvidence; readonly open: boolean }) {
  const { callbacks, requests, threw, fault } = step;
  const silent = callbacks.length === 0 && threw === undefined && fault === undefined;
  if (silent && requests.length === 0 && WITHOUT_EVIDENCE.includes(step.do)) return null;
  return (
    <div class="observed">
      {step.argument !== undefined && (
        <p>
          Argument:{' '}
          <code>
            <Data text={step.argument} />
          </code>
        </p>
      )}
      {requests.length === 0 ? (
        <p class="none">No request.</p>
      ) : (
        requests.map((request, at) => (
          <RequestDetail
            key={at}
            request={request}
            sdkClockMs={step.sdkClockMs - step.startMs + request.atMs}
            open={open}
          />
        ))
      )}
      {silent ? (
        !BY_THE_HARNESS.includes(step.do) && <p class="none">No callback.</p>
      ) : (
        <ul class="callbacks">
          {callbacks.map((callback, at) => (
            <Callback key={at} callback={callback} />
          ))}
          {threw !== undefined && (
            <li>
              <b>threw</b> <Data text={threw} />
            </li>
          )}
          {fault !== undefined && (
            <li>
              <Icon outcome="not-judged" /> <b>The adapter could not do this step</b>: <Data text={fault} />
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function Step({ step, checks }: { readonly step: StepEvidence; readonly checks: readonly Check[] }) {
  const wrong = checks.some(({ status }) => status === 'failed' || status === 'not-judged');
  return (
    <li class={wrong ? 'step wrong' : 'step'} id={`step-${step.number}`}>
      <h3 tabIndex={-1}>
        <span class="step-number">{step.number}</span>{' '}
        <span>
          <Data text={step.text} />
          {step.control === true && <span class="tag">control</span>}
        </span>
      </h3>
      <Checks checks={checks} step={step.number} />
      <Observed step={step} open={wrong} />
    </li>
  );
}

/** Every step that was played. */
export function Story({ evidence }: { readonly evidence: Evidence }) {
  return (
    <section aria-labelledby="story-title">
      <h2 id="story-title">What was done, and what was seen</h2>
      {evidence.steps.length === 0 ? (
        <p>It was not played.</p>
      ) : (
        <ol class="story">
          {evidence.steps.map((step) => (
            <Step
              key={step.number}
              step={step}
              checks={evidence.checks.filter((check) => check.step === step.number)}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
