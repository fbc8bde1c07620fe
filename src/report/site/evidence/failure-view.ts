import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import { ImageNames } from '../../image-names.ts';
import { beginningOf, offset } from '../book/clock-time.ts';
import { clippedText } from '../text/clipped-text.ts';
import { hintText } from '../text/hints.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';
import { lastChangeOf } from './last-change.ts';
import { likelyCauses } from './likely-causes.ts';

/** What a reader of a failed experiment needs first: where it parted from what was expected, why perhaps, and what to try. */
export const failureView = (facts: ExperimentFacts): Html | undefined => {
  const [first, ...others] = facts.failures;
  if (first === undefined) return undefined;
  const names = new ImageNames(facts.facts);
  const change = lastChangeOf(facts);
  const causes = likelyCauses(facts);
  return html`<section class="failure"><h5>${label('divergence')}</h5>
    <p>${first.step !== undefined && html`<strong>${first.step}</strong> `}<code>${facts.uri}:${first.line ?? facts.line}</code></p>
    <pre tabindex="0">${clippedText(first.message)}</pre>
    ${change !== undefined && html`<p>${label('lastChange', { time: offset(change.at, beginningOf(facts)), what: clippedText(names.shorten(change.what)) })}</p>`}
    ${causes.length > 0 && html`<h6>${label('causes')}</h6><ol>${causes.map(({ seen, hint, name }) => html`<li><code>${names.shorten(seen)}</code><br>${label('tryThis')}: ${hintText(hint, name)}</li>`)}</ol>`}
    ${others.length > 0 && html`<details><summary>${label('otherFailures')}</summary>${others.map(({ step, message }) => html`<p>${step}</p><pre tabindex="0">${clippedText(message)}</pre>`)}</details>`}
    ${diagnosticsView(facts, names)}</section>`;
};

const diagnosticsView = ({ facts }: ExperimentFacts, names: ImageNames): Html | undefined => {
  const sections = facts.flatMap((one) => (one.kind === 'diagnostics' ? one.sections : []));
  if (sections.length === 0) return undefined;
  return html`<details><summary>${label('diagnostics')}</summary>${sections.map(
    ({ title, lines }) => html`<p>${title}</p><pre tabindex="0">${clippedText(names.shorten(lines.join('\n')))}</pre>`,
  )}</details>`;
};
