import type { ImageNames } from '../../image-names.ts';
import { type Html, html } from '../text/html.ts';
import { drawnLabel } from '../text/label.ts';
import type { Arrow, Party, PullFlow } from './pull-flow.ts';
import { answerWords, requestWords } from './request-words.ts';

/** Pixels. */
const columnWidth = 250;
const rowHeight = 44;
const top = 64;

/** The flow as a drawing: a column for each party, an arrow for each request, from above downwards in time. */
export const pullSvg = ({ parties, arrows }: PullFlow, names: ImageNames, anchor: string): Html => {
  const lanes = [...Map.groupBy(parties, ({ id, kind }) => (kind === 'pod' || kind === 'node' ? kind : id)).values()];
  const width = lanes.length * columnWidth;
  const height = top + arrows.length * rowHeight + 16;
  const columns = new Map(
    lanes.flatMap((lane, index) => lane.map(({ id }) => [id, index * columnWidth + columnWidth / 2] as const)),
  );
  return html`<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${anchor}-flow">
    <title id="${anchor}-flow">${arrows.map((arrow) => sentence(arrow, names)).join('; ')}</title>
    <defs><marker id="${anchor}-tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"/></marker></defs>
    ${lanes.map((lane) => laneView(lane, columns.get(lane[0]!.id)!, height))}
    ${arrows.map((arrow, index) => arrowView(arrow, columns, top + index * rowHeight + 26, names, anchor))}
  </svg>`;
};

/** Pods share a column, and so do nodes: who of them asked stands at the arrow. */
const laneView = (lane: readonly Party[], x: number, height: number): Html => {
  const [{ kind }] = lane as [Party];
  const names = lane.map(({ id }) => (kind === 'internalRegistry' ? id.replace(/\..*/, '') : id));
  return html`<g class="party ${kind}"><line x1="${x}" y1="46" x2="${x}" y2="${height - 6}"/>
    <rect x="${x - 112}" y="4" width="224" height="42" rx="6"/>
    <text x="${x}" y="20" class="kind">${drawnLabel(kind)}</text><text x="${x}" y="37">${short(names.filter((name) => name !== 'nodes' || names.length === 1).join(', '), 32)}</text></g>`;
};

const arrowView = (
  arrow: Arrow,
  columns: ReadonlyMap<string, number>,
  y: number,
  names: ImageNames,
  anchor: string,
): Html => {
  const [from, to] = [columns.get(arrow.from)!, columns.get(arrow.to)!];
  const direction = to >= from ? 1 : -1;
  const middle = (from + to) / 2;
  return html`<g class="arrow${arrow.refused ? ' refused' : ''}${arrow.exchange?.cached ? ' cached' : ''}" data-step="${arrow.step}">
    <title>${sentence(arrow, names)}</title>
    <line x1="${from + direction * 12}" y1="${y}" x2="${to - direction * 3}" y2="${y}" marker-end="url(#${anchor}-tip)"/>
    <circle cx="${from}" cy="${y}" r="11"/><text x="${from}" y="${y + 4}" class="number">${arrow.number}</text>
    <text x="${middle}" y="${y - 6}">${short(what(arrow, names), 36)}</text>
    <text x="${middle}" y="${y + 14}" class="result">${short(result(arrow), 40)}</text></g>`;
};

const what = ({ exchange, image }: Arrow, names: ImageNames): string =>
  exchange === undefined
    ? names.shorten(image ?? '').replace(/^.*\/(?=[^/]+\/[^/]+$)/, '…/')
    : requestWords(exchange, names);

const result = ({ exchange, refused }: Arrow): string =>
  exchange === undefined
    ? ''
    : [
        `${refused ? '✘ ' : ''}${answerWords(exchange)}`,
        nodeName(exchange.from),
        cacheWords(exchange.cached),
        exchange.credentials,
      ]
        .filter(Boolean)
        .join(' · ');

const nodeName = (from: string | undefined): string | undefined =>
  from === undefined || from.startsWith('the ') ? undefined : from;

const cacheWords = (cached: boolean | undefined): string | undefined =>
  cached === undefined ? undefined : cached ? 'cache' : 'not cached';

const sentence = (arrow: Arrow, names: ImageNames): string =>
  `${arrow.number}: ${arrow.from} → ${arrow.to}: ${what(arrow, names)} ${result(arrow)}`.trim();

const short = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;
