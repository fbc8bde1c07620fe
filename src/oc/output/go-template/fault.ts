import type { Node, Operand } from './syntax.ts';
import { printed } from './values.ts';

/** How a template treats fields that are not there. */
export interface TemplateRules {
  readonly template: string;
  readonly defined: ReadonlyMap<string, readonly Node[]>;
  /** Missing keys print as `<no value>` instead of being errors. */
  readonly allowMissingKeys: boolean;
}

/** A template cannot be filled; the message has the place and the words of Go's text/template. */
export class TemplateError extends Error {}

/** What went wrong at an operand, told as Go does. */
export const fault = (
  rules: TemplateRules,
  operand: Operand,
  message: string,
  source = sourceOf(operand, rules),
): TemplateError => {
  const before = rules.template.slice(0, operand.at);
  const line = before.split('\n').length;
  const names = 'names' in operand && operand.type !== 'group' ? operand.names : [];
  const first = operand.type === 'variable' ? operand.name : `.${names[0] ?? ''}`;
  // Go takes the second part of a chain for its place.
  const last = names.length > (operand.type === 'variable' ? 0 : 1) ? first.length : 0;
  const column = before.length - (before.lastIndexOf('\n') + 1) + last;
  const shown = source.length > 20 ? `${source.slice(0, 20)}...` : source;
  return new TemplateError(`template: output:${line}:${column}: executing "output" at <${shown}>: ${message}`);
};

/** An operand as it stands in the template. */
export const sourceOf = (operand: Operand, { template }: TemplateRules): string => {
  if (operand.type === 'field') return `.${operand.names.join('.')}`;
  if (operand.type === 'variable') return [operand.name, ...operand.names].join('.');
  if (operand.type === 'function') return callText(operand, template);
  if (operand.type === 'dot') return '.';
  return operand.type === 'literal' ? printed(operand.value) : operand.type;
};

/** A call as it stands in the template. */
const callText = ({ at }: Operand, template: string): string =>
  /^[^|})]*/.exec(template.slice(at))?.[0].trim().replace(/\s-$/, '') ?? '';
