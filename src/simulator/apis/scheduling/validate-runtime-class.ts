import type { KubeObject } from '../../../resources/kube-object.ts';
import { dnsLabel } from '../../../resources/validation/dns-name.ts';
import type { ResourceList, Toleration } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { duplicateGo } from '../../apimachinery/go-value.ts';
import { validateResources } from '../pod-template/validate-resources.ts';
import { validateTolerations } from '../pod-template/validate-tolerations.ts';
import { goStructValue } from '../validation/go-struct-value.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { validateLabels } from '../validation/object-meta.ts';

interface RuntimeClass extends KubeObject {
  handler?: string;
  overhead?: { podFixed?: ResourceList };
  scheduling?: { nodeSelector?: Record<string, string>; tolerations?: Toleration[] };
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/node/validation/validation.go */
export const validateRuntimeClass = ({ handler = '', overhead, scheduling }: RuntimeClass): FieldError[] => [
  ...dnsLabel(handler).map((text) => invalid('handler', handler, text)),
  ...validateResources({ limits: overhead?.podFixed ?? {} }, 'overhead'),
  ...validateLabels(scheduling?.nodeSelector, 'scheduling.nodeSelector'),
  ...validateTolerations(scheduling?.tolerations ?? [], 'scheduling.tolerations.tolerations'),
  ...validateUnique(scheduling?.tolerations ?? [], 'scheduling.tolerations'),
];

/** Tolerations are told apart by all but how long they last. */
const validateUnique = (tolerations: readonly Toleration[], path: string): FieldError[] => {
  const known = new Set<string>();
  return tolerations.flatMap((toleration, index) => {
    const { key = '', operator = '', value = '', effect = '' } = toleration;
    const identity = JSON.stringify([key, operator, value, effect]);
    if (!known.has(identity)) {
      known.add(identity);
      return [];
    }
    return [duplicateGo(`${path}[${index}]`, goStructValue('core.Toleration', toleration))];
  });
};

/** The findings about a change: the handler stays. */
export const validateRuntimeClassUpdate = (runtimeClass: RuntimeClass, old: RuntimeClass): FieldError[] => [
  ...validateImmutable(runtimeClass.handler ?? '', old.handler ?? '', 'handler'),
];
