/** What the parser says about a text that is no YAML. */
export interface YamlError {
  readonly code: string;
  readonly message: string;
  readonly linePos?: readonly { readonly line: number; readonly col: number }[];
}

/**
 * The same in the words of Go's YAML. Its scanner counts lines from 1 and its parser from 0, and a mistake in the first line is told
 * without it.
 *
 * @see https://github.com/kubernetes-sigs/yaml/tree/v1.4.0/goyaml.v2
 */
export const yamlProblem = (errors: readonly YamlError[], text: string): string => {
  const spread = errors.find(
    ({ code, linePos }) => code === 'MULTILINE_IMPLICIT_KEY' && lastLine(linePos) > firstLine(linePos),
  );
  if (spread !== undefined && !errors.some(({ code }) => code === 'BAD_SCALAR_START'))
    return located(isFurtherKey(spread, text) ? NO_COLON : NO_VALUE_HERE, lastLine(spread.linePos));
  const error = (errors.find((each) => !isOfFlow(each, text)) ?? errors[0]) as YamlError;
  const { code, message, linePos } = error;
  if (/end with a [\]}]/.test(message) && isAtEnd(linePos, text))
    return located(endOfFlow(message, text), linesOf(text));
  const [, , words, offset] = problems.find(([own, start]) => own === code && message.startsWith(start)) ?? [];
  const [plain = ''] = message.split(/ at line |\n/);
  const line = firstLine(linePos);
  const before = text.split('\n').slice(0, line);
  const said = typeof words === 'function' ? words(before, (linePos?.[0]?.col ?? 1) - 1) : words;
  return line > 1 ? located(said ?? plain, line + (offset ?? 0)) : (said ?? plain);
};

/** Whether a text has characters that no YAML may have, which are told of before anything else, without a line. */
export const hasControlCharacters = (text: string): boolean => FORBIDDEN.test(text);

/** @see https://yaml.org/spec/1.1/#c-printable */
const FORBIDDEN = /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Whether a key that spans lines follows another one of its map: then nothing but a key may stand there. */
const isFurtherKey = ({ linePos }: YamlError, text: string): boolean => {
  const column = (linePos?.[0]?.col ?? 1) - 1;
  const lines = text.split('\n').slice(0, firstLine(linePos));
  if (lines.pop()?.slice(0, column).trim() !== '') return false;
  const before = lines.findLast(
    (line) => /^\s*[^\s#]/.test(line) && line.search(/\S/) <= column && !line.startsWith('---'),
  );
  return before !== undefined && before.search(/[^\s-]/) === column;
};

/** Whether the parser takes a map in braces for a key, because something stands behind it. */
const isOfFlow = ({ code, linePos }: YamlError, text: string): boolean =>
  code === 'MULTILINE_IMPLICIT_KEY' && /[{[]/.test(characterAt(text, linePos));

const characterAt = (text: string, linePos: YamlError['linePos']): string =>
  text.split('\n')[firstLine(linePos) - 1]?.[(linePos?.[0]?.col ?? 1) - 1] ?? '';

/** A map or a list in braces that does not end: behind `{`, `,` and `:` Go expects a value first. */
const endOfFlow = (message: string, text: string): string => {
  if (/[{[,:]\s*$/.test(text)) return NO_CONTENT;
  return `did not find expected ',' or '${message.startsWith('Flow map') ? '}' : ']'}'`;
};

/** Whether the parser stands behind all that is written. */
const isAtEnd = (linePos: YamlError['linePos'], text: string): boolean => {
  const rest = text.split('\n').slice(firstLine(linePos) - 1);
  return `${rest.shift()?.slice((linePos?.[0]?.col ?? 1) - 1)}${rest.join('')}`.trim() === '';
};

const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

const located = (problem: string, line: number): string => (line > 0 ? `line ${line}: ${problem}` : problem);

const firstLine = (linePos: YamlError['linePos']): number => linePos?.[0]?.line ?? 0;

const lastLine = (linePos: YamlError['linePos']): number => linePos?.[1]?.line ?? 0;

const KEY = 'did not find expected key';
const NO_COLON = "could not find expected ':'";
const NO_CONTENT = 'did not find expected node content';
const NO_VALUE_HERE = 'mapping values are not allowed in this context';
const NO_TOKEN = 'found character that cannot start any token';

type Words = string | ((lines: readonly string[], column: number) => string);

/** By the code and the beginning of the parser's message: what Go says, and how far the line is that it names. */
const problems: readonly (readonly [code: string, start: string, words: Words, offset: number])[] = [
  ['BLOCK_AS_IMPLICIT_KEY', '', NO_VALUE_HERE, 0],
  ['BAD_INDENT', 'Flow seq', "did not find expected ',' or ']'", -1],
  ['BAD_INDENT', 'Flow map', "did not find expected ',' or '}'", -1],
  ['BLOCK_IN_FLOW', 'Block collections', "did not find expected ',' or '}'", -1],
  ['MISSING_CHAR', 'Missing , or : between flow map', "did not find expected ',' or '}'", -1],
  ['MISSING_CHAR', 'Missing , between flow seq', "did not find expected ',' or ']'", -1],
  ['UNEXPECTED_TOKEN', 'Unexpected , in flow', NO_CONTENT, -1],
  ['UNEXPECTED_TOKEN', 'Block scalar header', 'did not find expected comment or line break', 0],
  ['BAD_INDENT', '', KEY, -1],
  ['MULTILINE_IMPLICIT_KEY', '', KEY, -1],
  ['UNEXPECTED_TOKEN', 'Unexpected block-seq-ind', 'block sequence entries are not allowed in this context', 0],
  ['UNEXPECTED_TOKEN', '', (lines, column) => (isValue(lines, column) ? NO_CONTENT : KEY), -1],
  ['MISSING_CHAR', 'Implicit map keys', NO_COLON, 1],
  ['MISSING_CHAR', 'Missing closing', 'found unexpected end of stream', 0],
  ['MISSING_CHAR', 'Sequence item', "did not find expected '-' indicator", -1],
  ['MISSING_CHAR', '', NO_CONTENT, 0],
  ['BAD_SCALAR_START', '', NO_TOKEN, 0],
  ['BAD_DQ_ESCAPE', '', 'found unknown escape character', 0],
  [
    'TAB_AS_INDENT',
    '',
    (lines) => (beginsBlock(lines) ? NO_TOKEN : 'found a tab character that violates indentation'),
    0,
  ],
];

const isValue = (lines: readonly string[], column: number): boolean =>
  /:\s*$/.test((lines.at(-1) ?? '').slice(0, column));

const beginsBlock = (lines: readonly string[]): boolean => /:\s*$/.test(lines.at(-2) ?? '');
