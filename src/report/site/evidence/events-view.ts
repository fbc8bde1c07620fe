import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import type { ImageNames } from '../../image-names.ts';
import { offset } from '../book/clock-time.ts';
import { stepOf } from '../book/step-of.ts';
import { clippedText } from '../text/clipped-text.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';

/** The events of the cluster during an experiment; undefined when none were recorded. */
export const eventsView = (
  facts: ExperimentFacts,
  names: ImageNames,
  beginning: number | undefined,
): Html | undefined => {
  const events = distinct(facts.facts.flatMap((one) => (one.kind === 'events' ? one.events : []))).toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
  if (events.length === 0) return undefined;
  return html`<section class="view"><h5>${label('events')}</h5><div class="scroll" tabindex="0"><table class="events"><thead><tr>${(['time', 'reason', 'object', 'message'] as const).map((name) => html`<th scope="col">${label(name)}</th>`)}</tr></thead>
    ${events.map(
      ({ at, type, reason, object, message }) =>
        html`<tr data-step="${stepOf(facts, undefined, at)}"${type === 'Warning' && html` class="warning"`}><td>${offset(at, beginning)}</td><td>${type === 'Warning' && '⚠ '}${reason}</td><td>${object}</td><td>${clippedText(names.shorten(message))}</td></tr>`,
    )}</table></div></section>`;
};

const distinct = <T>(events: readonly T[]): readonly T[] => [
  ...new Map(events.map((event) => [JSON.stringify(event), event])).values(),
];
