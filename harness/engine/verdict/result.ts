// One scenario from start to result: set its stage, play it, judge it, keep the evidence.
import type { Capabilities } from '../../../contracts/adapter-protocol.ts';
import { OPTIONAL_OPERATIONS, type Operation } from '../../../contracts/operations.ts';
import type { Check, ScenarioResult } from '../../../reports/model.ts';
import { recipeById } from '../../../scenarios/recipes/all.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { redactTokens } from '../../tokens/decode.ts';
import { cleaner, findingsOf, stepsAsEvidence, tokensAsEvidence } from '../judge/evidence.ts';
import { judge, judgedSteps } from '../judge/judge.ts';
import type { Told } from '../judge/leak-checks.ts';
import type { Fault, Observation } from '../play/observation.ts';
import { storyHash } from '../selection/story-hash.ts';
import { type KnownFailure, knownFor } from './known-failures.ts';
import { outcomeOf } from './outcome.ts';

/** What turns an observation into a result, besides the scenario. */
export interface Judging {
  readonly knownFailures: readonly KnownFailure[];
  readonly strict: boolean;
}

function frame(scenario: Scenario) {
  const { id, theme, sentence, mode, level, operation, recipe, route } = scenario;
  return {
    id,
    story: storyHash(scenario),
    theme,
    sentence,
    mode,
    level,
    requirements: [...scenario.requirements],
    ...(operation === undefined ? {} : { operation }),
    ...(recipe === undefined ? {} : { recipe, tokenKind: recipeById(recipe).kind }),
    ...(route === undefined ? {} : { route }),
  };
}

/** A result for a scenario that was not played. */
export function unplayed(
  scenario: Scenario,
  outcome: 'not-judged' | 'not-applicable',
  reason: string,
): ScenarioResult {
  const empty = { tokens: [], steps: [], checks: [], findings: [] };
  return {
    ...frame(scenario),
    outcome,
    reason: redactTokens(reason),
    startedAtMs: Date.now(),
    durationMs: 0,
    ...empty,
  };
}

/** The first operation of a scenario that the SDK has not; undefined: it has all of them. */
function missingOperation(scenario: Scenario, capabilities: Capabilities): Operation | undefined {
  const has = (operation: Operation) =>
    !(OPTIONAL_OPERATIONS as readonly string[]).includes(operation) ||
    (capabilities.operations as readonly string[]).includes(operation);
  const used = judgedSteps(scenario.steps).flatMap(({ step }) =>
    step.do === 'call' ? [step.operation] : [],
  );
  return used.find((operation) => !has(operation));
}

/** Whether a call of saveUser has the very argument of an earlier one: an SDK that sends differences makes no request. */
function savesAgain({ steps }: Scenario): boolean {
  const saved = judgedSteps(steps).flatMap(({ step }) =>
    step.do === 'call' && step.operation === 'saveUser' ? [JSON.stringify(step.argument)] : [],
  );
  return saved.some((argument, index) => saved.indexOf(argument) < index && !argument.includes('"$fresh"'));
}

/** What a scenario does inside a callback that the adapter or the SDK cannot; undefined: it can. */
function lackingInside({ steps }: Scenario, capabilities: Capabilities): string | undefined {
  const { insideCallbacks, silentSetter } = capabilities;
  const inside = steps.filter((step) => step.do === 'meanwhile' && step.inCallback === true);
  if (inside.length > 0 && !insideCallbacks.includes('call'))
    return 'The adapter can make no call inside a callback.';
  const throwing = judgedSteps(steps).some(({ step }) => step.callbackThrows === true);
  if (throwing && !insideCallbacks.includes('throw')) return "The adapter's callbacks cannot throw.";
  const ofTheSetter = inside.some((step) => step.do === 'meanwhile' && step.call.do === 'set-jwt');
  return ofTheSetter && silentSetter ? 'The setter has no success callback.' : undefined;
}

/** Why a scenario cannot be played with this SDK; undefined: it can. */
export function notApplicable(scenario: Scenario, capabilities: Capabilities): string | undefined {
  const missing = missingOperation(scenario, capabilities);
  if (missing !== undefined) return `The SDK does not have ${missing}.`;
  if (scenario.steps.some((step) => step.do === 'clock') && !capabilities.setClock)
    return "The SDK's clock cannot be set.";
  const lacking = lackingInside(scenario, capabilities);
  if (lacking !== undefined) return lacking;
  if (capabilities.savesDifferences && savesAgain(scenario))
    return 'It saves what the backend already has, and the SDK sends differences only.';
  return undefined;
}

/** The longest reason that a report keeps, in characters. */
const MAX_REASON = 4_000;

/** Why something could not be judged: the fault, and what helps to find its cause. Holds no usable token. */
export function faultInWords(fault: Fault, known: Iterable<string> = []): string {
  const text = `${fault.code}: ${fault.message}${fault.detail === undefined ? '' : `\n${fault.detail}`}`;
  return redactTokens(text, known).slice(0, MAX_REASON);
}

function tokenValues({ tokens }: Observation): readonly string[] {
  return [...tokens.values()].map((token) => token.value);
}

/** A scenario is not applicable where everything that it is about is not, and nothing else went wrong. */
function bindsNothing(
  { requirements }: Scenario,
  checks: readonly Check[],
): { readonly outcome: 'not-applicable'; readonly reason: string } | undefined {
  const own = checks.filter(({ requirement }) => (requirements as readonly string[]).includes(requirement));
  const [first] = own;
  const fine = checks.every(({ status }) => status !== 'failed' && status !== 'not-judged');
  if (first === undefined || !fine || own.some(({ status }) => status !== 'not-applicable')) return undefined;
  return { outcome: 'not-applicable', reason: `${first.requirement}: ${first.seen}` };
}

/** After a fault, what was not seen was perhaps only not reported: no requirement is broken by it. */
const UNDECIDED = { status: 'not-judged' } as const;

/**
 * Judges an observation and keeps its evidence. A fault leaves the scenario unjudged, whatever was seen before. `told`:
 * which leaks the scenario fails for; default: all.
 */
export function resultOf(
  scenario: Scenario,
  observation: Observation,
  span: { readonly startedAtMs: number; readonly durationMs: number },
  judging: Judging,
  told?: Told,
): ScenarioResult {
  const { inexpressible } = observation;
  if (inexpressible !== undefined)
    return {
      ...unplayed(scenario, 'not-applicable', `The SDK's language cannot say it: ${inexpressible}`),
      ...span,
    };
  const clean = cleaner(observation);
  const checks = judge(scenario, observation, told).map((check) => ({
    ...check,
    expected: clean(check.expected),
    seen: clean(check.seen),
    ...(observation.fault !== undefined && check.status === 'failed' ? UNDECIDED : {}),
  }));
  const known = knownFor(judging.knownFailures, scenario.id, span.startedAtMs);
  const judgement =
    observation.fault === undefined
      ? (bindsNothing(scenario, checks) ?? outcomeOf(checks, known, judging.strict))
      : { outcome: 'not-judged' as const, reason: faultInWords(observation.fault, tokenValues(observation)) };
  return {
    ...frame(scenario),
    outcome: judgement.outcome,
    ...(judgement.reason === undefined ? {} : { reason: judgement.reason }),
    ...('known' in judgement && judgement.known !== undefined ? { known: [...judgement.known] } : {}),
    ...span,
    tokens: tokensAsEvidence(observation),
    steps: stepsAsEvidence(scenario, observation, span.startedAtMs),
    checks,
    findings: findingsOf(scenario, observation),
  };
}
