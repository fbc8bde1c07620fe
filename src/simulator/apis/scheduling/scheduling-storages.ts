import { priorityClassKind } from '../../../resources/kinds/kinds.ts';
import { runtimeClassKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { PriorityClass } from '../../../resources/workloads/priority-class.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { plainStorage } from '../plain-storage.ts';
import { nodeLabelWarning } from '../warnings/node-label-warnings.ts';

/** The storages of scheduling.k8s.io and node.k8s.io: the classes that pods name. What checks them is loaded when the first one is written. */
export const schedulingStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(priorityClassKind, machinery, {
    // Counted once, and never again.
    prepareForCreate: ({ metadata }) => void (metadata.generation = 1),
    applyDefaults: (priorityClass: PriorityClass) => void (priorityClass.preemptionPolicy ??= 'PreemptLowerPriority'),
    validate: async (object) => (await import('./validate-priority-class.ts')).validatePriorityClass(object),
    validateUpdate: async (object, old) =>
      (await import('./validate-priority-class.ts')).validatePriorityClassUpdate(object, old),
  }),
  plainStorage(runtimeClassKind, machinery, {
    checksAgain: true,
    createOnUpdate: true,
    requireResourceVersion: true,
    warnings: ({ scheduling }: KubeObject & { scheduling?: { nodeSelector?: Record<string, string> } }) =>
      Object.keys(scheduling?.nodeSelector ?? {}).flatMap((label) =>
        nodeLabelWarning(label, (advice) => `scheduling.nodeSelector: ${advice}`),
      ),
    validate: async (object) => (await import('./validate-runtime-class.ts')).validateRuntimeClass(object),
    validateUpdate: async (object, old) =>
      (await import('./validate-runtime-class.ts')).validateRuntimeClassUpdate(object, old),
  }),
];
