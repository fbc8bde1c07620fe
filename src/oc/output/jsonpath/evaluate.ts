import { isJsonObject } from '../../../image/json-object.ts';
import { goText } from '../go-text.ts';
import { compares } from './compare.ts';
import { FloatLiteral, type Node, type NodeList, PathError, type Slice } from './node.ts';

/** How a template is evaluated. */
export interface Evaluation {
  readonly allowMissing: boolean;
  /** Called for words, `range` and `end`. @returns what follows from them */
  onWord(word: string, values: readonly unknown[]): readonly unknown[];
}

/** What a part of a template makes of values. @throws PathError where it does not fit them */
export const evaluate = (node: Node, values: readonly unknown[], evaluation: Evaluation): readonly unknown[] => {
  switch (node.type) {
    case 'list':
      return node.nodes.reduce((found, each) => evaluate(each, found, evaluation), values);
    case 'value':
      return typeof node.value === 'string' ? [node.value] : values.map(() => node.value);
    case 'word':
      return evaluation.onWord(node.word, values);
    case 'field':
      return fields(node.name, values, evaluation);
    case 'wildcard':
      return values.flatMap(childrenOf);
    case 'descend':
      return descend(values);
    case 'slice':
      return values.flatMap((value) => slice(node, value, values));
    case 'union':
      return node.lists.flatMap((list) => evaluate(list, values, evaluation));
    case 'filter':
      return values.flatMap((value) => filter(node, value, values, evaluation));
  }
};

const fields = (name: string, values: readonly unknown[], { allowMissing }: Evaluation): readonly unknown[] => {
  const found = values.flatMap((value) => (isJsonObject(value) && Object.hasOwn(value, name) ? [value[name]] : []));
  if (found.length === 0 && values.length > 0 && !allowMissing) throw new PathError(`${name} is not found`);
  return found;
};

/** Texts have their bytes. */
const childrenOf = (value: unknown): readonly unknown[] => {
  if (typeof value === 'string') return [...new TextEncoder().encode(value)];
  return typeof value === 'object' && value !== null && !(value instanceof FloatLiteral) ? Object.values(value) : [];
};

/** All that has something in it. */
const descend = (values: readonly unknown[]): readonly unknown[] =>
  values.flatMap((value) => {
    const children = childrenOf(value);
    return children.length === 0 ? [] : [value, ...descend(children)];
  });

const slice = (
  { from = 0, to, isSingle, step }: Slice,
  value: unknown,
  values: readonly unknown[],
): readonly unknown[] => {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new PathError(`${goTypeOf(value)} is not array or slice`, values);
  const { length } = value;
  const start = from < 0 ? from + length : from;
  const end = to === undefined ? length : to < 0 || (to === 0 && isSingle) ? to + length : to;
  if (start === end) return [];
  const outside = (index: number): PathError =>
    new PathError(`array index out of bounds: index ${index}, length ${length}`, values);
  if (start >= length || start < 0) throw outside(start);
  if (end > length || end < 0) throw outside(end - 1);
  if (start > end) throw new PathError(`starting index ${start} is greater than ending index ${end}`, values);
  if (step !== undefined && step <= 0) throw new PathError('step must be > 0', values);
  return value.slice(start, end).filter((_, index) => index % (step ?? 1) === 0);
};

const filter = (
  { left, operator, right }: Extract<Node, { type: 'filter' }>,
  value: unknown,
  values: readonly unknown[],
  evaluation: Evaluation,
): readonly unknown[] => {
  if (!Array.isArray(value))
    throw new PathError(`${goText(value)} is not array or slice and cannot be filtered`, values);
  return value.filter((item) => {
    if (operator === 'exists') return exists(left, item, evaluation);
    const wanted = single(evaluate(left, [item], evaluation), values);
    if (wanted === undefined) return false;
    const given = single(evaluate(right, [item], evaluation), values);
    return given !== undefined && compares(wanted.value, operator, given.value);
  });
};

/** A path that fails on the way counts as if it led somewhere. */
const exists = (path: NodeList, item: unknown, evaluation: Evaluation): boolean => {
  try {
    return evaluate(path, [item], evaluation).length > 0;
  } catch (error) {
    if (error instanceof PathError) return error.found.length > 0;
    throw error;
  }
};

const single = (found: readonly unknown[], values: readonly unknown[]): { readonly value: unknown } | undefined => {
  if (found.length > 1) throw new PathError('can only compare one element at a time', values);
  return found.length === 0 ? undefined : { value: found[0] };
};

const goTypeOf = (value: unknown): string => {
  if (typeof value === 'object' && !(value instanceof FloatLiteral)) return 'map[string]interface {}';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return value instanceof FloatLiteral || (typeof value === 'number' && !Number.isInteger(value)) ? 'float64' : 'int64';
};
