import type { Exchange } from '../../../evidence/exchange.ts';
import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import { stepOf } from './step-of.ts';

/** A request to a registry, with its place in the experiment. */
export interface PlacedExchange extends Exchange {
  /** The host that was asked. */
  to: string;
  step: number | undefined;
}

/**
 * Every request that an experiment recorded, once, in the order of time. What a later step recorded again is the same request.
 */
export const exchangesOf = (experiment: ExperimentFacts): readonly PlacedExchange[] => {
  const known = cache.get(experiment) ?? placedExchanges(experiment);
  cache.set(experiment, known);
  return known;
};

/** Several views of an experiment ask for them. */
const cache = new WeakMap<ExperimentFacts, readonly PlacedExchange[]>();

const placedExchanges = (experiment: ExperimentFacts): readonly PlacedExchange[] => {
  const found = new Map<string, PlacedExchange>();
  for (const [index, fact] of experiment.facts.entries()) {
    if (fact.kind !== 'requests' && fact.kind !== 'pull') continue;
    const registry = fact.kind === 'requests' ? fact.registry : undefined;
    const seen = new Map<string, number>();
    for (const exchange of fact.requests) {
      if (isPreparation(exchange, registry)) continue;
      const placed = { ...exchange, to: hostOf(exchange.to ?? registry), step: stepOf(experiment, index, exchange.at) };
      const alike = [placed.at, placed.method, placed.to, placed.path, placed.status].join(' ');
      const count = (seen.get(alike) ?? 0) + 1;
      seen.set(alike, count);
      const key = `${alike} ${count}`;
      found.set(key, { ...found.get(key), ...placed, step: found.get(key)?.step ?? placed.step });
    }
  }
  return [...found.values()].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
};

/** How an experiment puts its images into the registries outside, which is no behaviour of the cluster. */
const isPreparation = ({ userAgent, to }: Exchange, registry: string | undefined): boolean =>
  userAgent.startsWith('containers/') && hostOf(to ?? registry) !== internalRegistry;

/** The registry of the cluster, which evidence also calls by what it is. */
export const internalRegistry = 'image-registry.openshift-image-registry.svc:5000';

const hostOf = (registry: string | undefined): string =>
  registry === undefined || registry === 'the internal registry' ? internalRegistry : registry;
