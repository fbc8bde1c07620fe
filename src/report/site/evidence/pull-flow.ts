import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import { exchangesOf, internalRegistry, type PlacedExchange } from '../book/exchanges.ts';
import { isRefused } from '../book/refusal.ts';

/** A party of the flow: pod, node, registry. */
export interface Party {
  id: string;
  kind: 'pod' | 'node' | 'cluster' | 'internalRegistry' | 'upstream';
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
  const pods = podsOf(experiment);
  const nodes = new Set(pods.flatMap(({ node }) => node ?? []));
  const asked = exchanges.map((exchange) => ({ exchange, from: askerOf(exchange, nodes) }));
  const shown = pods.filter(({ node }) => node !== undefined && asked.some(({ from }) => from === node));
  const arrows = [
    ...shown.map(({ name, node, image }) => ({
      from: name,
      to: node!,
      exchange: undefined,
      image,
      refused: false,
      step: undefined,
    })),
    ...asked.map(({ exchange, from }) => ({
      from,
      to: exchange.to,
      exchange,
      image: undefined,
      refused: isRefused(exchange),
      step: exchange.step,
    })),
  ].map((arrow, index) => ({ number: index + 1, ...arrow }));
  return { parties: partiesOf(arrows, new Set(shown.map(({ name }) => name)), nodes), arrows };
};

const podsOf = ({ facts }: ExperimentFacts) => [
  ...new Map(
    facts.flatMap((one) => (one.kind === 'pods' ? one.pods.map((pod) => [pod.name, pod] as const) : [])),
  ).values(),
];

const askerOf = ({ from, userAgent, to }: PlacedExchange, nodes: ReadonlySet<string>): string => {
  if (from === 'the internal registry') return internalRegistry;
  if (from !== undefined) return from;
  if (userAgent.startsWith('cri-o/')) return nodes.size === 1 ? [...nodes][0]! : 'nodes';
  return to === internalRegistry ? 'client' : 'cluster';
};

const order: readonly Party['kind'][] = ['pod', 'node', 'cluster', 'internalRegistry', 'upstream'];

const partiesOf = (
  arrows: readonly Arrow[],
  pods: ReadonlySet<string>,
  nodes: ReadonlySet<string>,
): readonly Party[] => {
  const asked = new Set(arrows.flatMap(({ exchange, to }) => (exchange === undefined ? [] : [to])));
  const kindOf = (id: string): Party['kind'] => {
    if (pods.has(id)) return 'pod';
    if (id === internalRegistry) return 'internalRegistry';
    if (asked.has(id)) return 'upstream';
    return nodes.has(id) || id === 'nodes' || /^worker|node/.test(id) ? 'node' : 'cluster';
  };
  return [...new Set(arrows.flatMap(({ from, to }) => [from, to]))]
    .map((id) => ({ id, kind: kindOf(id) }))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
};
