import { flowSchemaKind, priorityLevelKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { FieldError } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import { validateConditionTypes } from '../validation/conditions.ts';

/** The storages of flowcontrol.apiserver.k8s.io. What checks them is loaded when the first one is written. */
export const flowControlStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(flowSchemaKind, machinery, {
    generation: true,
    status: true,
    statusKeeps: 'metadata',
    applyDefaults: flowSchemaDefaults,
    ...checkedBy(async (object) => (await import('./validate-flow-schema.ts')).validateFlowSchema(object)),
    validateStatusUpdate: validateStatus,
  }),
  plainStorage(priorityLevelKind, machinery, {
    generation: true,
    status: true,
    statusKeeps: 'metadata',
    applyDefaults: priorityLevelDefaults,
    ...checkedBy(async (object) => (await import('./validate-priority-level.ts')).validatePriorityLevel(object)),
    validateStatusUpdate: validateStatus,
  }),
];

type HasConditions = KubeObject & { status?: { conditions?: { type?: string }[] } };

const validateStatus = ({ status }: HasConditions): FieldError[] => validateConditionTypes(status?.conditions ?? []);

const flowSchemaDefaults = ({ spec }: KubeObject & { spec?: { matchingPrecedence?: number } }): void => {
  if (spec !== undefined) spec.matchingPrecedence ||= 1000;
};

interface Limited {
  lendablePercent?: number;
  limitResponse?: { queuing?: { queues?: number; handSize?: number; queueLengthLimit?: number } };
  nominalConcurrencyShares?: number;
}

const priorityLevelDefaults = ({ spec }: KubeObject & { spec?: { type?: string; limited?: Limited } }): void => {
  if (spec?.limited === undefined) return;
  const { limited } = spec;
  limited.lendablePercent ??= 0;
  limited.nominalConcurrencyShares ??= 30;
  const queuing = limited.limitResponse?.queuing;
  if (queuing === undefined) return;
  queuing.queues ||= 64;
  queuing.handSize ||= 8;
  queuing.queueLengthLimit ||= 50;
};
