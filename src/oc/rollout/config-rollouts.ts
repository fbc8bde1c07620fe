import { replicationControllerKind } from '../../resources/kinds/kinds.ts';
import type { ReplicationController } from '../../resources/workloads/replication-controller.ts';
import { rolloutAnnotations, versionOf } from '../../resources/workloads/rollout.ts';
import type { Client } from '../client/client.ts';

/** The replication controllers of a deployment config, newest version first. */
export const configRollouts = async (
  client: Client,
  namespace: string,
  config: string,
): Promise<ReplicationController[]> => {
  const labelSelector = `${rolloutAnnotations.config}=${config}`;
  const { items } = await client.list<ReplicationController>(replicationControllerKind, namespace, { labelSelector });
  return [...items].sort((one, other) => versionOf(other) - versionOf(one));
};
