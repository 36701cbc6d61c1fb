// The tokens of a scenario, decoded: when each was good, seen from the calls that used it.
import type { StepEvidence, TokenEvidence } from '../../evidence.ts';
import type { Evidence } from '../data/page-data.ts';
import { prettyJson } from '../text/json.ts';
import { duration, local } from '../text/words.ts';
import { Data, DataBlock } from './text.tsx';

/** `exp` seen from a step: "expired 1 h before step 3", "good for 59 min at step 3". */
function relativeToStep(expSeconds: number, step: StepEvidence): string {
  const left = expSeconds * 1_000 - step.sdkClockMs;
  const place = `step ${step.number}`;
  if (left === 0) return `expires at the very moment of ${place}`;
  return left < 0 ? `expired ${duration(left)} before ${place}` : `good for ${duration(left)} at ${place}`;
}

/** The calls that had to be decided with this token: from its supply until another one is supplied; or that carried it. */
function callsWith(token: TokenEvidence, steps: readonly StepEvidence[]): readonly StepEvidence[] {
  let held = false;
  return steps.filter((step) => {
    if (step.do === 'init' || step.do === 'set-jwt') held = step.token === token.name;
    const carried = step.do === 'request' && step.requests.some((request) => request.token === token.name);
    return carried || (held && step.operation !== undefined && step.control !== true);
  });
}

function Times({ token, steps }: { readonly token: TokenEvidence; readonly steps: readonly StepEvidence[] }) {
  const { exp, iat } = token;
  const calls = callsWith(token, steps);
  return (
    <dl class="facts">
      {iat !== undefined && (
        <>
          <dt>iat</dt>
          <dd>
            {local(iat * 1_000)} <span class="hint">({iat})</span>
          </dd>
        </>
      )}
      {exp !== undefined && (
        <>
          <dt>exp</dt>
          <dd>
            {local(exp * 1_000)} <span class="hint">({exp})</span>
            {calls.length > 0 && (
              <ul class="relative">
                {calls.map((step) => (
                  <li key={step.number}>
                    <b>{relativeToStep(exp, step)}</b>
                    {step.operation !== undefined && <> ({step.operation})</>}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </>
      )}
      <dt>Length</dt>
      <dd>{token.length} characters</dd>
    </dl>
  );
}

function Token({ token, steps }: { readonly token: TokenEvidence; readonly steps: readonly StepEvidence[] }) {
  return (
    <details class="token" open>
      <summary>
        Token "<Data text={token.name} max={60} />" · recipe <Data text={token.recipe} max={100} />
      </summary>
      <Times token={token} steps={steps} />
      <h3>Header</h3>
      {token.header === undefined ? (
        <p class="none">It cannot be decoded.</p>
      ) : (
        <DataBlock text={prettyJson(token.header)} />
      )}
      <h3>Claims</h3>
      {token.claims === undefined ? (
        <p class="none">They cannot be decoded.</p>
      ) : (
        <DataBlock text={prettyJson(token.claims)} />
      )}
      <h3>As it was given, its signature cut</h3>
      <DataBlock text={token.text} />
    </details>
  );
}

/** Every token of a scenario. */
export function Tokens({ evidence }: { readonly evidence: Evidence }) {
  if (evidence.tokens.length === 0) return null;
  return (
    <section aria-labelledby="tokens-title">
      <h2 id="tokens-title">Tokens</h2>
      {evidence.tokens.map((token) => (
        <Token key={token.name} token={token} steps={evidence.steps} />
      ))}
    </section>
  );
}
