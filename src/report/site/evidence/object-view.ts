import { type Document, isNode, isScalar, LineCounter, parseDocument, stringify } from 'yaml';
import type { Evidence } from '../../../evidence/evidence.ts';
import { offset } from '../book/clock-time.ts';
import { clippedText } from '../text/clipped-text.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';

type Snapshot = Extract<Evidence, { kind: 'object' }>;
type Assertion = NonNullable<Snapshot['asserted']>[number];

/** An object as YAML. The lines that a step looked at are lit, with what it expected beside them. */
export const objectView = (snapshot: Snapshot, beginning: number | undefined): Html => {
  const { name, namespace, object, at, asserted = [] } = snapshot;
  const text = stringify(object, { lineWidth: 0, aliasDuplicateObjects: false });
  const lit = asserted.length === 0 ? new Map<number, Assertion[]>() : linesOf(text, asserted);
  const lines = text.trimEnd().split('\n');
  return html`<details class="object"${asserted.length > 0 && html` open`}>
    <summary><code>${namespace !== undefined && `${namespace}/`}${name}</code>${at !== undefined && html` <span class="meta">${label('atVirtual', { time: offset(at, beginning) })}</span>`}</summary>
    ${asserted.filter(({ holds }) => !holds).map(expectation)}
    <div class="yaml" tabindex="0">${lines.map((line, index) => lineView(line, lit.get(index + 1)))}</div>
  </details>`;
};

const expectation = ({ path, expected, actual }: Assertion): Html =>
  html`<p class="expectation"><code>${path.join('.')}</code> ${label('expected')} <code>${clippedText(expected)}</code>, ${label('actual')} ${actual === undefined ? label('nothingThere') : html`<code>${clippedText(actual)}</code>`}</p>`;

const lineView = (line: string, asserted: readonly Assertion[] | undefined): Html => {
  if (asserted === undefined) return html`<code>${clippedText(line)}\n</code>`;
  const holds = asserted.every((one) => one.holds);
  const notes = asserted.map(
    ({ expected, holds: one }) =>
      html` <span class="note">${one ? '✔' : '✘'} ${label('expected')} ${clippedText(expected)}</span>`,
  );
  return html`<mark class="${holds ? 'holds' : 'fails'}"><code>${clippedText(line)}</code>${notes}\n</mark>`;
};

/** The lines of the values that were looked at; of what is absent, those of what should hold it. */
const linesOf = (text: string, asserted: readonly Assertion[]): Map<number, Assertion[]> => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  return Map.groupBy(asserted, ({ path }) => lineOf(document, path, counter));
};

// A map or a list begins below its key; an item of a list beside its dash.
const lineOf = (document: Document, path: readonly (string | number)[], counter: LineCounter): number => {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      const below = !isScalar(node) && typeof path[length - 1] === 'string';
      return counter.linePos(node.range[0]).line - (below ? 1 : 0);
    }
  }
  return 1;
};
