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
  const asked = timesByDigest(registries.filter(({ isInternal }) => isInternal));
  const fetched = timesByDigest(registries.filter(({ isInternal }) => !isInternal));
  const isAlone = registries.every(({ isInternal, requests }) => isInternal || requests.length === 0);
  return registries
    .flatMap(({ host, isInternal, requests }) =>
      requests.map((request): Exchange => {
        const { at } = request;
        const digest = digestIn(request);
        const isNode = request.userAgent.startsWith('cri-o/');
        const from = isNode
          ? nodeOf(host, request, images)
          : !isInternal && isAny(asked, digest, at - soon, at)
            ? 'the internal registry'
            : undefined;
        const isServed = isInternal && request.method === 'GET' && request.status === 200 && digest !== undefined;
        const cached = isServed && !isAlone ? !isAny(fetched, digest, at, at + soon) : undefined;
        return {
          ...request,
          at: new Date(at).toISOString(),
          to: host,
          ...(from === undefined ? {} : { from }),
          ...(cached === undefined ? {} : { cached }),
        };
      }),
    )
    .toSorted((one, other) => one.at.localeCompare(other.at));
};

/** When registries were asked for content, by its digest. */
type TimesByDigest = ReadonlyMap<string, readonly number[]>;

const timesByDigest = (registries: readonly AskedRegistry[]): TimesByDigest => {
  const times = new Map<string, number[]>();
  for (const request of registries.flatMap(({ requests }) => requests)) {
    const digest = digestIn(request);
    if (digest === undefined) continue;
    const known = times.get(digest);
    if (known === undefined) times.set(digest, [request.at]);
    else known.push(request.at);
  }
  return times;
};

/** Whether a digest was asked for between two moments. */
const isAny = (times: TimesByDigest, digest: string | undefined, first: number, last: number): boolean =>
  digest !== undefined && (times.get(digest) ?? []).some((at) => at >= first && at <= last);

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
