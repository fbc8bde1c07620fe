import { OcError } from '../oc-error.ts';

/** One step of a path. */
export type Step =
  | { type: 'field'; names: readonly string[] }
  | { type: 'wildcard' }
  | { type: 'descend' }
  | { type: 'slice'; from?: number; to?: number; step: number; single: boolean }
  | { type: 'filter'; left: Operand; operator: string; right: Operand };

/** One side of a filter: a path below the current item, or a value. */
export type Operand = { path: readonly Step[] } | { value: unknown };

/** A piece of a template. */
export type Piece = { text: string } | { path: readonly Step[] } | { range: readonly Step[]; body: readonly Piece[] };

/**
 * Reads a template of Kubernetes' JSONPath: `{.items[*].metadata.name}`, `{range .items[*]}{.kind}{"\n"}{end}`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 * @throws OcError when a brace, bracket or quote stays open
 */
export const parseTemplate = (template: string): Piece[] => {
  const stack: { range: readonly Step[]; body: Piece[] }[] = [{ range: [], body: [] }];
  for (const match of template.matchAll(/\{((?:[^{}"']|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')*)\}|([^{]+)|\{/gs)) {
    const [whole, expression, text] = match;
    const body = (stack.at(-1) as (typeof stack)[number]).body;
    if (text !== undefined) body.push({ text });
    else if (expression === undefined)
      throw template[match.index + 1] === '{'
        ? unrecognized(template, '{')
        : new OcError(`error parsing jsonpath ${template}, unclosed action`);
    else if (/^\s*range\s/.test(expression)) {
      const range = parsePath(expression.replace(/^\s*range\s+/, '').trim());
      stack.push({ range, body: [] });
    } else if (expression.trim() === 'end') {
      const ended = stack.pop();
      if (!ended || stack.length === 0)
        throw new OcError(`error parsing jsonpath ${template}, not in range, nothing to end`);
      stack.at(-1)?.body.push(ended);
    } else body.push(parseExpression(expression.trim(), whole));
  }
  return stack.flatMap((open, depth) => (depth === 0 ? open.body : [open]));
};

/** Reads one path, `.metadata.name` or `metadata.name`. */
export const parsePath = (source: string): Step[] => {
  const steps: Step[] = [];
  let rest = source.replace(/^[$@]/, '');
  while (rest !== '') {
    const [step, length] = readStep(rest, source);
    if (step) steps.push(step);
    rest = rest.slice(length);
  }
  return steps;
};

/** A character that begins nothing, with its number as Go writes it. */
const unrecognized = (template: string, character: string): OcError => {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return new OcError(
    `error parsing jsonpath ${template}, unrecognized character in action: U+${number} '${character}'`,
  );
};

const parseExpression = (expression: string, whole: string): Piece => {
  if (/^["']/.test(expression)) return { text: unquote(expression) };
  if (expression === '') throw new OcError(`error parsing jsonpath ${whole}, empty expression`);
  return { path: parsePath(expression) };
};

const readStep = (rest: string, source: string): [Step | undefined, number] => {
  if (rest.startsWith('..')) return [{ type: 'descend' }, rest[2] === '[' ? 2 : 1];
  if (rest.startsWith('[')) return readBracket(rest, source);
  const name = /^\.?((?:\\.|[^.[\]{}\s()=<>!,\\])*)/.exec(rest) as RegExpExecArray;
  if (name[0] === '') throw unrecognized(source, rest[0] ?? '');
  if (name[1] === '') return [undefined, name[0].length];
  return [
    name[1] === '*' ? { type: 'wildcard' } : { type: 'field', names: [(name[1] as string).replaceAll(/\\(.)/g, '$1')] },
    name[0].length,
  ];
};

const readBracket = (rest: string, source: string): [Step, number] => {
  const match =
    /^\[((?:[^\]"'()]|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:[^"'()]|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')*\))*)\]/.exec(
      rest,
    );
  if (!match) throw new OcError(`error parsing jsonpath ${source}, unterminated array`);
  return [parseBracket((match[1] as string).trim(), source), match[0].length];
};

const parseBracket = (inner: string, source: string): Step => {
  if (inner === '*') return { type: 'wildcard' };
  if (/^["']/.test(inner))
    return {
      type: 'field',
      names: [...inner.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g)].map(([name]) => unquote(name)),
    };
  const filter = /^\?\((.*)\)$/s.exec(inner);
  if (filter) return parseFilter((filter[1] as string).trim());
  const slice = /^(-?\d*)(?:(:)(-?\d*)(?::(-?\d*))?)?$/.exec(inner);
  if (!slice) throw new OcError(`error parsing jsonpath ${source}, invalid array index ${inner}`);
  const [, from, colon, to, step] = slice;
  return {
    type: 'slice',
    from: from ? Number(from) : undefined,
    to: to ? Number(to) : undefined,
    step: step ? Number(step) : 1,
    single: colon === undefined,
  };
};

const parseFilter = (text: string): Step => {
  const match = /^((?:[^"'=<>!]|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')+?)\s*(?:(==|!=|<=|>=|<|>)\s*(.+))?$/s.exec(text);
  const [, left = text, operator = 'exists', right] = match ?? [];
  return {
    type: 'filter',
    left: parseOperand(left.trim()),
    operator,
    right: right === undefined ? { value: undefined } : parseOperand(right.trim()),
  };
};

const parseOperand = (text: string): Operand => {
  if (/^["']/.test(text)) return { value: unquote(text) };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { value: Number(text) };
  if (text === 'true' || text === 'false') return { value: text === 'true' };
  return { path: parsePath(text) };
};

const unquote = (text: string): string =>
  text
    .slice(1, -1)
    .replaceAll(/\\(.)/gs, (_, character: string) => ({ n: '\n', t: '\t', r: '\r' })[character] ?? character);
