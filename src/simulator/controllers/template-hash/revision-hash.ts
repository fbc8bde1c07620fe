import { goJson } from '../../../image/go-json.ts';
import { fnv1 } from '../../../resources/values/fnv.ts';
import { safeText } from './safe-text.ts';

/**
 * The hash that names a revision of a stateful set: the same as on a cluster of this version of Kubernetes.
 *
 * @param data what the revision remembers, its members in the order of their names
 * @param collisions how often the text turned out to be taken by another revision
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/controller-revision-v1/
 */
export const revisionHash = (data: unknown, collisions: number): string =>
  safeText(fnv1(`${goJson(data)}${collisions}`));
