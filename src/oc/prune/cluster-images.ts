import type { Image } from '../../resources/images/image.ts';
import type { ImageStream } from '../../resources/images/image-stream.ts';
import {
  buildConfigKind,
  buildKind,
  cronJobKind,
  daemonSetKind,
  deploymentConfigKind,
  deploymentKind,
  imageKind,
  imageStreamKind,
  jobKind,
  limitRangeKind,
  podKind,
  replicaSetKind,
  replicationControllerKind,
  statefulSetKind,
} from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { LimitRange } from '../../resources/projects/limit-range.ts';
import { isNotFound } from '../client/client.ts';
import type { Invocation } from '../command.ts';

/** Everything that pruning looks at, as it is now. */
export interface ClusterImages {
  /** What may use images: workloads, builds, their configurations. */
  readonly users: readonly KubeObject[];
  readonly limits: readonly LimitRange[];
  readonly streams: readonly ImageStream[];
  /** By digest. */
  readonly images: ReadonlyMap<string, Image>;
}

/** Reads the whole cluster, or one project, in the order in which the real `oc` does. */
export const readClusterImages = async (
  { client }: Invocation,
  namespace: string | undefined,
): Promise<ClusterImages> => {
  const list = async <T extends KubeObject>(kind: ResourceKind): Promise<T[]> => {
    const { items } = await client.list<T>(kind, namespace ?? '');
    return items.map((item) => ({ ...item, kind: kind.kind }));
  };
  const users: KubeObject[] = [];
  for (const kind of userKinds)
    users.push(
      ...(await list(kind).catch((error: unknown) => {
        if (isNotFound(error) && kind.group === 'build.openshift.io') return [];
        throw error;
      })),
    );
  const limits = await list<LimitRange>(limitRangeKind);
  const streams = await list<ImageStream>(imageStreamKind);
  const { items } = await client.list<Image>(imageKind, '', { limit: 5000 });
  return { users, limits, streams, images: new Map(items.map((image) => [image.metadata.name, image])) };
};

const userKinds: readonly ResourceKind[] = [
  podKind,
  replicationControllerKind,
  buildConfigKind,
  buildKind,
  daemonSetKind,
  deploymentKind,
  deploymentConfigKind,
  replicaSetKind,
  statefulSetKind,
  jobKind,
  cronJobKind,
];
