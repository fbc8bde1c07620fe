import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageStreamKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Connect } from '../../apimachinery/rest-storage.ts';
import { resolveLatest } from '../../image-streams/resolve-image-reference.ts';

/** What the subresources of deployment configs work with. */
export interface ConfigApi {
  readonly configs: RegistryStore<DeploymentConfig>;
  readonly listers: Listers;
  /** `pods/<name>/log`; absent in a cluster that keeps no logs. */
  podLog(): Connect | undefined;
}

/** The replication controller of one name. */
export const controllerNamed = (
  { listers }: ConfigApi,
  namespace: string | undefined,
  name: string,
): ReplicationController | undefined =>
  listers.of<ReplicationController>(replicationControllerKind).get(namespace, name);

/** What `<stream>:<tag>` stands for now; `undefined` while it stands for nothing. */
export const imageOfTag = ({ listers }: ConfigApi, namespace: string | undefined, name: string): string | undefined => {
  const [streamName = '', tag = ''] = name.split(':');
  const stream = listers.of<ImageStream>(imageStreamKind).get(namespace, streamName);
  return stream === undefined ? undefined : resolveLatest(stream, tag);
};
