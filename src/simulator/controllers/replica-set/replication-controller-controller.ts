import { replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import type { Controller } from '../../apimachinery/controller.ts';
import { createReplicaController } from './replica-controller.ts';

/** Runs the pods of replication controllers, as replica sets run theirs. */
export const createReplicationControllerController = (): Controller =>
  createReplicaController({
    kind: replicationControllerKind,
    component: 'replication-controller',
    selectorOf: (controller) => ({ matchLabels: (controller as ReplicationController).spec.selector ?? {} }),
  });
