import { deploymentKind, replicaSetKind } from '../../../resources/kinds/kinds.ts';
import { groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject, OwnerReference } from '../../../resources/kube-object.ts';
import { controllerOf } from '../../../resources/metadata/controller-of.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import type { KindFinder } from '../../apimachinery/kind-finder.ts';
import { ignoreNotFound } from '../../apimachinery/not-found.ts';
import { StatusError } from '../../apimachinery/status-error.ts';

/** How many pods the controllers of covered pods want to have. */
export interface ExpectedPods {
  readonly count: number;
  /** Whether there are pods that nobody controls: they are not counted. */
  readonly areSomeUnmanaged: boolean;
}

interface Sized extends KubeObject {
  spec?: { replicas?: number };
}

/**
 * Adds up the sizes of the workloads that covered pods belong to: of a deployment that of its own, not those of its sets.
 *
 * @throws Error with the words of the disruption controller when a pod has a controller whose size nobody can tell
 */
export const expectedPods = async (
  pods: readonly Pod[],
  findKind: KindFinder,
  context: Pick<ControllerContext, 'client' | 'listers'>,
): Promise<ExpectedPods> => {
  const sizes = new Map<string, number>();
  let areSomeUnmanaged = false;
  for (const pod of pods) {
    const owner = controllerOf(pod);
    if (owner === undefined) areSomeUnmanaged = true;
    if (owner === undefined || sizes.has(owner.uid)) continue;
    const { metadata, spec } = await workloadOf(pod, owner, findKind, context);
    sizes.set(metadata.uid ?? '', spec?.replicas ?? 0);
  }
  return { count: [...sizes.values()].reduce((sum, each) => sum + each, 0), areSomeUnmanaged };
};

const workloadOf = async (
  { metadata: { namespace, name } }: Pod,
  owner: OwnerReference,
  findKind: KindFinder,
  { client, listers }: Pick<ControllerContext, 'client' | 'listers'>,
): Promise<Sized> => {
  const kind = kindOf(owner, findKind);
  if (kind.kind === replicaSetKind.kind && kind.group === replicaSetKind.group) {
    const set = listers.of<Sized>(replicaSetKind).get(namespace, owner.name);
    const above = set?.metadata.uid === owner.uid ? controllerOf(set) : undefined;
    const deployment = above && listers.of<Sized>(deploymentKind).get(namespace, above.name);
    if (above?.kind === deploymentKind.kind && deployment?.metadata.uid === above.uid) return deployment;
  }
  const scale = await scaleOf(kind, namespace as string, owner.name, client);
  if (scale?.metadata.uid !== owner.uid) throw new Error(`found no controllers for pod "${name}"`);
  return scale;
};

const kindOf = ({ apiVersion, kind }: OwnerReference, findKind: KindFinder): ResourceKind => {
  const found = findKind(apiVersion.includes('/') ? (apiVersion.split('/')[0] as string) : '', kind);
  if (found === undefined) throw new Error(`no matches for kind "${kind}" in version "${apiVersion}"`);
  return found;
};

/** @returns `undefined` when there is no such object */
const scaleOf = async (
  kind: ResourceKind,
  namespace: string,
  name: string,
  client: ControllerContext['client'],
): Promise<Sized | undefined> => {
  try {
    return await client.getAt<Sized>(kind, namespace, name, 'scale');
  } catch (error) {
    if (!(error instanceof StatusError))
      throw new Error(`${groupResource(kind)} does not implement the scale subresource`);
    return ignoreNotFound(error);
  }
};
