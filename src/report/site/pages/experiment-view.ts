import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import type { StepFacts } from '../../../evidence/step-facts.ts';
import { labelsFor } from '../../labels.ts';
import { observationsOf } from '../../observations.ts';
import { evidenceName, stepAnchor } from '../book/anchor.ts';
import type { Book } from '../book/book.ts';
import { beginningOf, offset } from '../book/clock-time.ts';
import type { Experiment } from '../book/experiment.ts';
import { capabilityOf } from '../book/matrix.ts';
import { failureView } from '../evidence/failure-view.ts';
import { clippedText } from '../text/clipped-text.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';
import { stepText } from '../text/step-text.ts';
import { outcomeMark, outcomeSign } from './outcome-mark.ts';
import { permalink } from './permalink.ts';

/** One experiment: its steps as written, with what they observed in place; each opens into what was really done. */
export const experimentView = (experiment: Experiment, book: Book): Html => {
  const { facts, anchor, id, runs, disputed } = experiment;
  const row = facts.rowLine === undefined ? undefined : id.split(' › ').at(-1);
  const steps = facts.steps ?? [];
  const background = steps.filter((step) => step.background).length;
  const beginning = beginningOf(facts);
  const items = steps.map((step, index) => stepView(step, stepAnchor(anchor, index), index, facts, beginning));
  const run = runs.indexOf(facts);
  return html`<section class="experiment ${facts.outcome}" id="${anchor}"${source(experiment, run)}>
    <h4>${facts.name} ${outcomeMark(facts.outcome)}${disputed && html` <span class="differs">≠ ${label('runsDiffer')}</span>`} ${permalink(anchor)}</h4>
    ${row !== undefined && html`<p class="meta">${clippedText(row)}</p>`}
    <p class="tags">${facts.tags.map((tag) => html`<span class="tag">${tag}</span> `)}</p>
    ${facts.outcome === 'skipped' && html`<p class="notice">${capabilityOf(facts) !== undefined && label('needs', { capability: capabilityOf(facts)! })}</p>`}
    ${failureView(facts)}
    ${background > 0 && html`<details class="before"><summary>${label('background')}: ${label('steps', { n: background })}</summary><ol class="steps">${items.slice(0, background)}</ol></details>`}
    <ol class="steps" start="${background + 1}">${items.slice(background)}</ol>
    <details class="evidence" data-views><summary>${label('evidence')}</summary><div class="views"></div></details>
    ${runs.map((other, index) => index !== run && otherRun(other, index, experiment, book))}
  </section>`;
};

/** Where a page finds the evidence of a run: its name, and the file that has it. */
const source = ({ anchor, pack }: Experiment, run: number): Html =>
  html` data-evidence="${evidenceName(anchor, run)}" data-pack="${evidenceName(pack, run)}"`;

const otherRun = (facts: ExperimentFacts | undefined, index: number, experiment: Experiment, book: Book): Html => {
  const name = book.runNames[index]!;
  if (facts === undefined) return html`<p class="other-run">${name}: ${outcomeMark('missing')}</p>`;
  return html`<div class="other-run"${source(experiment, index)}><p>${name}: ${outcomeMark(facts.outcome)}</p>${failureView(facts)}<details class="evidence" data-views><summary>${label('evidenceOf', { run: name })}</summary><div class="views"></div></details></div>`;
};

const stepView = (
  step: StepFacts,
  id: string,
  index: number,
  facts: ExperimentFacts,
  beginning: number | undefined,
): Html => {
  const recorded = step.facts.flatMap((position) => facts.facts[position] ?? []);
  const opens = recorded.some(({ kind }) => kind === 'command' || kind === 'object');
  const line = html`${outcomeSign(markOf(step.status))} <span class="keyword">${step.keyword}</span> ${stepText(step.text)}${step.startedAt !== undefined && html` <span class="meta time">${offset(step.startedAt, beginning)}</span>`}`;
  return html`<li id="${id}" class="step ${step.status}" data-step="${index}">${
    opens
      ? html`<details data-slot="${index}"><summary>${line}</summary><div class="slot"></div></details>`
      : html`<div class="line">${line}</div>`
  }${argumentView(step)}${seenView(recorded, facts)}</li>`;
};

const markOf = (status: StepFacts['status']) =>
  status === 'passed' || status === 'skipped' ? status : status === 'unknown' ? 'missing' : 'failed';

const argumentView = ({ docString, table }: StepFacts): Html =>
  html`${docString !== undefined && html`<pre class="argument" tabindex="0">${clippedText(docString)}</pre>`}${
    table !== undefined &&
    html`<div class="scroll" tabindex="0"><table class="argument">${table.map((cells) => html`<tr>${cells.map((cell) => html`<td>${clippedText(cell)}</td>`)}</tr>`)}</table></div>`
  }`;

/** What was seen, in words, below the step that looked. */
const seenView = (recorded: ExperimentFacts['facts'], facts: ExperimentFacts): Html | undefined => {
  const images = facts.facts.filter(({ kind }) => kind === 'image');
  const seen = observationsOf([...images, ...recorded], labelsFor(facts.language));
  if (seen.length === 0) return undefined;
  return html`<ul class="seen">${seen.map(([subject, what]) => html`<li><span class="subject">${subject}</span> ${clippedText(what)}</li>`)}</ul>`;
};
