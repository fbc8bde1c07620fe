import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { accessDescribers } from './access/access-describers.ts';
import { constraintsDescriber } from './access/describe-constraints.ts';
import { userDescribers } from './access/user-describers.ts';
import { buildDescribers } from './builds/build-describers.ts';
import { describeAny } from './describe-any.ts';
import { imageDescribers } from './images/image-describers.ts';
import { networkingDescribers } from './networking/networking-describers.ts';
import { nodeDescribers } from './nodes/node-describers.ts';
import { type Describer, withEvents } from './place.ts';
import { clusterQuotaDescribers } from './projects/describe-cluster-quota.ts';
import { projectDescribers } from './projects/project-describers.ts';
import { storageDescribers } from './storage/storage-describers.ts';
import { workloadDescribers } from './workloads/workload-describers.ts';

/** The description of a kind; kinds without one of their own get all their fields. */
export const describerOf = (kind: ResourceKind): Describer =>
  describers.get(kind) ?? withEvents<KubeObject>(kind, describeAny);

const describers = new Map<ResourceKind, Describer>([
  ...workloadDescribers,
  ...networkingDescribers,
  ...storageDescribers,
  ...imageDescribers,
  ...buildDescribers,
  ...projectDescribers,
  ...clusterQuotaDescribers,
  ...accessDescribers,
  ...userDescribers,
  constraintsDescriber,
  ...nodeDescribers,
]);
