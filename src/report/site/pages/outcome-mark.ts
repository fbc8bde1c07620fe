import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import type { CellState } from '../book/matrix.ts';
import { type Html, html } from '../text/html.ts';
import { type LabelName, label } from '../text/label.ts';

/** What a mark may stand for. */
export type Mark = ExperimentFacts['outcome'] | CellState | 'missing' | 'unasked';

const signs: Readonly<Record<Mark, string>> = {
  passed: '✔',
  failed: '✘',
  inconclusive: '?',
  skipped: '⊘',
  flaky: '↻',
  missing: '–',
  yes: '✔',
  no: '✘',
  depends: '◐',
  unasked: '–',
};

/** A state as sign and word, so that nobody has to tell colours apart. */
export const outcomeMark = (mark: Mark, word: LabelName = mark): Html =>
  html`<span class="mark ${mark === 'no' ? 'answer-no' : mark}"><span aria-hidden="true">${signs[mark]}</span> ${label(word)}</span>`;

/** A state as a sign alone, where the word would be in the way of reading. The style sheet draws it, and names it for those who listen. */
export const outcomeSign = (mark: Mark): Html => html`<i class="sign ${mark}"></i>`;

/** What the style sheet draws for each state: sign and name. */
export const drawnMarks = Object.entries(signs) as readonly (readonly [Mark, string])[];
