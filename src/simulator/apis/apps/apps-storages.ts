import { controllerRevisionKind } from '../../../resources/kinds/kinds.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { plainStorage } from '../plain-storage.ts';
import { daemonSetStorage } from './daemon-sets.ts';
import { deploymentStorage } from './deployments.ts';
import { replicaSetStorage } from './replica-sets.ts';
import { statefulSetStorage } from './stateful-sets.ts';
import { validateControllerRevision, validateControllerRevisionUpdate } from './validate-controller-revision.ts';

/** The storages of apps/v1. */
export const appsStorages = (machinery: Machinery): RestStorage[] => [
  deploymentStorage(machinery),
  replicaSetStorage(machinery),
  statefulSetStorage(machinery),
  daemonSetStorage(machinery),
  plainStorage(controllerRevisionKind, machinery, {
    checksAgain: 'metadata',
    validate: validateControllerRevision,
    validateUpdate: validateControllerRevisionUpdate,
  }),
];
