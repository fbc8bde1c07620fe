/** One instruction of a Dockerfile. */
export interface Instruction {
  /** In capitals: `COPY`. */
  readonly keyword: string;
  /** `--from=builder` as `{ from: 'builder' }`. */
  readonly flags: Readonly<Record<string, string>>;
  /** What follows the keyword and its flags, lines joined. */
  readonly rest: string;
  /** The same, when it is written as a JSON list. */
  readonly list: readonly string[] | undefined;
}

/** A Dockerfile that cannot be read. */
export class DockerfileError extends Error {}

/** Instructions that may have flags. */
const FLAGGED = new Set(['FROM', 'COPY', 'ADD', 'RUN', 'HEALTHCHECK']);

/**
 * Takes a Dockerfile apart: comments, the `escape` directive, continued lines, here-documents, the JSON form.
 *
 * @throws DockerfileError when there is no instruction in it
 * @see https://docs.docker.com/reference/dockerfile/
 */
export const parseDockerfile = (text: string): Instruction[] => {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const continuation = /^#\s*escape\s*=\s*([`\\])/im.exec(lines[0] ?? '')?.[1] ?? '\\';
  const instructions: Instruction[] = [];
  for (let index = 0; index < lines.length; index++) {
    let line = lines[index] as string;
    if (isComment(line) || line.trim() === '') continue;
    while (line.trimEnd().endsWith(continuation) && index + 1 < lines.length) {
      const next = lines[++index] as string;
      if (!isComment(next)) line = `${line.trimEnd().slice(0, -1)}${next}`;
    }
    const heredoc = /<<-?["']?(\w+)["']?/.exec(/^\s*(?:RUN|COPY|ADD)\s/i.test(line) ? line : '')?.[1];
    if (heredoc !== undefined) while (index + 1 < lines.length && lines[++index]?.trim() !== heredoc);
    instructions.push(parseInstruction(line.trim()));
  }
  if (instructions.length === 0) throw new DockerfileError('file with no instructions');
  return instructions;
};

/** How an instruction is written in logs: `COPY --from=builder /app /app`. */
export const instructionText = ({ keyword, flags, rest }: Instruction): string =>
  [keyword, ...Object.entries(flags).map(([name, value]) => `--${name}${value === '' ? '' : `=${value}`}`), rest]
    .filter((part) => part !== '')
    .join(' ');

/** An instruction without flags, in its shell form. */
export const instructionOf = (keyword: string, rest: string): Instruction => ({
  keyword,
  flags: {},
  rest,
  list: undefined,
});

const isComment = (line: string): boolean => line.trimStart().startsWith('#');

const parseInstruction = (line: string): Instruction => {
  const [, word = '', after = ''] = /^(\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  const keyword = word.toUpperCase();
  const flags: Record<string, string> = {};
  let rest = after;
  for (let flag = matchFlag(keyword, rest); flag; flag = matchFlag(keyword, rest)) {
    flags[flag[1] as string] = flag[2] ?? '';
    rest = rest.slice(flag[0].length);
  }
  return { keyword, flags, rest: rest.trim(), list: parseList(rest.trim()) };
};

const matchFlag = (keyword: string, text: string): RegExpExecArray | null =>
  FLAGGED.has(keyword) ? /^--([a-z][a-z-]*)(?:=(\S*))?(?:\s+|$)/.exec(text) : null;

const parseList = (text: string): readonly string[] | undefined => {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
};
