// Requests and callbacks in the order in which they came, each with its place in the scenario's time.
import type { StepEvidence } from '../../evidence.ts';
import { Data } from './text.tsx';

interface Moment {
  readonly atMs: number;
  readonly endMs?: number;
  readonly kind: 'step' | 'request' | 'success' | 'error';
  readonly step: number;
  readonly text: string;
}

function momentsOf(steps: readonly StepEvidence[]): readonly Moment[] {
  const all = steps.flatMap((step): Moment[] => [
    {
      atMs: step.startMs,
      endMs: step.endMs,
      kind: 'step',
      step: step.number,
      text: step.text,
    },
    ...step.requests.map((request) => ({
      atMs: request.atMs,
      kind: 'request' as const,
      step: step.number,
      text: `${request.method} ${request.endpoint ?? 'to an unknown endpoint'}${request.status === undefined ? '' : `, answered ${request.status}`}`,
    })),
    ...step.callbacks.map((callback) => ({
      atMs: callback.atMs,
      kind: callback.kind,
      step: step.number,
      text: callback.kind === 'success' ? 'success callback' : `error callback ${callback.code ?? ''}`,
    })),
  ]);
  return all.sort((a, b) => a.atMs - b.atMs || a.step - b.step);
}

/** What a moment is called. */
const KIND_WORD = { step: 'Step', request: 'Request', success: 'Success', error: 'Error' } as const;

const WIDTH = 200;

function Bar({ moment, total }: { readonly moment: Moment; readonly total: number }) {
  const x = (ms: number) => 3 + (Math.max(0, Math.min(ms, total)) / total) * (WIDTH - 6);
  const y = 6;
  const from = x(moment.atMs);
  return (
    <svg
      class={`mark mark-${moment.kind}`}
      viewBox={`0 0 ${WIDTH} 12`}
      width={WIDTH}
      height="12"
      aria-hidden="true"
    >
      <path class="axis" d={`M0 ${y}H${WIDTH}`} />
      {moment.kind === 'step' && (
        <path class="span" d={`M${from} ${y}H${Math.max(from + 1, x(moment.endMs ?? moment.atMs))}`} />
      )}
      {moment.kind === 'request' && <path class="shape" d={`M${from - 4} 2l7 4-7 4z`} />}
      {moment.kind === 'success' && <circle class="shape" cx={from} cy={y} r="3.6" />}
      {moment.kind === 'error' && <path class="shape" d={`M${from - 3.4} 2.6h6.8v6.8h-6.8z`} />}
    </svg>
  );
}

/** The time line; nothing for a scenario that was not played. */
export function TimeLine({ steps }: { readonly steps: readonly StepEvidence[] }) {
  const moments = momentsOf(steps);
  if (moments.length === 0) return null;
  const total = Math.max(1, ...moments.map(({ atMs, endMs }) => endMs ?? atMs));
  return (
    <section aria-labelledby="time-title">
      <h2 id="time-title">Time line</h2>
      <table class="time-line">
        <caption class="off-screen">What happened, by time</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">What</th>
            <th scope="col">Step</th>
            <th scope="col" class="place">
              0 to {Math.round(total)} ms
            </th>
          </tr>
        </thead>
        <tbody>
          {moments.map((moment, at) => (
            <tr key={at} class={`moment moment-${moment.kind}`}>
              <td class="when">+{Math.round(moment.atMs)} ms</td>
              <td>
                <b>{KIND_WORD[moment.kind]}</b> <Data text={moment.text} max={300} />
              </td>
              <td>{moment.step}</td>
              <td class="place">
                <Bar moment={moment} total={total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
