import type { Machinery } from '../apimachinery/machinery.ts';
import type { RestStorage } from '../apimachinery/rest-storage.ts';
import { roleStorages } from './access/role-storages.ts';
import { admissionRegistrationStorages } from './admission-registration/admission-registration-storages.ts';
import { apiRegistrationStorages } from './api-registration/api-registration-storages.ts';
import { appsStorages } from './apps/apps-storages.ts';
import { autoscalingStorages } from './autoscaling/autoscaling-storages.ts';
import { batchStorages } from './batch/batch-storages.ts';
import { certificateSigningRequests } from './certificates/certificate-signing-requests.ts';
import { coordinationStorages } from './coordination/coordination-storages.ts';
import { type CoreSubresources, coreStorages } from './core/core-storages.ts';
import { flowControlStorages } from './flow-control/flow-control-storages.ts';
import { networkStorages } from './network/network-storages.ts';
import { policyStorages } from './policy/policy-storages.ts';
import { schedulingStorages } from './scheduling/scheduling-storages.ts';
import { storageStorages } from './storage/storage-storages.ts';

/** The storages of the groups of Kubernetes, and of the roles that OpenShift has besides. */
export const kubernetesStorages = (machinery: Machinery, surroundings: CoreSubresources = {}): RestStorage[] => [
  ...coreStorages(machinery, surroundings),
  ...appsStorages(machinery),
  ...batchStorages(machinery),
  ...roleStorages(machinery),
  ...networkStorages(machinery),
  ...policyStorages(machinery),
  ...autoscalingStorages(machinery),
  ...storageStorages(machinery),
  ...schedulingStorages(machinery),
  ...coordinationStorages(machinery, surroundings.hasKubelet),
  ...admissionRegistrationStorages(machinery),
  ...apiRegistrationStorages(machinery),
  certificateSigningRequests(machinery),
  ...flowControlStorages(machinery),
];
