import { storageClassKind } from '../../../resources/kinds/kinds.ts';
import {
  csiDriverKind,
  csiNodeKind,
  csiStorageCapacityKind,
  volumeAttachmentKind,
} from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { plainStorage } from '../plain-storage.ts';
import { nodeLabelWarning, nodeSelectorWarnings } from '../warnings/node-label-warnings.ts';

/** The storages of storage.k8s.io/v1. What checks them is loaded when the first one is written. */
export const storageStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(storageClassKind, machinery, {
    checksAgain: true,
    answersDeleteWith: 'object',
    applyDefaults: storageClassDefaults,
    warnings: topologyWarnings,
    validate: async (object) => (await import('./validate-storage-class.ts')).validateStorageClass(object),
    validateUpdate: async (object, old) =>
      (await import('./validate-storage-class.ts')).validateStorageClassUpdate(object, old),
  }),
  plainStorage(csiDriverKind, machinery, {
    requireResourceVersion: true,
    answersDeleteWith: 'object',
    applyDefaults: csiDriverDefaults,
    // Counted from the first change on.
    prepareForUpdate: (driver: KubeObject & { spec?: object }, old: KubeObject & { spec?: object }) => {
      if (!equal(driver.spec, old.spec)) driver.metadata.generation = (old.metadata.generation ?? 0) + 1;
    },
    validate: async (object) => (await import('./validate-csi-driver.ts')).validateCsiDriver(object),
    validateUpdate: async (object, old) =>
      (await import('./validate-csi-driver.ts')).validateCsiDriverUpdate(object, old),
  }),
  plainStorage(csiNodeKind, machinery, {
    checksAgain: true,
    requireResourceVersion: true,
    answersDeleteWith: 'object',
    validate: async (object) => (await import('./validate-csi-node.ts')).validateCsiNode(object),
    validateUpdate: async (object, old) => (await import('./validate-csi-node.ts')).validateCsiNodeUpdate(object, old),
  }),
  plainStorage(csiStorageCapacityKind, machinery, {
    checksAgain: true,
    warnings: ({ nodeTopology }: KubeObject & { nodeTopology?: LabelSelectorSpec }) =>
      nodeSelectorWarnings(nodeTopology, 'nodeTopology'),
    requireResourceVersion: true,
    validate: async (object) => (await import('./validate-storage-capacity.ts')).validateStorageCapacity(object),
    validateUpdate: async (object, old) =>
      (await import('./validate-storage-capacity.ts')).validateStorageCapacityUpdate(object, old),
  }),
  plainStorage(volumeAttachmentKind, machinery, {
    checksAgain: true,
    requireResourceVersion: true,
    status: true,
    statusKeeps: 'metadata',
    answersDeleteWith: 'object',
    validate: async (object) => (await import('./validate-attachment.ts')).validateAttachment(object),
    validateUpdate: async (object, old) =>
      (await import('./validate-attachment.ts')).validateAttachmentUpdate(object, old),
  }),
];

const storageClassDefaults = (
  storageClass: KubeObject & { reclaimPolicy?: string; volumeBindingMode?: string },
): void => {
  storageClass.reclaimPolicy ??= 'Delete';
  storageClass.volumeBindingMode ??= 'Immediate';
};

const csiDriverDefaults = (driver: KubeObject & { spec?: Record<string, unknown> }): void => {
  driver.spec = {
    attachRequired: true,
    fsGroupPolicy: 'ReadWriteOnceWithFSType',
    podInfoOnMount: false,
    requiresRepublish: false,
    seLinuxMount: false,
    storageCapacity: false,
    volumeLifecycleModes: ['Persistent'],
    ...driver.spec,
  };
};

/** Volumes are told apart by the labels of nodes. */
const topologyWarnings = ({
  allowedTopologies = [],
}: KubeObject & { allowedTopologies?: { matchLabelExpressions?: { key?: string }[] }[] }): string[] =>
  allowedTopologies.flatMap(({ matchLabelExpressions = [] }, index) =>
    matchLabelExpressions.flatMap(({ key }, place) =>
      nodeLabelWarning(key, (advice) => `allowedTopologies[${index}].matchLabelExpressions[${place}].key: ${advice}`),
    ),
  );
