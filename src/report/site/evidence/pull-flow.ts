import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import { exchangesOf, internalRegistry, type PlacedExchange } from '../book/exchanges.ts';
import { refusedAmong } from '../book/refusal.ts';

/** A party of the flow: pod, node, registry. */
export interface Party {
  id: string;
  kind: 'pod' | 'node' | 'client' | 'cluster' | 'internalRegistry' | 'upstream';
}

/** An arrow of the flow, numbered in the order of time. */
export interface Arrow {
  number: number;
  from: string;
  to: string;
  /** Undefined for what a pod asks of its node, which is no request. */
  exchange: PlacedExchange | undefined;
  /** The image that a pod asks for. */
  image: string | undefined;
  refused: boolean;
  step: number | undefined;
}

/** Who asked whom for what. */
export interface PullFlow {
  /** From the pod outwards. */
  parties: readonly Party[];
  arrows: readonly Arrow[];
}

/** What an experiment pulled, as a flow; undefined when no request was recorded. */
export const pullFlowOf = (experiment: ExperimentFacts): PullFlow | undefined => {
  const exchanges = exchangesOf(experiment);
  if (exchanges.length === 0) return undefined;
  const refused = refusedAmong(exchanges);
  const pods = podsOf(experiment);
  const nodes = new Set(pods.flatMap(({ node }) => node ?? []));
  const asked = exchanges.map((exchange) => ({ exchange, from: askerOf(exchange, nodes) }));
  const shown = pods.filter(({ node }) => node !== undefined && asked.some(({ from }) => from === node));
  const orders = Map.groupBy(shown, (pod) => placeOf(pod, asked, experiment));
  const arrows = asked
    .flatMap(({ exchange, from }, index): Omit<Arrow, 'number'>[] => [
      ...(orders.get(index) ?? []).map((pod) => orderOf(pod, exchange.step)),
      { from, to: exchange.to, exchange, image: undefined, refused: refused.has(exchange), step: exchange.step },
    ])
    .map((arrow, index) => ({ number: index + 1, ...arrow }));
  return { parties: partiesOf(arrows, new Set(shown.map(({ name }) => name)), nodes), arrows };
};

const podsOf = ({ facts }: ExperimentFacts) => [
  ...new Map(
    facts.flatMap((one) => (one.kind === 'pods' ? one.pods.map((pod) => [pod.name, pod] as const) : [])),
  ).values(),
];

type Pod = ReturnType<typeof podsOf>[number];

const orderOf = ({ name, node, image }: Pod, step: number | undefined): Omit<Arrow, 'number'> => ({
  from: name,
  to: node!,
  exchange: undefined,
  image,
  refused: false,
  step,
});

/** A pod asks its node just before that asks a registry: when its event of pulling says, else the first time. */
const placeOf = (
  { name, node }: Pod,
  asked: readonly { from: string; exchange: PlacedExchange }[],
  { facts }: ExperimentFacts,
): number => {
  const events = facts.flatMap((one) => (one.kind === 'events' ? one.events : []));
  const pulling = events.find(({ reason, object }) => reason === 'Pulling' && object === `pod/${name}`);
  const began = Date.parse(pulling?.at ?? '');
  const first = asked.findIndex(({ from, exchange }) => from === node && !(Date.parse(exchange.at) < began));
  return first < 0 ? asked.findIndex(({ from }) => from === node) : first;
};

const askerOf = ({ from, userAgent, to }: PlacedExchange, nodes: ReadonlySet<string>): string => {
  if (from === 'the internal registry') return internalRegistry;
  if (from !== undefined) return from;
  if (userAgent.startsWith('cri-o/')) return nodes.size === 1 ? [...nodes][0]! : 'a node';
  return to === internalRegistry ? 'client' : 'cluster';
};

const order: readonly Party['kind'][] = ['pod', 'client', 'node', 'cluster', 'internalRegistry', 'upstream'];

const partiesOf = (
  arrows: readonly Arrow[],
  pods: ReadonlySet<string>,
  nodes: ReadonlySet<string>,
): readonly Party[] => {
  const asked = new Set(arrows.flatMap(({ exchange, to }) => (exchange === undefined ? [] : [to])));
  const kindOf = (id: string): Party['kind'] => {
    if (pods.has(id)) return 'pod';
    if (id === 'client') return 'client';
    if (id === internalRegistry) return 'internalRegistry';
    if (asked.has(id)) return 'upstream';
    return nodes.has(id) || /^worker|node/.test(id) ? 'node' : 'cluster';
  };
  return [...new Set(arrows.flatMap(({ from, to }) => [from, to]))]
    .map((id) => ({ id, kind: kindOf(id) }))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
};
