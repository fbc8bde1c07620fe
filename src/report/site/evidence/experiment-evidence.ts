import type { ExperimentFacts, RunFacts } from '../../../evidence/run-facts.ts';
import { ImageNames } from '../../image-names.ts';
import { beginningOf } from '../book/clock-time.ts';
import { html } from '../text/html.ts';
import { eventsView } from './events-view.ts';
import { objectView } from './object-view.ts';
import { objectsView } from './objects-view.ts';
import { pullView } from './pull-view.ts';
import { repeatView } from './repeat-view.ts';
import { storageView } from './storage-view.ts';
import { timelineView } from './timeline-view.ts';
import { commandView } from './transcript.ts';

/** What a page shows when a reader opens an experiment, as markup. */
export interface ExperimentEvidence {
  /** What each step recorded, in their order; empty where there is nothing to show. */
  steps: readonly string[];
  /** The whole experiment, drawn: one for each kind of view, in the order in which they are read; empty ones included. */
  views: readonly string[];
}

/**
 * The evidence of an experiment.
 *
 * @param anchor what the experiment is linked by
 */
export const experimentEvidence = (facts: ExperimentFacts, run: RunFacts, anchor: string): ExperimentEvidence => {
  const names = new ImageNames(facts.facts);
  const beginning = beginningOf(facts);
  const steps = (facts.steps ?? []).map(
    (step) =>
      html`${step.facts.map((index) => {
        const fact = facts.facts[index];
        if (fact?.kind === 'command') return commandView(fact, beginning);
        return fact?.kind === 'object' && objectView(fact, beginning);
      })}`,
  );
  const views = [
    timelineView(facts, beginning),
    pullView(facts, names, beginning, anchor),
    objectsView(facts, beginning),
    storageView(facts, names),
    eventsView(facts, names, beginning),
    repeatView(facts, run),
  ];
  return { steps: steps.map(String), views: views.map((view) => String(view ?? '')) };
};
