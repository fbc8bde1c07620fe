import { replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import { controllerOf } from '../../../resources/metadata/controller-of.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { controllerReference, isControlledBy } from '../controller-reference.ts';
import { release } from '../release.ts';

/** The replication controllers of a config: its own, and orphans that say they are of it, which it adopts. Its own that say they are of another are released. */
export const claimRollouts = async (
  config: DeploymentConfig,
  context: ControllerContext,
): Promise<ReplicationController[]> => {
  const { client, listers } = context;
  const claimed: ReplicationController[] = [];
  const { name, namespace, deletionTimestamp } = config.metadata;
  for (const controller of listers.of<ReplicationController>(replicationControllerKind).list(namespace)) {
    const isOwn = isControlledBy(controller, config);
    if (isOwn && isNamed(controller, name)) claimed.push(controller);
    else if (deletionTimestamp !== undefined) continue;
    else if (isOwn) await release(replicationControllerKind, controller, config, context);
    else if (isOrphan(controller) && isNamed(controller, name))
      claimed.push(
        await client.modify<ReplicationController>(
          replicationControllerKind,
          namespace,
          controller.metadata.name,
          ({ metadata }) =>
            void (metadata.ownerReferences = [...(metadata.ownerReferences ?? []), controllerReference(config)]),
        ),
      );
  }
  return claimed;
};

const isNamed = ({ metadata }: ReplicationController, config: string): boolean =>
  metadata.labels?.[rolloutAnnotations.config] === config;

const isOrphan = (controller: ReplicationController): boolean =>
  controllerOf(controller) === undefined && controller.metadata.deletionTimestamp === undefined;
