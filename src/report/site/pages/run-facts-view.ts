import type { RunFacts } from '../../../evidence/run-facts.ts';
import { duration } from '../text/duration.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';
import { type Mark, outcomeMark } from './outcome-mark.ts';

/** Where, when and with what the runs were made, and how they ended. */
export const provenance = (
  runs: readonly RunFacts[],
): Html => html`<section aria-labelledby="runs"><h2 id="runs">${label('observedOn')}</h2>
  <div class="scroll" tabindex="0"><table class="runs"><thead><tr>${['target', 'version', 'commandsBy', 'startedAt', 'took', 'results'].map((name) => html`<th scope="col">${label(name as 'target')}</th>`)}</tr></thead>
  <tbody>${runs.map(row)}</tbody></table></div></section>`;

const row = (run: RunFacts): Html => {
  const { target, startedAt, streamproof } = run;
  return html`<tr><th scope="row">${nameOf(run)}</th><td>${target?.version ?? '–'}</td><td>${target?.shell ?? '–'}</td><td>${startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}<br><span class="meta">Streamproof ${streamproof}</span></td><td>${duration(run.duration)}</td><td>${counts(run)}</td></tr>`;
};

const counts = ({ experiments }: RunFacts): readonly Html[] =>
  (['passed', 'failed', 'inconclusive', 'skipped', 'flaky'] as const).flatMap((outcome: Mark) => {
    const count = experiments.filter((one) => one.outcome === outcome).length;
    return count === 0 ? [] : [html`<span class="count">${count} ${outcomeMark(outcome)}</span> `];
  });

/** What a run is called beside others. */
export const nameOf = ({ target }: RunFacts): string => target?.description ?? target?.name ?? '?';
