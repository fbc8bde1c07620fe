import type { KubeObject } from '../../../resources/kube-object.ts';
import { projectAnnotations } from '../../../resources/project.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { dnsLabel } from '../validation/dns-name.ts';
import { validateObjectMeta } from '../validation/object-meta.ts';

/** What is wrong with a project, or with a request for one. */
export const validateProject = (project: KubeObject): FieldError[] => {
  const { name = '', annotations } = project.metadata;
  const displayName = annotations?.[projectAnnotations.displayName] ?? '';
  return [
    ...(name.length === 1 ? [invalid('metadata.name', name, 'must be at least 2 characters long')] : []),
    ...validateObjectMeta(project, dnsLabel),
    ...(/[\t\n]/.test(displayName)
      ? [
          invalid(
            `metadata.annotations[${projectAnnotations.displayName}]`,
            displayName,
            'may not contain a new line or tab',
          ),
        ]
      : []),
  ];
};
