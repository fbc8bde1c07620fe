import { labelsFor } from '../../labels.ts';
import type { Book } from '../book/book.ts';
import type { Experiment } from '../book/experiment.ts';
import { type Cell, type CellAnswer, matrixOf, questions, variations } from '../book/matrix.ts';
import { Html, html } from '../text/html.ts';
import { both, type LabelName, label } from '../text/label.ts';
import { outcomeMark } from './outcome-mark.ts';

/** Long addresses of the internal registry would fill the table. */
const internalRegistry = 'image-registry.openshift-image-registry.svc:5000';

/** The table of questions and variations with the answers that were observed; undefined when nobody asked. */
export const matrixView = (book: Book): Html | undefined => {
  const matrix = matrixOf(book);
  if (matrix === undefined) return undefined;
  const [english, chinese] = [labelsFor('en'), labelsFor('zh')];
  const name = (kind: 'questions' | 'variations', id: string): Html =>
    both(english[kind][id]!.replace(/^\d /, ''), chinese[kind][id]!.replace(/^\d /, ''));
  return html`<section aria-labelledby="answers"><h2 id="answers">${label('tableTitle')}</h2><p>${label('tableHelp')}</p>
    <div class="scroll" tabindex="0"><table class="matrix">
    <thead><tr><td></td>${variations.map((id) => html`<th scope="col"><span class="number">${id}</span> ${name('variations', id)}</th>`)}</tr></thead>
    <tbody>${matrix.map((cells, index) => {
      const id = questions[index]!;
      return html`<tr><th scope="row"><span class="number">${id}</span> ${name('questions', id)}</th>${cells.map((cell) => cellView(cell, book))}</tr>`;
    })}</tbody></table></div><p class="meta">R = <code>${internalRegistry}</code></p></section>`;
};

const cellView = ({ id, runs, disputed }: Cell, { runNames }: Book): Html => {
  const views = runs.map((answers) =>
    answers.length === 0
      ? outcomeMark('unasked').markup
      : html`${answers.map((answer) => answerView(id.slice(2), answer))}`.markup,
  );
  const alike = Map.groupBy(views.keys(), (run) => views[run]!);
  return html`<td id="${id}"${disputed && html` class="disputed"`}>${disputed && html`<p class="differs">≠ ${label('runsDiffer')}</p>`}${[
    ...alike.values(),
  ].map(
    (same) =>
      html`<div class="run">${runs.length > 1 && html`<p class="run-name">${same.map((run) => runNames[run]).join(', ')}</p>`}${new Html(views[same[0]!]!)}</div>`,
  )}</td>`;
};

const answerView = (question: string, { state, words, experiments, article, capability }: CellAnswer): Html => {
  const text = words.replaceAll(internalRegistry, 'R');
  const special = experiments.filter(({ circumstance }) => circumstance !== undefined);
  const link = addressOf(experiments[0]!.experiment);
  return html`<div class="answer"><a href="${link}">${outcomeMark(state, wordsOf[question]?.[state])}${saysMore(state, text) && html`<span class="words">${breakable(text)}</span>`}</a>${
    special.length > 0 &&
    html`<p class="meta circumstances">${special.map(({ experiment, circumstance }) => html`<a href="${addressOf(experiment)}">${circumstance}</a> `)}</p>`
  }${capability !== undefined && html`<p class="meta">${label('needs', { capability })}</p>`}${
    article !== undefined && html`<p class="differs">≠ ${label('article', { words: article })}</p>`
  }</div>`;
};

const addressOf = ({ page, anchor }: Experiment): string => `${page}#${anchor}`;

/** What yes and no mean where the question is not answered by them. */
const wordsOf: Readonly<Record<string, Partial<Record<string, LabelName>>>> = { Q1: { yes: 'byDigest', no: 'byTag' } };

const saysMore = (state: string, words: string): boolean => words !== '' && words !== state;

/** Addresses may break behind their separators. */
const breakable = (text: string): readonly Html[] =>
  text.split(/(?<=[/@:])/).map((piece, index) => (index === 0 ? html`${piece}` : html`<wbr>${piece}`));
