import { nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { UploadAnswer } from '../../apimachinery/rest-storage.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import type { ObjectStore } from '../../store/object-store.ts';

/**
 * What a kubelet tells of itself through `nodes/NAME/proxy`: whether it is well, its pods, and those of which a container runs.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
 */
export const kubeletAnswers =
  (store: ObjectStore) =>
  async (_: RequestContext, address: string, rest: readonly string[]): Promise<UploadAnswer | undefined> => {
    // The name may have a scheme before it and a port behind it.
    const name = address.split(':').find((part) => part !== 'https' && part !== 'http') ?? '';
    if (store.get(nodeKind.plural, undefined, name) === undefined) throw notFound(nodeKind, name);
    const pods = (): Pod[] =>
      (store.list(podKind.plural) as unknown as Pod[]).filter(({ spec }) => spec.nodeName === name);
    const path = rest.filter((part) => part !== '').join('/');
    if (path === 'healthz') return { code: 200, contentType: 'text/plain; charset=utf-8', body: 'ok' };
    if (path === 'pods') return list(pods().map(({ kind: _kind, apiVersion: _version, ...pod }) => pod));
    if (path === 'runningpods') return list(pods().flatMap(running));
    return undefined;
  };

const list = (items: readonly object[]): UploadAnswer => ({
  code: 200,
  contentType: 'application/json',
  body: `${JSON.stringify({ kind: 'PodList', apiVersion: 'v1', metadata: {}, items })}\n`,
});

/** A pod as the container runtime knows it. */
const running = ({ metadata: { name, namespace, uid }, status }: Pod): object[] => {
  const containers = (status?.containerStatuses ?? [])
    .filter(({ state }) => state?.running !== undefined)
    .map((container) => ({ name: container.name, image: container.image, resources: {} }));
  if (containers.length === 0) return [];
  return [{ metadata: { name, namespace, uid, creationTimestamp: null }, spec: { containers }, status: {} }];
};
