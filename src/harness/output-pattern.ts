const placeholders: Readonly<Record<string, string>> = {
  age: String.raw`(?:\d+[smhdy](?:\d+[smhd])?|Less than a second ago|About an? (?:minute|hour) ago|\d+ (?:second|minute|hour|day|week|month|year)s? ago)`,
  time: String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z`,
  duration: String.raw`(?:\d+(?:\.\d+)?(?:ms|µs|h|m|s))+`,
  number: String.raw`\d+`,
  hash: '[0-9a-z]+',
  id: '[0-9a-z]{5}',
  digest: 'sha256:[0-9a-f]{64}',
};

/**
 * Compiles one line of expected output. Runs of blanks are equal to each other; `<age>`, `<time>`, `<duration>`,
 * `<number>`, `<hash>`, `<id>` and `<digest>` stand for what differs from run to run, `…` for any text.
 */
export const linePattern = (line: string): RegExp => {
  const source = normalise(line)
    .split(/(<\w+>|…)/)
    .map((part) =>
      part === '…'
        ? '.*'
        : (placeholders[part.slice(1, -1)] ?? part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)),
    )
    .join('');
  return new RegExp(`^${source}$`);
};

/**
 * Compares an output with what a feature expects, line by line; blank lines do not count.
 *
 * @returns undefined when they agree, else the first line that differs, in words
 */
export const outputMismatch = (expected: string, actual: string): string | undefined => {
  const wanted = lines(expected);
  const found = lines(actual);
  for (const [index, line] of wanted.entries()) {
    const seen = found[index];
    if (seen === undefined) return `line ${index + 1} is missing: ${line}`;
    if (!linePattern(line).test(normalise(seen))) return `line ${index + 1} reads: ${seen}\ninstead of:     ${line}`;
  }
  const extra = found[wanted.length];
  return extra === undefined ? undefined : `line ${wanted.length + 1} is not expected: ${extra}`;
};

const normalise = (line: string): string => line.trim().replaceAll(/\s+/g, ' ');

const lines = (text: string): readonly string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '');
