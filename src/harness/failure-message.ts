/** What a reader of a failure needs to know, in this order. */
export interface Failure {
  /** What was expected of which object: `pods of "web" should run image A`. */
  expected: string;
  lastSeen?: string | undefined;
  /** What was seen before, oldest first. */
  before?: readonly string[];
  /** What to try. */
  hint?: string | undefined;
}

const indent = (label: string, text: string): string =>
  `  ${label.padEnd(12)}${text.trimEnd().replaceAll('\n', `\n${' '.repeat(14)}`)}`;

/** The text of a failure: one sentence, then labelled lines. */
export const failureMessage = ({ expected, lastSeen, before = [], hint }: Failure): string =>
  [
    expected,
    ...before.map((line, index) => indent(index === 0 ? 'before' : '', line)),
    ...(lastSeen === undefined ? [] : [indent('last seen', lastSeen)]),
    ...(hint === undefined ? [] : [indent('try', hint)]),
  ].join('\n');
