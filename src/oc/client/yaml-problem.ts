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
  if (spread) return located('mapping values are not allowed in this context', lastLine(spread.linePos));
  const [error] = errors;
  const { code, message, linePos } = error as YamlError;
  const [, , words, offset] = problems.find(([own, start]) => own === code && message.startsWith(start)) ?? [];
  const [plain = ''] = message.split(/ at line |\n/);
  const line = firstLine(linePos);
  const before = text.split('\n').slice(0, line);
  const said = typeof words === 'function' ? words(before, (linePos?.[0]?.col ?? 1) - 1) : words;
  return line > 1 ? located(said ?? plain, line + (offset ?? 0)) : (said ?? plain);
};

const located = (problem: string, line: number): string => (line > 0 ? `line ${line}: ${problem}` : problem);

const firstLine = (linePos: YamlError['linePos']): number => linePos?.[0]?.line ?? 0;

const lastLine = (linePos: YamlError['linePos']): number => linePos?.[1]?.line ?? 0;

const KEY = 'did not find expected key';
const NO_TOKEN = 'found character that cannot start any token';

type Words = string | ((lines: readonly string[], column: number) => string);

/** By the code and the beginning of the parser's message: what Go says, and how far the line is that it names. */
const problems: readonly (readonly [code: string, start: string, words: Words, offset: number])[] = [
  ['BLOCK_AS_IMPLICIT_KEY', '', 'mapping values are not allowed in this context', 0],
  ['BAD_INDENT', 'Flow seq', "did not find expected ',' or ']'", -1],
  ['BAD_INDENT', 'Flow map', "did not find expected ',' or '}'", -1],
  ['BAD_INDENT', '', KEY, -1],
  ['MULTILINE_IMPLICIT_KEY', '', KEY, -1],
  ['UNEXPECTED_TOKEN', 'Unexpected block-seq-ind', 'block sequence entries are not allowed in this context', 0],
  [
    'UNEXPECTED_TOKEN',
    '',
    (lines, column) => (isValue(lines, column) ? 'did not find expected node content' : KEY),
    -1,
  ],
  ['MISSING_CHAR', 'Implicit map keys', "could not find expected ':'", 1],
  ['MISSING_CHAR', 'Missing closing', 'found unexpected end of stream', 0],
  ['MISSING_CHAR', 'Sequence item', "did not find expected '-' indicator", -1],
  ['MISSING_CHAR', '', 'did not find expected node content', 0],
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
