import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';
import { objectView } from './object-view.ts';

/** The objects that were recorded around the steps, as they were in the end; undefined when there are none. */
export const objectsView = ({ facts, steps }: ExperimentFacts, beginning: number | undefined): Html | undefined => {
  const ofSteps = new Set(steps?.flatMap((step) => step.facts));
  const objects = facts.filter((_, index) => !ofSteps.has(index)).filter((one) => one.kind === 'object');
  if (objects.length === 0) return undefined;
  return html`<section class="view"><h5>${label('objects')}</h5>${objects.map((one) => objectView(one, beginning))}</section>`;
};
