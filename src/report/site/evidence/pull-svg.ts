import type { ImageNames } from '../../image-names.ts';
import type { PlacedExchange } from '../book/exchanges.ts';
import { type Content, type Html, html } from '../text/html.ts';
import { drawnBoth, drawnLabel, type LabelName } from '../text/label.ts';
import type { Arrow, Party, PullFlow } from './pull-flow.ts';
import { answerWords, requestWords } from './request-words.ts';

/** Pixels. */
const columnWidth = 250;
const rowHeight = 58;
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
    <text x="${x}" y="20" class="kind">${drawnLabel(kind)}</text><text x="${x}" y="37">${nameView(names.filter((name) => name !== 'a node' || names.length === 1))}</text></g>`;
};

/** What is no name of its own is told in the language of the reader. */
const nameView = (names: readonly string[]): Html => {
  const [name = ''] = names;
  const known = names.length === 1 ? partyLabels[name] : undefined;
  return known === undefined ? html`${short(names.join(', '), 32)}` : drawnLabel(known);
};

const partyLabels: Readonly<Record<string, LabelName>> = {
  'the API server': 'apiServer',
  'a node': 'someNode',
  'a build': 'build',
  client: 'client',
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
    <line x1="${from + direction * 12}" y1="${y}" x2="${to - direction * 3}" y2="${y}" marker-end="url(#${anchor}-tip)"/>
    <circle cx="${from}" cy="${y}" r="11"/><text x="${from}" y="${y + 4}" class="number">${arrow.number}</text>
    <text x="${middle}" y="${y - 6}">${what(arrow, names)}</text>
    ${arrow.exchange !== undefined && resultView(arrow.exchange, arrow.refused, middle, y)}</g>`;
};

const what = ({ exchange, image }: Arrow, names: ImageNames): Html => {
  if (exchange === undefined)
    return html`${short(names.shorten(image ?? '').replace(/^.*\/(?=[^/]+\/[^/]+$)/, '…/'), 36)}`;
  const [english, chinese] = (['en', 'zh'] as const).map((language) => requestWords(exchange, names, language));
  return drawnBoth(short(english!, 36), short(chinese!, 36));
};

/** Below the arrow: how it was answered, then what was served and by whose credentials. */
const resultView = (exchange: PlacedExchange, refused: boolean, x: number, y: number): Html => {
  const { from, cached, credentials, digest } = exchange;
  const parts: Content[] = [
    `${refused ? '✘ ' : ''}${answerWords(exchange)}`,
    nodeName(from),
    cached !== undefined && drawnLabel(cached ? 'cached' : 'notCached'),
  ];
  const origin: Content[] = [
    digest?.slice(0, 14),
    credentials === 'none' ? drawnLabel('noCredentials') : credentials && short(credentials, 32),
  ];
  return html`<text x="${x}" y="${y + 14}" class="result">${joined(parts)}</text><text x="${x}" y="${y + 27}" class="result">${joined(origin)}</text>`;
};

const joined = (parts: readonly Content[]): readonly Content[] =>
  parts.filter(Boolean).flatMap((part, index) => (index === 0 ? [part] : [' · ', part]));

const nodeName = (from: string | undefined): string | undefined =>
  from === undefined || /^(?:the|a) /.test(from) ? undefined : from;

const short = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;
