import type { Book, Chapter, Feature } from '../book/book.ts';
import type { Experiment } from '../book/experiment.ts';
import { capabilityOf } from '../book/matrix.ts';
import { clippedText } from '../text/clipped-text.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';
import { markdown } from '../text/markdown.ts';
import { linkFrom } from './link-from.ts';
import { matrixView } from './matrix-view.ts';
import { outcomeSign } from './outcome-mark.ts';
import { page } from './page.ts';
import { provenance } from './run-facts-view.ts';

/** The first page: the answers, what failed, and the chapters with their experiments. */
export const frontPage = (book: Book, hasComparison: boolean): string => {
  const failing = book.experiments.filter(
    ({ facts }) => facts.outcome === 'failed' || facts.outcome === 'inconclusive',
  );
  const content = html`<h1>${label('title')}</h1><p class="lead">${label('lead')}</p>
    ${hasComparison && html`<p><a class="action" href="compare.html">${label('compareLink')}</a></p>`}
    ${provenance(book.runs)}
    ${failing.length > 0 && html`<section class="failing" aria-labelledby="failing"><h2 id="failing">${label('failing')}</h2><ul class="experiments">${failing.map(failureItem)}</ul></section>`}
    ${matrixView(book)}
    <section aria-labelledby="chapters"><h2 id="chapters">${label('chapters')}</h2>
      <p class="find"><label for="find">${label('find')}</label> <input type="search" id="find" autocomplete="off" aria-describedby="find-help"> <span id="find-help" class="meta">${label('findHelp')}</span></p>
      <p class="nothing" role="status" hidden>${label('nothingFound')}</p>
      ${book.chapters.map((chapter) => chapterView(chapter, book))}
    </section>`;
  return page({ title: 'Streamproof', root: '', content });
};

const failureItem = (experiment: Experiment): Html => {
  const [failure] = experiment.facts.failures;
  return html`<li>${link(experiment)}<p class="meta">${clippedText(failure?.message.split('\n')[0] ?? '').slice(0, 300)}</p></li>`;
};

const chapterView = (chapter: Chapter, book: Book): Html => {
  const introduction = chapter.introduction.trim().split(/\n\s*\n/)[0] ?? '';
  return html`<section class="chapter"><h3><a href="${chapter.page}">${chapter.title}</a></h3>
    ${markdown(introduction.startsWith('|') ? '' : introduction, { link: linkFrom(chapter, book.chapters, ''), level: 4 })}
    ${chapter.features.map((feature) => featureView(feature, chapter))}</section>`;
};

const featureView = ({ anchor, name, language, experiments }: Feature, { page: file }: Chapter): Html =>
  html`<div class="feature" lang="${language}"><h4><a href="${file}#${anchor}">${name}</a></h4>
    <ul class="experiments">${experiments.map((experiment) => html`<li data-find="${[experiment.facts.outcome, ...experiment.facts.tags].join(' ')}">${link(experiment)}</li>`)}</ul></div>`;

const link = ({ page: file, anchor, facts, id, disputed }: Experiment): Html => {
  const row = facts.rowLine === undefined ? undefined : id.split(' › ').at(-1);
  const capability = capabilityOf(facts);
  return html`${outcomeSign(facts.outcome)} <a href="${file}#${anchor}">${facts.name}</a>${row !== undefined && html` <span class="meta">${clippedText(row)}</span>`}${
    capability !== undefined && html` <span class="meta">${label('needs', { capability })}</span>`
  }${disputed && html` <span class="differs">≠ ${label('runsDiffer')}</span>`}${numbers(facts.tags)}`;
};

/** The identifiers of experiments among the tags. */
const numbers = (tags: readonly string[]): readonly Html[] =>
  tags.filter((tag) => /^@[A-Z]\d/.test(tag)).map((tag) => html` <span class="tag">${tag}</span>`);
