import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import type { ImageNames } from '../../image-names.ts';
import { offset } from '../book/clock-time.ts';
import { isKnock } from '../book/refusal.ts';
import { clippedText } from '../text/clipped-text.ts';
import { bytes } from '../text/duration.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';
import { type Arrow, pullFlowOf } from './pull-flow.ts';
import { pullSvg } from './pull-svg.ts';

/** The pull drawn as a flow, and the same as a table; undefined when no request was recorded. */
export const pullView = (
  facts: ExperimentFacts,
  names: ImageNames,
  beginning: number | undefined,
  anchor: string,
): Html | undefined => {
  const flow = pullFlowOf(facts);
  if (flow === undefined) return undefined;
  const drawn = {
    parties: flow.parties,
    arrows: flow.arrows.filter(({ exchange, refused }) => refused || !(exchange && isKnock(exchange))).slice(0, most),
  };
  return html`<section class="view pull"><h5 id="${anchor}-flow">${label('pull')}</h5><p class="meta">${label('pullHelp')}</p><div class="scroll" tabindex="0">${pullSvg(drawn, names, anchor)}</div>
    <details><summary>${label('requestsTable')}</summary><div class="scroll" tabindex="0"><table>
      <thead><tr><th scope="col">#</th>${columns.map((name) => html`<th scope="col">${label(name)}</th>`)}</tr></thead>
      <tbody>${flow.arrows.map((arrow) => row(arrow, beginning))}</tbody>
    </table></div></details></section>`;
};

/** A longer drawing is no drawing, and knocking at the door is no pull; the table has them all. */
const most = 80;

const columns = ['time', 'from', 'to', 'request', 'answer', 'size', 'credentials'] as const;

const row = ({ number, from, to, exchange, image, refused, step }: Arrow, beginning: number | undefined): Html => {
  if (exchange === undefined)
    return html`<tr><td>${number}</td><td></td><td>${from}</td><td>${to}</td><td>${label('asksFor')} <code>${image}</code></td><td></td><td></td><td></td></tr>`;
  const { at, method, path, status, bytes: size, digest, cached, credentials } = exchange;
  return html`<tr data-step="${step}"><td>${number}</td><td>${offset(at, beginning)}</td><td>${from}</td><td>${to}</td>
    <td><code>${method} ${clippedText(path)}</code>${digest !== undefined && !path.includes(digest) && html`<br><code>${digest}</code>`}</td>
    <td>${status}${refused && html` ✘ ${label('refused')}`}${cached !== undefined && html` · ${label(cached ? 'cached' : 'notCached')}`}</td>
    <td>${size !== undefined && bytes(size)}</td><td>${credentials === 'none' ? label('noCredentials') : credentials}</td></tr>`;
};
