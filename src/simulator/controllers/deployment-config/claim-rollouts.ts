import type { DeploymentConfig } from '../../../resources/deployment-config.ts';
import { replicationControllerKind } from '../../../resources/kinds.ts';
import type { ReplicationController } from '../../../resources/replication-controller.ts';
import { rolloutAnnotations } from '../../../resources/rollout.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { controllerOf, controllerReference, isControlledBy } from '../controller-reference.ts';

/** The replication controllers of a config: its own, and orphans that say they are of it, which it adopts. */
export const claimRollouts = async (
  config: DeploymentConfig,
  { client, listers }: ControllerContext,
): Promise<ReplicationController[]> => {
  const claimed: ReplicationController[] = [];
  const { name, namespace, deletionTimestamp } = config.metadata;
  for (const controller of listers.of<ReplicationController>(replicationControllerKind).list(namespace)) {
    if (isControlledBy(controller, config)) claimed.push(controller);
    else if (controllerOf(controller) === undefined && deletionTimestamp === undefined && isNamed(controller, name))
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
  metadata.deletionTimestamp === undefined && metadata.labels?.[rolloutAnnotations.config] === config;
