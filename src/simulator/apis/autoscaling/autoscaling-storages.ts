import { horizontalPodAutoscalerKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import { validateReplicaStatus } from '../validation/replica-status.ts';
import { autoscalerDefaults } from './autoscaler-defaults.ts';
import { currentAutoscaler, earlierAutoscalers } from './earlier-autoscalers.ts';
import { validateAutoscaler } from './validate-autoscaler.ts';

/** The storages of the group autoscaling, whose versions show the same objects. */
export const autoscalingStorages = (machinery: Machinery): RestStorage[] => {
  const autoscalers = plainStorage(horizontalPodAutoscalerKind, machinery, {
    status: true,
    applyDefaults: autoscalerDefaults,
    convert: currentAutoscaler,
    ...checkedBy(validateAutoscaler),
    validateStatusUpdate: ({ status }: KubeObject & { status?: object }) =>
      validateReplicaStatus(status, { counted: ['currentReplicas', 'desiredReplicas'] }),
  });
  return [autoscalers, earlierAutoscalers(autoscalers)];
};
