import { isJsonObject } from '../../image/json-object.ts';
import { OcError } from '../oc-error.ts';
import { goSyntax } from './go-syntax.ts';
import { goText } from './go-text.ts';
import { compactJson } from './json.ts';
import { type Operand, type Piece, parsePath, parseTemplate, type Step } from './jsonpath-syntax.ts';

/**
 * Fills a JSONPath template from a value, as `oc get -o jsonpath=…` does: several results are separated by spaces, what is
 * missing prints nothing.
 */
export const fillTemplate = (template: string, value: unknown, allowMissingKeys = true): string => {
  const pieces = parseTemplate(template);
  try {
    return fill(pieces, value, allowMissingKeys);
  } catch (error) {
    if (!(error instanceof OcError)) throw error;
    throw new OcError(
      `error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${error.message}. Printing more information for debugging the template:\n\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(value)}\n\n\n`,
      { cause: error },
    );
  }
};

/** Every value that a path (`.metadata.name`, `{.metadata.name}`, `metadata.name`) leads to. */
export const valuesAt = (path: string, value: unknown): unknown[] => follow(parsePath(relaxed(path)), value);

/** @throws OcError for what is no path */
const relaxed = (path: string): string => {
  const match = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(path);
  if (match) return `.${match[1] ?? match[2]}`;
  throw new OcError(
    "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
  );
};

const fill = (pieces: readonly Piece[], value: unknown, allowMissing: boolean): string =>
  pieces.map((piece) => fillPiece(piece, value, allowMissing)).join('');

const fillPiece = (piece: Piece, value: unknown, allowMissing: boolean): string => {
  if ('text' in piece) return piece.text;
  if ('path' in piece) return follow(piece.path, value, allowMissing).map(printed).join(' ');
  return follow(piece.range, value, allowMissing)
    .map((item) => fill(piece.body, item, allowMissing))
    .join('');
};

const printed = (value: unknown): string =>
  typeof value === 'object' && value !== null ? compactJson(value) : goText(value);

const follow = (steps: readonly Step[], value: unknown, allowMissing = true): unknown[] =>
  steps.reduce<unknown[]>(
    (values, step) => {
      const found = values.flatMap((item) => next(step, item));
      if (!allowMissing && step.type === 'field' && found.length === 0)
        throw new OcError(`${step.names.join(',')} is not found`);
      return found;
    },
    [value],
  );

const next = (step: Step, value: unknown): unknown[] => {
  if (step.type === 'field')
    return step.names.flatMap((name) => (isJsonObject(value) && name in value ? [value[name]] : []));
  if (step.type === 'wildcard') return children(value);
  if (step.type === 'descend') return [value, ...descendants(value)];
  if (!Array.isArray(value)) {
    if (value === null || value === undefined) return [];
    throw new OcError(
      step.type === 'filter'
        ? `${goText(value)} is not array or slice and cannot be filtered`
        : `${goType(value)} is not array or slice`,
    );
  }
  return step.type === 'slice' ? slice(step, value) : value.filter((item) => matches(step, item));
};

const slice = (step: Extract<Step, { type: 'slice' }>, values: readonly unknown[]): unknown[] => {
  const place = (index: number): number => (index < 0 ? index + values.length : index);
  if (step.single) {
    const index = place(step.from ?? 0);
    if (index < 0 || index >= values.length)
      throw new OcError(`array index out of bounds: index ${step.from}, length ${values.length}`);
    return [values[index]];
  }
  return values
    .slice(place(step.from ?? 0), step.to === undefined ? undefined : place(step.to))
    .filter((_, index) => index % step.step === 0);
};

const matches = ({ left, operator, right }: Extract<Step, { type: 'filter' }>, item: unknown): boolean => {
  const [a] = operandValues(left, item);
  if (operator === 'exists') return operandValues(left, item).length > 0;
  const [b] = operandValues(right, item);
  if (a === undefined || b === undefined) return false;
  if (operator === '==') return a === b;
  if (operator === '!=') return a !== b;
  const [low, high] = [a as number, b as number];
  return { '<': low < high, '<=': low <= high, '>': low > high, '>=': low >= high }[operator] ?? false;
};

const operandValues = (operand: Operand, item: unknown): unknown[] =>
  'path' in operand ? follow(operand.path, item) : [operand.value];

const goType = (value: unknown): string =>
  typeof value === 'object'
    ? 'map[string]interface {}'
    : typeof value === 'number'
      ? 'int64'
      : typeof value === 'boolean'
        ? 'bool'
        : 'string';

const children = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

const descendants = (value: unknown): unknown[] => children(value).flatMap((child) => [child, ...descendants(child)]);
