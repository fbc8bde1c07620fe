import { isJsonObject } from '../../../image/json-object.ts';
import { entriesInOrder } from '../../../image/key-order.ts';
import { PartialOutput } from '../../oc-error.ts';
import { compactJson, declaredEntries } from '../json.ts';
import { evaluate, type Scope } from './evaluate.ts';
import { fault, TemplateError, type TemplateRules } from './fault.ts';
import { parseTemplate } from './parse.ts';
import type { Node, Operand } from './syntax.ts';
import { isTrue, printed, type TemplateValue, templateValue } from './values.ts';

/**
 * Fills a template of Go's text/template from an object, as `-o go-template=…` does. What goes wrong while it is filled is
 * told in the output too, with the template and the data, as kubectl does.
 *
 * @throws OcError for a template that cannot be read; PartialOutput for one that cannot be filled
 */
export const fillGoTemplate = (
  template: string,
  value: unknown,
  { allowMissingKeys = true, declaredOrder = false }: { allowMissingKeys?: boolean; declaredOrder?: boolean } = {},
): string => {
  const { nodes, defined } = parseTemplate(template);
  const seen = templateValue(value);
  const rules: TemplateRules = { template, defined, allowMissingKeys };
  let text = '';
  try {
    run(nodes, { dot: seen, variables: [{ name: '$', value: seen }] }, rules, (piece) => void (text += piece));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { message } = error;
    const output = `${text}Error executing template: ${message}. Printing more information for debugging the template:\n\ttemplate was:\n\t\t${template}\n\traw data was:\n\t\t${compactJson(value, declaredOrder ? declaredEntries : undefined)}\n\tobject given to template engine was:\n\t\t${printed(seen)}\n\n`;
    throw new PartialOutput(`error executing template ${JSON.stringify(template)}: ${message}`, output, error);
  }
  return text;
};

type Write = (text: string) => void;

/** @returns what ended the innermost loop early */
const run = (
  nodes: readonly Node[],
  scope: Scope,
  rules: TemplateRules,
  write: Write,
): 'break' | 'continue' | undefined => {
  const outer = scope.variables.length;
  try {
    for (const node of nodes) {
      const ended = runNode(node, scope, rules, write);
      if (ended) return ended;
    }
    return undefined;
  } finally {
    scope.variables.length = outer;
  }
};

const runNode = (node: Node, scope: Scope, rules: TemplateRules, write: Write): ReturnType<typeof run> => {
  if (node.type === 'text') write(node.text);
  else if (node.type === 'action') {
    const value = evaluate(node.pipeline, scope, rules);
    if (node.pipeline.variables.length === 0) write(shown(value));
    else assign(node.pipeline, scope, value);
  } else if (node.type === 'template') runTemplate(node, scope, rules, write);
  else if ('body' in node)
    return node.type === 'range' ? runRange(node, scope, rules, write) : runBranch(node, scope, rules, write);
  else return node.type;
  return undefined;
};

/** Another template sees what it is given, and nothing else. */
const runTemplate = (
  { at, name, source, pipeline }: Extract<Node, { type: 'template' }>,
  scope: Scope,
  rules: TemplateRules,
  write: Write,
): void => {
  const nodes = rules.defined.get(name);
  if (nodes === undefined)
    throw fault(rules, { type: 'dot', at }, `template ${JSON.stringify(name)} not defined`, source);
  const dot = pipeline === undefined ? undefined : evaluate(pipeline, scope, rules);
  run(nodes, { dot, variables: [{ name: '$', value: dot }] }, rules, write);
};

const runBranch = (
  node: Extract<Node, { body: readonly Node[] }>,
  scope: Scope,
  rules: TemplateRules,
  write: Write,
): ReturnType<typeof run> => {
  const value = evaluate(node.pipeline, scope, rules);
  const outer = scope.variables.length;
  assign(node.pipeline, scope, value);
  const inner = node.type === 'with' ? { ...scope, dot: value } : scope;
  const ended = isTrue(value) ? run(node.body, inner, rules, write) : run(node.otherwise, scope, rules, write);
  scope.variables.length = outer;
  return ended;
};

/** Lists in their order, maps by their keys. */
const runRange = (
  node: Extract<Node, { body: readonly Node[] }>,
  scope: Scope,
  rules: TemplateRules,
  write: Write,
): ReturnType<typeof run> => {
  const value = evaluate(node.pipeline, scope, rules);
  const entries = entriesOf(value);
  if (!entries)
    throw fault(rules, node.pipeline.commands[0]?.[0] as Operand, `range can't iterate over ${printed(value)}`);
  if (entries.length === 0) return run(node.otherwise, scope, rules, write);
  const [first, second] = node.pipeline.variables;
  for (const [key, item] of entries) {
    const outer = scope.variables.length;
    if (second !== undefined)
      scope.variables.push({ name: first as string, value: key }, { name: second, value: item });
    else if (first !== undefined) scope.variables.push({ name: first, value: item });
    const ended = run(node.body, { ...scope, dot: item }, rules, write);
    scope.variables.length = outer;
    if (ended === 'break') break;
  }
  return undefined;
};

const entriesOf = (value: TemplateValue): (readonly [TemplateValue, TemplateValue])[] | undefined => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map((item, index) => [BigInt(index), item] as const);
  if (isJsonObject(value)) return entriesInOrder(value);
  return undefined;
};

const assign = (
  { variables, assigns }: { variables: readonly string[]; assigns: boolean },
  scope: Scope,
  value: TemplateValue,
): void => {
  const [name] = variables;
  if (name === undefined) return;
  const known = assigns ? scope.variables.findLast((variable) => variable.name === name) : undefined;
  if (known) known.value = value;
  else scope.variables.push({ name, value });
};

const shown = (value: TemplateValue): string => (value === undefined || value === null ? '<no value>' : printed(value));
