import {
  behaviourChanged,
  type ExperimentComparison,
  type FactChange,
  type RunComparison,
  type Verdict,
} from '../../compare-runs.ts';
import { anchorOf } from '../book/anchor.ts';
import type { Book } from '../book/book.ts';
import { clippedText } from '../text/clipped-text.ts';
import { type Html, html } from '../text/html.ts';
import { type LabelName, label } from '../text/label.ts';
import { type DiffLine, lineDiff } from '../text/line-diff.ts';
import { page } from './page.ts';

/** What a reader decides on first. */
const verdicts = {
  'newly failing': 'newlyFailing',
  changed: 'changed',
  'newly inconclusive': 'newlyInconclusive',
  'newly skipped': 'newlySkipped',
  missing: 'gone',
  'newly passing': 'newlyPassing',
  added: 'added',
} as const satisfies Partial<Record<Verdict, LabelName>>;

/** Two runs side by side: the verdict, then every changed fact, old and new. */
export const comparePage = (comparison: RunComparison, book: Book): string => {
  const { experiments } = comparison;
  const changed = behaviourChanged(comparison);
  const open = experiments.filter(({ accepted }) => !accepted);
  const accepted = experiments.filter((one) => one.accepted && one.verdict !== 'same');
  const content = html`<h1>${label('compareTitle')}</h1>
    <p class="verdict ${changed ? 'changed' : 'same'}"><span aria-hidden="true">${changed ? '≠' : '='}</span> ${label(changed ? 'verdictChanged' : 'verdictSame')}</p>
    <div class="scroll" tabindex="0"><table class="runs"><thead><tr><td></td>${(['target', 'version', 'startedAt'] as const).map((name) => html`<th scope="col">${label(name)}</th>`)}</tr></thead><tbody>${sideView('before', comparison.before)}${sideView('after', comparison.after)}</tbody></table></div>
    <ul class="totals">${totals(experiments).map(([name, count]) => html`<li><strong>${count}</strong> ${label(name)}</li>`)}</ul>
    ${Object.entries(verdicts).map(([verdict, name]) =>
      group(
        name,
        open.filter((one) => one.verdict === verdict),
        book,
      ),
    )}
    ${group('acceptedChanges', accepted, book)}`;
  return page({ title: 'Before and after – Streamproof', root: '', content });
};

const sideView = (name: 'before' | 'after', { target, startedAt }: RunComparison['before']): Html =>
  html`<tr><th scope="row">${label(name)}</th><td>${target?.description}</td><td>${target?.version}</td><td>${startedAt}</td></tr>`;

const totals = (experiments: readonly ExperimentComparison[]): readonly (readonly [LabelName, number])[] => {
  const names: Readonly<Record<Verdict, LabelName>> = { same: 'same', ...verdicts };
  const counts = Map.groupBy(experiments, ({ verdict, accepted }) =>
    accepted && verdict !== 'same' ? 'accepted' : names[verdict],
  );
  return [...new Set<LabelName>([...Object.values(verdicts), 'accepted', 'same'])].flatMap((name) => {
    const count = counts.get(name as 'same')?.length;
    return count === undefined ? [] : [[name, count] as const];
  });
};

const group = (name: LabelName, found: readonly ExperimentComparison[], book: Book): Html | undefined => {
  if (found.length === 0) return undefined;
  return html`<section class="changes"><h2>${label(name)} (${found.length})</h2>${found.map((one) => experimentView(one, book))}</section>`;
};

const experimentView = ({ id, verdict, changes }: ExperimentComparison, book: Book): Html => {
  const experiment = book.experiments.find((one) => one.id === id);
  const failure = verdict === 'newly failing' ? experiment?.runs.at(-1)?.failures[0] : undefined;
  const [uri, ...names] = id.split(' › ');
  const title = html`${names.join(' › ')}`;
  return html`<article class="change" id="${anchorOf(id)}"><h3>${experiment === undefined ? title : html`<a href="${experiment.page}#${experiment.anchor}">${title}</a>`}</h3><p class="meta"><code>${uri}</code></p>
    ${failure !== undefined && html`<pre class="diff" tabindex="0">${clippedText(failure.message)}</pre>`}
    ${changes.map(changeView)}</article>`;
};

const changeView = ({ subject, before, after }: FactChange): Html =>
  html`<figure class="fact"><figcaption><code>${clippedText(subject)}</code></figcaption><pre class="diff" tabindex="0">${lineDiff(
    clippedText(before ?? ''),
    clippedText(after ?? ''),
  ).map(diffLine)}</pre></figure>`;

const diffLine = ({ kind, text }: DiffLine): Html => {
  if (kind === 'same') return html`<span>  ${text}</span>`;
  return kind === 'added' ? html`<ins>+ ${text}</ins>` : html`<del>− ${text}</del>`;
};
