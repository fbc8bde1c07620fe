import type { KubeObject } from '../../../resources/kube-object.ts';
import { projectAnnotations } from '../../../resources/projects/project.ts';
import { dnsLabel, type NameRule, pathSegment } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { parseExactLabels } from '../validation/exact-labels.ts';
import { validateObjectMeta } from '../validation/object-meta.ts';

/**
 * What is wrong with a project, or with a request for one.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/project/apis/project/validation/validation.go
 */
export const validateProject = (project: KubeObject): FieldError[] => {
  const { name, annotations = {} } = project.metadata;
  const displayName = annotations[projectAnnotations.displayName] ?? '';
  const selector = annotations[projectAnnotations.nodeSelector];
  return [
    ...validateObjectMeta(project, name ? projectName : () => []),
    ...(/[\t\n]/.test(displayName)
      ? [
          invalid(
            `metadata.annotations[${projectAnnotations.displayName}]`,
            displayName,
            'may not contain a new line or tab',
          ),
        ]
      : []),
    ...(selector !== undefined && parseExactLabels(selector) === undefined
      ? [invalid('nodeSelector', selector, 'must be a valid label selector')]
      : []),
  ];
};

const projectName: NameRule = (name) => {
  const segment = pathSegment(name);
  if (segment.length > 0) return segment;
  return name.length < 2 ? ['must be at least 2 characters long'] : dnsLabel(name);
};
