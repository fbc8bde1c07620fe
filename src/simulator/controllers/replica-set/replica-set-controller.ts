import { replicaSetKind } from '../../../resources/kinds/kinds.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import type { Controller } from '../../apimachinery/controller.ts';
import { createReplicaController } from './replica-controller.ts';

/** Runs the pods of replica sets. */
export const createReplicaSetController = (): Controller =>
  createReplicaController({
    kind: replicaSetKind,
    component: 'replicaset-controller',
    selectorOf: (set) => (set as ReplicaSet).spec.selector,
  });
