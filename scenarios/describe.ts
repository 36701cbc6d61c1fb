// Steps in plain words, for `explain` and for reports.

import { recipeById } from './recipes/all.ts';
import type { CallStep, Fault, Step, Supply } from './scenario.ts';

const VALUES: Readonly<Record<string, string>> = { null: 'null', '""': 'an empty string' };

function supplied(supply: Supply | undefined): string {
  if (supply === undefined) return 'without a JWT';
  if ('absent' in supply) return 'with undefined as its JWT';
  if ('value' in supply) {
    const text = JSON.stringify(supply.value) ?? 'undefined';
    return `with ${VALUES[text] ?? text} as its JWT`;
  }
  if ('again' in supply) return `with the token "${supply.token}" again`;
  const lifetime = supply.lifetimeSeconds === undefined ? '' : `, good for ${supply.lifetimeSeconds} s`;
  const whose = supply.sub === 'other' ? ', made for another person' : '';
  return `with the token "${supply.token}" (recipe ${supply.recipe}${whose}${lifetime}: ${recipeById(supply.recipe).sentence.replace(/\.$/, '')})`;
}

function called(step: CallStep): string {
  const argument = step.argument === undefined ? '' : ` with ${JSON.stringify(step.argument)}`;
  return `${step.operation}${argument}${step.control === true ? ', as the control: it must reach the backend' : ''}`;
}

function answered(fault: Fault): string {
  switch (fault.kind) {
    case 'reset':
      return 'resets the connection';
    case 'delay':
      return `answers ${fault.delayMs / 1_000} s late`;
    case 'answer': {
      const late = fault.delayMs === undefined ? '' : ` ${fault.delayMs / 1_000} s late`;
      const code = fault.messageId === undefined ? '' : ` and the code ${fault.messageId}`;
      const body = {
        envelope: 'the error envelope',
        empty: 'an empty body',
        html: 'an HTML page',
        'not-json': 'broken JSON',
      };
      return `answers ${fault.status}${late} with ${body[fault.body]}${code}`;
    }
  }
}

/** A step in one sentence. */
export function describeStep(step: Step): string {
  switch (step.do) {
    case 'init':
      return `Start the SDK ${supplied(step.jwt)}.`;
    case 'set-jwt':
      return `Call the setter ${supplied(step.jwt)}.`;
    case 'call':
      return `Call ${called(step)}.`;
    case 'meanwhile':
      return `Call ${called(step.call)}; the following steps happen while its request is under way.`;
    case 'expire':
      return `Let time pass until the token "${step.token}" has expired.`;
    case 'backend':
      return step.fault === null
        ? 'The backend works as usual again.'
        : `From now on the backend ${answered(step.fault)}.`;
  }
}
