import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Node } from '../../../resources/nodes/node.ts';

/** From this share of its nodes on a zone counts as disrupted, if there are more than so many that are not ready. */
const DISRUPTED_SHARE = 0.55;
const FEW = 2;

/** Zones with more nodes than this one go on slowly when they are disrupted. */
const LARGE = 50;

/** How long to wait between two nodes of a zone, milliseconds. */
const NORMAL = 10_000;
const SLOW = 100_000;

/**
 * How quickly nodes that are not ready are cleared of their pods: one after another in each zone. Where most of the nodes of a
 * zone are gone it is rather the network than they, and none is cleared; where all nodes of all zones are, none stays marked.
 *
 * @returns the milliseconds between two nodes of the zone of this one; without end: no further ones; `undefined`: none at all
 * @see https://kubernetes.io/docs/concepts/architecture/nodes/#rate-limits-on-eviction
 */
export const evictionPace = (node: Node, nodes: readonly Node[]): number | undefined => {
  if (!nodes.some(isReady)) return undefined;
  const zone = zoneOf(node);
  const neighbours = nodes.filter((each) => zoneOf(each) === zone);
  const silent = neighbours.filter((each) => !isReady(each)).length;
  const isDisrupted = silent < neighbours.length && silent > FEW && silent / neighbours.length >= DISRUPTED_SHARE;
  if (!isDisrupted) return NORMAL;
  return neighbours.length > LARGE ? SLOW : Number.POSITIVE_INFINITY;
};

/** Where a node is: its region and zone. */
export const zoneOf = ({ metadata: { labels = {} } }: Node): string =>
  ['region', 'zone']
    .map(
      (part) => labels[`failure-domain.beta.kubernetes.io/${part}`] ?? labels[`topology.kubernetes.io/${part}`] ?? '',
    )
    .join(':');

export const isReady = ({ status }: Node): boolean => conditionOf(status?.conditions, 'Ready')?.status === 'True';
