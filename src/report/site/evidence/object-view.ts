import type { Evidence } from '../../../evidence/evidence.ts';
import { offset } from '../book/clock-time.ts';
import { clippedText } from '../text/clipped-text.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';
import { type YamlLine, yamlLines } from '../text/yaml-lines.ts';

type Snapshot = Extract<Evidence, { kind: 'object' }>;
type Assertion = NonNullable<Snapshot['asserted']>[number];

/** An object as YAML. The lines that a step looked at are lit, with what it expected beside them. */
export const objectView = (snapshot: Snapshot, beginning: number | undefined): Html => {
  const { name, namespace, object, at, asserted = [] } = snapshot;
  const lines = yamlLines(object);
  return html`<details class="object"${asserted.length > 0 && html` open`}>
    <summary><code>${namespace !== undefined && `${namespace}/`}${name}</code>${at !== undefined && html` <span class="meta">${label('atVirtual', { time: offset(at, beginning) })}</span>`}</summary>
    ${asserted.filter(({ holds }) => !holds).map(expectation)}
    <div class="yaml" tabindex="0">${litLines(lines, asserted)}</div>
  </details>`;
};

const expectation = ({ path, expected, actual }: Assertion): Html =>
  html`<p class="expectation"><code>${path.join('.')}</code> ${label('expected')} <code>${clippedText(expected)}</code>, ${label('actual')} ${actual === undefined ? label('nothingThere') : html`<code>${clippedText(actual)}</code>`}</p>`;

/** Lines between those that are lit go together. */
const litLines = (lines: readonly YamlLine[], asserted: readonly Assertion[]): readonly Html[] => {
  const lit = Map.groupBy(asserted, ({ path }) => lineOf(lines, path));
  const parts: Html[] = [];
  let start = 0;
  const flush = (end: number): void => {
    if (end > start) parts.push(html`<code>${clippedText(textOf(lines.slice(start, end)))}</code>`);
    start = end + 1;
  };
  for (const [index, found] of [...lit].toSorted(([a], [b]) => a - b)) {
    flush(index);
    parts.push(litLine(lines[index]!, found));
  }
  flush(lines.length);
  return parts;
};

const textOf = (lines: readonly YamlLine[]): string => lines.map(({ text }) => text).join('\n');

const litLine = ({ text }: YamlLine, asserted: readonly Assertion[]): Html => {
  const notes = asserted.map(
    ({ expected, holds }) =>
      html` <span class="note">${holds ? '✔' : '✘'} ${label('expected')} ${clippedText(expected)}</span>`,
  );
  const state = asserted.every(({ holds }) => holds) ? 'holds' : 'fails';
  return html`<mark class="${state}"><code>${clippedText(text)}</code>${notes}</mark>`;
};

/** The line of a value; of what is absent, that of what should hold it. */
const lineOf = (lines: readonly YamlLine[], path: Assertion['path']): number => {
  for (let length = path.length; length > 0; length--) {
    const wanted = JSON.stringify(path.slice(0, length));
    const found = lines.findIndex((line) => JSON.stringify(line.path.slice(0, length)) === wanted);
    if (found >= 0) return found;
  }
  return 0;
};
