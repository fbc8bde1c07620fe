import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, forbiddenField, notSupported } from '../../apimachinery/field-error.ts';
import { goMap, invalidGo } from '../../apimachinery/go-value.ts';
import { validatePodTemplate } from './validate-pod-spec.ts';

/** The findings about the template of a workload that keeps its pods running. */
export const validateWorkloadTemplate = (
  template: PodTemplateSpec,
  path: string,
  kind = 'ReplicaSet',
): FieldError[] => [...validatePodTemplate(template, path), ...validateLifetime(template, path, kind)];

/** The findings about how long its pods run: always. */
export const validateLifetime = (template: PodTemplateSpec, path: string, kind: string): FieldError[] => [
  ...(template.spec.restartPolicy === 'Always'
    ? []
    : [notSupported(`${path}.spec.restartPolicy`, template.spec.restartPolicy, ['Always'])]),
  ...(template.spec.activeDeadlineSeconds === undefined
    ? []
    : [forbiddenField(`${path}.spec.activeDeadlineSeconds`, `activeDeadlineSeconds in ${kind} is not Supported`)]),
];

/** The finding about a selector of a map of labels, as controllers have it that are older than label selectors, that the template does not meet. */
export const validateMapSelector = (
  selector: Readonly<Record<string, string>> | undefined,
  { metadata: { labels } }: PodTemplateSpec,
  path: string,
): FieldError[] =>
  Object.entries(selector ?? {}).every(([key, value]) => labels?.[key] === value)
    ? []
    : [invalidGo(`${path}.metadata.labels`, goMap(labels), '`selector` does not match template `labels`')];
