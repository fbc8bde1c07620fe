import { parseImageReference } from '../image/reference.ts';
import type { RegistryRequest } from '../ports/registry.ts';
import type { ObservedPod } from './pods.ts';

/** What nodes fetched from a registry. */
export interface NodePulls {
  /** Of manifests and blobs, sorted, each once; a manifest that was asked for by a tag appears by the digest that the pod runs. */
  digests: readonly string[];
  requests: readonly RegistryRequest[];
}

/** Finds in the access log of a registry what the nodes of these pods fetched for them: since the pods exist, from their repositories. */
export const pullsOf = (pods: readonly ObservedPod[], log: readonly RegistryRequest[]): NodePulls => {
  const since = Math.min(...pods.map(({ createdAt }) => createdAt));
  const digestOf = pods[0]?.digest;
  const repositories = new Set(pods.map(({ image }) => repositoryOf(image)));
  const requests = log.filter(
    ({ at, method, status, userAgent }) =>
      at >= since && method === 'GET' && status === 200 && userAgent.startsWith('cri-o/'),
  );
  const found = new Set<string>();
  const fetched = requests.filter(({ path }) => {
    const match = /^\/v2\/(.+)\/(manifests|blobs)\/([^/?]+)$/.exec(path);
    if (match === null || !repositories.has(match[1]!)) return false;
    const reference = match[3]!;
    found.add(reference.startsWith('sha256:') ? reference : (digestOf ?? reference));
    return true;
  });
  return { digests: [...found].toSorted(), requests: fetched };
};

/** One line of an access log: `200 GET /v2/…`. */
export const requestLine = ({ status, method, path, userAgent }: RegistryRequest): string =>
  `${status} ${method} ${path}  (${userAgent})`;

const repositoryOf = (image: string): string => {
  const { namespace, name } = parseImageReference(image);
  return namespace === '' ? name : `${namespace}/${name}`;
};
