import type { PodTemplateSpec } from '../../../resources/pod-spec.ts';
import { type FieldError, forbiddenField, notSupported } from '../../apimachinery/field-error.ts';
import { validatePodTemplate } from './validate-pod-spec.ts';

/** The findings about the template of a workload that keeps its pods running. */
export const validateWorkloadTemplate = (template: PodTemplateSpec, path: string): FieldError[] => [
  ...validatePodTemplate(template, path),
  ...(template.spec.restartPolicy === 'Always'
    ? []
    : [notSupported(`${path}.spec.restartPolicy`, template.spec.restartPolicy, ['Always'])]),
  ...(template.spec.activeDeadlineSeconds === undefined
    ? []
    : [forbiddenField(`${path}.spec.activeDeadlineSeconds`, 'activeDeadlineSeconds in ReplicaSet is not Supported')]),
];
