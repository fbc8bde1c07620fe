import type { Book, Chapter, Feature } from '../book/book.ts';
import type { Experiment } from '../book/experiment.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';
import { markdown } from '../text/markdown.ts';
import { stepText } from '../text/step-text.ts';
import { experimentView } from './experiment-view.ts';
import { linkFrom } from './link-from.ts';
import { page } from './page.ts';
import { permalink } from './permalink.ts';

/** A folder of features as a document: its introduction, then the features with what was expected and observed. */
export const chapterPage = (chapter: Chapter, book: Book): string => {
  const link = linkFrom(chapter, book.chapters, '../');
  const prose = (text: string, level: number): Html => markdown(text, { link, level });
  const content = html`<article><h1>${chapter.title}</h1>
    <div class="prose">${prose(chapter.introduction, 1)}</div>
    <nav class="contents" aria-labelledby="contents"><h2 id="contents">${label('contents')}</h2><ul>${chapter.features.map(({ anchor, name, language }) => html`<li lang="${language}"><a href="#${anchor}">${name}</a></li>`)}</ul></nav>
    ${chapter.features.map((feature) => featureView(feature, book, prose))}</article>`;
  return page({ title: `${chapter.title} – Streamproof`, root: '../', content });
};

type Prose = (text: string, level: number) => Html;

const featureView = ({ anchor, name, text, language, experiments, uri }: Feature, book: Book, prose: Prose): Html => {
  const byRule = Map.groupBy(experiments, ({ facts }) => facts.rule ?? '');
  return html`<section class="feature" id="${anchor}" lang="${language}"><h2>${name} ${permalink(anchor)}</h2>
    <p class="meta"><code>${uri}</code></p>
    <div class="prose">${text !== undefined && prose(text.description, 3)}</div>
    ${text?.background !== undefined && html`<div class="background"><p class="keyword">${text.background.keyword}</p>${prose(text.background.description, 4)}<ul class="steps">${text.background.steps.map((step) => html`<li><span class="keyword">${step.keyword}</span> ${stepText(step.text)}</li>`)}</ul></div>`}
    ${[...byRule].map(([rule, all]) => ruleView(rule, all, text, book, prose))}</section>`;
};

const ruleView = (
  name: string,
  experiments: readonly Experiment[],
  text: Feature['text'],
  book: Book,
  prose: Prose,
): Html => {
  const rule = text?.rules.find((one) => one.name === name);
  const byScenario = Map.groupBy(experiments, ({ facts }) => facts.line);
  return html`<section class="rule">${name === '' ? html`<h3 class="unseen">${label('experiments')}</h3>` : html`<h3><span class="keyword">${rule?.keyword ?? 'Rule'}</span> ${name}</h3>`}
    ${rule !== undefined && prose(rule.description, 4)}
    ${[...byScenario].map(([line, all]) => {
      const description = text?.scenarios.find((one) => one.line === line)?.description ?? '';
      return html`${prose(description, 5)}${all.map((experiment) => experimentView(experiment, book))}`;
    })}</section>`;
};
