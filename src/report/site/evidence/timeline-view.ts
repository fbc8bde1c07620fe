import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import { offset } from '../book/clock-time.ts';
import { type Lane, lanes, type Moment, momentsOf } from '../book/moments.ts';
import { clippedText } from '../text/clipped-text.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';

/**
 * What happened, by the clock of the cluster: a lane for each kind of happening, a column for each time. Time may leap, so
 * columns stand for times, not for spans.
 */
export const timelineView = (facts: ExperimentFacts, beginning: number | undefined): Html | undefined => {
  const moments = momentsOf(facts);
  if (moments.length === 0) return undefined;
  const times = [...new Set(moments.map(({ at }) => at))];
  const used = lanes.filter((lane) => moments.some((moment) => moment.lane === lane));
  const cells = Map.groupBy(moments, ({ at, lane }) => `${lane} ${at}`);
  return html`<section class="view timeline"><h5>${label('timeline')}</h5><p class="meta">${label('timelineHelp')}</p>
    <div class="scroll" tabindex="0"><table>
      <thead><tr><th scope="col">${label('time')}</th>${times.map((at) => html`<th scope="col">${offset(at, beginning)}</th>`)}</tr></thead>
      <tbody>${used.map(
        (lane) =>
          html`<tr class="lane lane-${lane.toLowerCase()}"><th scope="row">${label(laneLabels[lane])}</th>${times.map(
            (at) => html`<td>${pickers(cells.get(`${lane} ${at}`) ?? [])}</td>`,
          )}</tr>`,
      )}</tbody>
    </table></div>
    <p><button type="button" class="show-all" hidden>${label('showAll')}</button></p></section>`;
};

/** One button for what a step did at a time. */
const pickers = (moments: readonly Moment[]): readonly Html[] =>
  [...Map.groupBy(moments, ({ step }) => step)].map(([step, all]) => {
    const title = clippedText(
      all
        .map(({ text }) => text)
        .slice(0, most)
        .join('\n'),
    );
    const count = all.length === 1 ? '●' : String(all.length);
    if (step === undefined) return html`<span class="moment" title="${title}">${count}</span>`;
    return html`<button type="button" class="moment" data-pick="${step}" aria-pressed="false" title="${title}">${count}<span class="unseen"> ${label('step', { n: step + 1 })}</span></button>`;
  });

/** Nobody reads more of them in a hint. */
const most = 8;

const laneLabels = {
  Commands: 'laneCommands',
  Imports: 'laneImports',
  Triggers: 'laneTriggers',
  Rollouts: 'laneRollouts',
  Pulls: 'lanePulls',
  Writes: 'laneWrites',
} as const satisfies Record<Lane, string>;
