import { OcError } from '../../oc-error.ts';
import { parsePipeline } from './parse-pipeline.ts';
import type { Node, Pipeline, Template } from './syntax.ts';
import { readSections, type Section, type Token, templateProblem } from './tokens.ts';
import { unquote } from './unquote.ts';

/**
 * Parses a template of Go's text/template: text, pipelines, `if`, `with`, `range` with their `else`, `break`, `continue`,
 * `define`, `template`, `block`.
 *
 * @throws OcError with Go's wording
 * @see https://pkg.go.dev/text/template
 */
export const parseTemplate = (template: string): Template => {
  const defined = new Map<string, readonly Node[]>();
  const reading: Reading = { template, sections: readSections(template), next: 0, variables: ['$'], defined };
  const { nodes, end } = parseNodes(reading, true);
  if (end !== undefined) throw problem(reading, end, `unexpected {{${end.text}}}`);
  return { nodes, defined };
};

interface Reading {
  readonly template: string;
  readonly sections: readonly Section[];
  next: number;
  /** Names that are declared where the reading stands. */
  readonly variables: string[];
  readonly defined: Map<string, readonly Node[]>;
}

/** Nodes up to an `end` or `else` that belongs to the caller. */
const parseNodes = (reading: Reading, isTop = false): { nodes: Node[]; end?: Token; rest: readonly Token[] } => {
  const nodes: Node[] = [];
  while (reading.next < reading.sections.length) {
    const section = reading.sections[reading.next++] as Section;
    if ('text' in section) {
      nodes.push({ type: 'text', text: section.text });
      continue;
    }
    const [first, ...rest] = section.tokens;
    if (first === undefined)
      throw new OcError(templateProblem(reading.template, section.at, 'missing value for command'));
    if (first.type === 'word' && (first.text === 'end' || first.text === 'else')) return { nodes, end: first, rest };
    if (first.type === 'word' && first.text === 'define' && !isTop)
      throw problem(reading, first, 'unexpected <define> in command');
    if (first.type === 'word' && first.text === 'define') define(reading, first, nameOf(reading, first, rest));
    else nodes.push(parseAction(reading, first, rest, section.tokens));
  }
  return { nodes, rest: [] };
};

const parseAction = (reading: Reading, first: Token, rest: readonly Token[], tokens: readonly Token[]): Node => {
  const { template } = reading;
  if (first.type === 'word') {
    const { text } = first;
    if (text === 'if' || text === 'with' || text === 'range') return parseControl(reading, text, rest, first);
    if (text === 'break' || text === 'continue') return { type: text };
    if (text === 'template' || text === 'block') return parseCall(reading, text, first, rest);
  }
  return { type: 'action', pipeline: parsePipeline(template, tokens, 'command', reading.variables) };
};

/** A template of its own knows no variables but `$`. */
const define = (reading: Reading, first: Token, name: string): void => {
  const outer = reading.variables.splice(1);
  const { nodes, end } = parseNodes(reading);
  if (end === undefined) throw problem(reading, undefined, 'unexpected EOF');
  if (end.text !== 'end') throw problem(reading, end, `unexpected {{else}} in ${first.text} clause`);
  reading.variables.push(...outer);
  reading.defined.set(name, nodes);
};

const parseCall = (reading: Reading, type: 'template' | 'block', first: Token, rest: readonly Token[]): Node => {
  const name = nameOf(reading, first, rest);
  const tokens = rest.slice(1);
  if (tokens.length === 0 && type === 'block') throw problem(reading, first, 'missing value for block clause');
  const pipeline =
    tokens.length === 0 ? undefined : parsePipeline(reading.template, tokens, type, reading.variables, first.at);
  if (type === 'block') define(reading, first, name);
  const source = `{{template ${rest.map(({ text }) => text).join(' ')}}}`;
  return { type: 'template', at: rest[0]?.at ?? first.at, name, source, pipeline };
};

const nameOf = (reading: Reading, first: Token, [name]: readonly Token[]): string => {
  if (name?.type !== 'string')
    throw problem(reading, name ?? first, `unexpected ${JSON.stringify(name?.text ?? '}}')} in ${first.text} clause`);
  return unquote(name.text);
};

const parseControl = (
  reading: Reading,
  type: 'if' | 'with' | 'range',
  tokens: readonly Token[],
  first: Token,
): Node => {
  const outer = reading.variables.length;
  try {
    return parseBranches(reading, type, parsePipeline(reading.template, tokens, type, reading.variables, first.at));
  } finally {
    reading.variables.length = outer;
  }
};

const parseBranches = (reading: Reading, type: 'if' | 'with' | 'range', pipeline: Pipeline): Node => {
  const { nodes: body, end, rest } = parseNodes(reading);
  if (end === undefined) throw problem(reading, undefined, 'unexpected EOF');
  if (end.text === 'end') return { type, pipeline, body, otherwise: [] };
  const [chained, ...inner] = rest;
  if (chained?.text === 'if' || chained?.text === 'with')
    return { type, pipeline, body, otherwise: [parseControl(reading, chained.text, inner, chained)] };
  const last = parseNodes(reading);
  if (last.end === undefined) throw problem(reading, undefined, 'unexpected EOF');
  if (last.end.text !== 'end') throw problem(reading, last.end, 'expected end; found {{else}}');
  return { type, pipeline, body, otherwise: last.nodes };
};

const problem = ({ template }: Reading, token: Token | undefined, text: string): OcError =>
  new OcError(templateProblem(template, token?.at ?? template.length, text));
