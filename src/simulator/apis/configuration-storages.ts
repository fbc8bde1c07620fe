import * as kinds from '../../resources/kinds/kinds.ts';
import * as platform from '../../resources/kinds/platform-kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { Machinery } from '../apimachinery/machinery.ts';
import type { RestStorage } from '../apimachinery/rest-storage.ts';
import { plainStorage } from './plain-storage.ts';

/** The kinds by which an OpenShift cluster is set up, and which say how its operators are. */
export const configurationKinds: readonly ResourceKind[] = [
  kinds.imageConfigurationKind,
  kinds.clusterVersionKind,
  kinds.clusterOperatorKind,
  kinds.imageDigestMirrorSetKind,
  kinds.imageTagMirrorSetKind,
  kinds.imageContentSourcePolicyKind,
  platform.buildConfigurationKind,
  platform.featureGateKind,
  platform.imageContentPolicyKind,
  platform.infrastructureKind,
  platform.ingressConfigurationKind,
  platform.projectConfigurationKind,
  platform.proxyKind,
  platform.registryConfigurationKind,
];

/** The storages of these kinds. */
export const configurationStorages = (machinery: Machinery): RestStorage[] =>
  configurationKinds.map((kind) =>
    plainStorage(kind, machinery, { generation: true, status: true, requireResourceVersion: true }),
  );
