import type { PodTemplateSpec } from '../../../resources/pod-spec.ts';
import { type FieldError, forbiddenField, notSupported } from '../../apimachinery/field-error.ts';
import { validatePodTemplate } from './validate-pod-spec.ts';

/** The findings about the template of a workload that keeps its pods running. */
export const validateWorkloadTemplate = (template: PodTemplateSpec, path: string): FieldError[] => [
  ...validatePodTemplate(template, path),
  ...validateLifetime(template, path, 'ReplicaSet'),
];

/** The findings about how long its pods run: always. */
export const validateLifetime = (template: PodTemplateSpec, path: string, kind: string): FieldError[] => [
  ...(template.spec.restartPolicy === 'Always'
    ? []
    : [notSupported(`${path}.spec.restartPolicy`, template.spec.restartPolicy, ['Always'])]),
  ...(template.spec.activeDeadlineSeconds === undefined
    ? []
    : [forbiddenField(`${path}.spec.activeDeadlineSeconds`, `activeDeadlineSeconds in ${kind} is not Supported`)]),
];
