import { parseImageReference } from '../image/reference.ts';
import type { RegistryRequest } from '../ports/registry.ts';
import type { ImagePull } from './image-pulls.ts';

/** A registry with its access log. */
export interface AskedRegistry {
  readonly host: string;
  readonly isInternal: boolean;
  readonly requests: readonly RegistryRequest[];
}

/** How evidence names those who ask registries and are no node. */
export const pullThrough = 'the internal registry';
export const importer = 'the API server';
const build = 'a build';
const someNode = 'a node';

/** Milliseconds: a registry that does not have what it is asked for asks further out so soon, and whoever knocks asks so soon. */
export const soon = 2_000;

/**
 * Who made each request to a registry: a node by the pods for which it pulled, the internal registry by what it was asked just
 * before, a build by its service account, the API server where it imports. A request for nothing in particular, such as one for a
 * token, is that of the next one for something.
 *
 * @param builds whether builds run in the projects: without them, those who push as their service account are people
 * @param wasAsked whether the internal registry was asked for a digest just before a moment
 */
export const askersOf = (
  registry: AskedRegistry,
  { pulls, builds }: { pulls: readonly ImagePull[]; builds: boolean },
  wasAsked: (digest: string | undefined, at: number) => boolean,
): readonly (string | undefined)[] => {
  const { host, isInternal, requests } = registry;
  const next = new Map<string, { asker: string | undefined; at: number }>();
  return requests
    .map((request) => {
      const { userAgent, user, at } = request;
      if (userAgent.startsWith('cri-o/')) return nodeOf(host, request, pulls);
      if (isInternal) return builds && /^system:serviceaccount:[^:]+:builder$/.test(user ?? '') ? build : undefined;
      if (!userAgent.startsWith('Go-http-client/')) return undefined;
      return wasAsked(digestIn(request), at) ? pullThrough : importer;
    })
    .toReversed()
    .map((asker, index) => {
      const request = requests[requests.length - 1 - index]!;
      const { userAgent, at } = request;
      const following = next.get(userAgent);
      if (!isForContent(request))
        return following !== undefined && following.at - at <= soon ? following.asker : isKnown(asker);
      next.set(userAgent, { asker, at });
      return asker;
    })
    .toReversed();
};

/** The digest of what a request asks for, if it says it. */
export const digestIn = ({ path }: RegistryRequest): string | undefined =>
  /\/(?:manifests|blobs)\/(sha256:[0-9a-f]{64})/.exec(path)?.[1];

/** Of what asks for nothing in particular and is followed by nothing, only the kind of asker is known. */
const isKnown = (asker: string | undefined): string | undefined => (asker === someNode ? asker : undefined);

const isForContent = ({ path }: RegistryRequest): boolean => /\/(?:manifests|blobs)\//.test(path);

/** The node that pulled an image of the repository; of several the one that was at it. */
const nodeOf = (host: string, { path, at }: RegistryRequest, pulls: readonly ImagePull[]): string => {
  const repository = /^\/v2\/(.+)\/(?:manifests|blobs)\//.exec(path)?.[1];
  const candidates = pulls.filter(({ image }) => repositoryIs(image, host, repository));
  const busy = candidates.filter(({ from, until }) => from <= at && at <= until);
  for (const pulling of [candidates, busy]) {
    const nodes = new Set(pulling.map(({ node }) => node));
    if (nodes.size === 1) return [...nodes][0]!;
  }
  return someNode;
};

const repositoryIs = (image: string, host: string, repository: string | undefined): boolean => {
  const { registry, namespace, name } = parseImageReference(image);
  return (registry || 'docker.io') === host && [namespace, name].filter(Boolean).join('/') === repository;
};
