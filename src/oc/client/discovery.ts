import { findKind } from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import { OcError } from '../oc-error.ts';
import type { Client } from './client.ts';

/**
 * The kind that a word means: one of the table, else one that the server serves.
 *
 * @throws OcError when neither knows it
 */
export const resolveKind = async (client: Client, word: string): Promise<ResourceKind> => {
  const known = findKind(word) ?? (await servedKinds(client)).find((kind) => isCalled(kind, word));
  if (!known) throw new OcError(`the server doesn't have a resource type ${JSON.stringify(word.split('.')[0])}`);
  return known;
};

/** Every kind that the server serves, in its order, from the aggregated discovery documents. */
export const servedKinds = async (client: Pick<Client, 'request'>): Promise<ResourceKind[]> =>
  (await servedResources(client)).map(({ kind }) => kind);

/** The same, with the verbs that each kind understands. */
export const servedResources = async (client: Pick<Client, 'request'>): Promise<ServedResource[]> => {
  const documents = await Promise.all(
    ['/api', '/apis'].map((path) => client.request<AggregatedDiscovery>({ method: 'GET', path, accept })),
  );
  return documents.flatMap((document) => document.items.flatMap(preferredKinds));
};

/** A kind, and what can be done with it. */
export interface ServedResource {
  readonly kind: ResourceKind;
  readonly verbs: readonly string[];
  /** `scale`, `status` */
  readonly subresources: readonly string[];
}

interface AggregatedDiscovery {
  items: { metadata: { name?: string }; versions: { version: string; resources?: DiscoveredResource[] }[] }[];
}

interface DiscoveredResource {
  resource: string;
  responseKind?: { kind: string };
  scope: 'Namespaced' | 'Cluster';
  singularResource: string;
  shortNames?: string[];
  categories?: string[];
  verbs?: string[];
  subresources?: { subresource: string }[];
}

const accept = [
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList',
].join(',');

/** The first version of a group that has a resource is the one that a client uses. */
const preferredKinds = ({ metadata, versions }: AggregatedDiscovery['items'][number]): ServedResource[] => {
  const kinds = new Map<string, ServedResource>();
  for (const { version, resources } of versions) {
    for (const found of resources ?? []) {
      if (kinds.has(found.resource)) continue;
      const kind = {
        group: metadata.name ?? '',
        version,
        kind: found.responseKind?.kind ?? '',
        plural: found.resource,
        singular: found.singularResource,
        namespaced: found.scope === 'Namespaced',
        shortNames: found.shortNames ?? [],
        categories: found.categories ?? [],
      };
      const subresources = (found.subresources ?? []).map(({ subresource }) => subresource);
      kinds.set(found.resource, { kind, verbs: found.verbs ?? [], subresources });
    }
  }
  return [...kinds.values()];
};

const isCalled = (kind: ResourceKind, word: string): boolean => {
  const [name = '', ...group] = word.toLowerCase().split('.');
  const named = [kind.plural, kind.singular, kind.kind.toLowerCase(), ...kind.shortNames].includes(name);
  return named && kind.group.startsWith(group.join('.'));
};
