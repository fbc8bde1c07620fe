import type { Exchange } from '../evidence/exchange.ts';
import { parseImageReference } from '../image/reference.ts';
import type { RegistryRequest } from '../ports/registry.ts';

/** A registry with its access log. */
export interface AskedRegistry {
  readonly host: string;
  readonly isInternal: boolean;
  readonly requests: readonly RegistryRequest[];
}

/** The image that a pod asks its node for. */
export interface RunningImage {
  readonly node: string;
  readonly image: string;
}

/** Milliseconds: a registry that does not have what it is asked for asks further out so soon. */
const soon = 2_000;

/**
 * Puts the access logs of registries together, in the order of time: nodes are told by the pods that run the image, the internal
 * registry by what it was asked just before for the same content.
 */
export const traceExchanges = (
  registries: readonly AskedRegistry[],
  images: readonly RunningImage[],
): readonly Exchange[] => {
  const asked = registries.filter(({ isInternal }) => isInternal).flatMap(({ requests }) => requests);
  const outside = registries.filter(({ isInternal }) => !isInternal).flatMap(({ requests }) => requests);
  return registries
    .flatMap(({ host, isInternal, requests }) =>
      requests.map((request): Exchange => {
        const follows = (inner: RegistryRequest, outer: RegistryRequest): boolean =>
          digestIn(inner) !== undefined &&
          digestIn(inner) === digestIn(outer) &&
          outer.at >= inner.at &&
          outer.at - inner.at <= soon;
        const isNode = request.userAgent.startsWith('cri-o/');
        const from = isNode
          ? nodeOf(host, request, images)
          : !isInternal && asked.some((inner) => follows(inner, request))
            ? 'the internal registry'
            : undefined;
        const isServed = isInternal && request.method === 'GET' && request.status === 200 && digestIn(request);
        const cached = isServed && outside.length > 0 ? !outside.some((outer) => follows(request, outer)) : undefined;
        return {
          ...request,
          at: new Date(request.at).toISOString(),
          to: host,
          ...(from === undefined ? {} : { from }),
          ...(cached === undefined ? {} : { cached }),
        };
      }),
    )
    .toSorted((one, other) => one.at.localeCompare(other.at));
};

const digestIn = ({ path }: RegistryRequest): string | undefined =>
  /\/(?:manifests|blobs)\/(sha256:[0-9a-f]{64})/.exec(path)?.[1];

/** The node whose pods run images of the repository; undefined when that is none or more than one. */
const nodeOf = (host: string, { path }: RegistryRequest, images: readonly RunningImage[]): string | undefined => {
  const repository = /^\/v2\/(.+)\/(?:manifests|blobs)\//.exec(path)?.[1];
  const nodes = images.filter(({ image }) => repositoryIs(image, host, repository)).map(({ node }) => node);
  return new Set(nodes).size === 1 ? nodes[0] : undefined;
};

const repositoryIs = (image: string, host: string, repository: string | undefined): boolean => {
  const { registry, namespace, name } = parseImageReference(image);
  return (registry || 'docker.io') === host && [namespace, name].filter(Boolean).join('/') === repository;
};
