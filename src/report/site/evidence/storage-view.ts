import type { Evidence } from '../../../evidence/evidence.ts';
import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import type { ImageNames } from '../../image-names.ts';
import { labelsFor } from '../../labels.ts';
import { type Html, html } from '../text/html.ts';
import { both, label } from '../text/label.ts';
import { type StorageNode, storageTree } from './storage-tree.ts';

type Storage = Extract<Evidence, { kind: 'storage' }>;

/** The storage of the internal registry before and after; undefined when nobody looked. */
export const storageView = ({ facts }: ExperimentFacts, names: ImageNames): Html | undefined => {
  const listings = facts.filter((one): one is Storage => one.kind === 'storage');
  if (listings.length === 0) return undefined;
  const whole = listings.filter(({ when }) => when !== undefined);
  const repositories = Map.groupBy(whole.length > 0 ? whole : listings, ({ repository }) => repository ?? '');
  return html`<section class="view storage"><h5>${label('storage')}</h5>
    <p class="meta">${label('storageHelp')}</p>${[...repositories].map(([name, all]) => repositoryView(name, all, names))}</section>`;
};

const repositoryView = (name: string, listings: readonly Storage[], names: ImageNames): Html => {
  const before = listings.find(({ when }) => when === 'before') ?? (listings.length > 1 ? listings[0] : undefined);
  const after = listings.findLast(({ when }) => when === 'after') ?? listings.at(-1)!;
  const tree = storageTree(before?.files ?? [], after.files);
  return html`${name !== '' && html`<p><code>${name}</code></p>`}${
    tree.length === 0
      ? html`<p>${label('emptyStorage')}</p>`
      : html`<ul class="tree">${tree.map((node) => nodeView(node, names))}</ul>`
  }`;
};

const nodeView = ({ name, change, children }: StorageNode, names: ImageNames): Html => {
  const what = html`<span class="${change}"><span class="sign">${signs[change]}</span>${name}</span>${partOf(name, names)}`;
  if (children.length === 0) return html`<li>${what}</li>`;
  const inner = html`<ul>${children.map((child) => nodeView(child, names))}</ul>`;
  return html`<li><details open><summary>${what}</summary>${inner}</details></li>`;
};

const signs = { added: '+', removed: '−', same: ' ' } as const;

const partOf = (name: string, names: ImageNames): Html | undefined => {
  const hex = /(?:^|\/)([0-9a-f]{64})(?:\/|$)/.exec(name)?.[1];
  if (hex === undefined) return undefined;
  const [english, chinese] = ['en', 'zh'].map((language) => names.describe([`sha256:${hex}`], labelsFor(language)));
  return english?.endsWith(' ?') || english === undefined ? undefined : html` <em>${both(english, chinese!)}</em>`;
};
