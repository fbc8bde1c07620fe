import type { KubeObject } from '../../../resources/kube-object.ts';
import { projectAnnotations } from '../../../resources/projects/project.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { validateProject } from './validate-project.ts';

/** The findings about a changed project: how it is shown may be changed, all else only in its namespace. */
export const validateProjectUpdate = (project: KubeObject, old: KubeObject): FieldError[] => [
  ...validateProject(project),
  ...validateSame('annotations', shown(project), shown(old)),
  ...validateSame('labels', project.metadata.labels, old.metadata.labels),
];

const shown = ({ metadata }: KubeObject): Record<string, string> => {
  const {
    [projectAnnotations.displayName]: _,
    [projectAnnotations.description]: __,
    ...others
  } = metadata.annotations ?? {};
  return others;
};

const validateSame = (
  member: 'annotations' | 'labels',
  sent: Readonly<Record<string, string>> = {},
  old: Readonly<Record<string, string>> = {},
): FieldError[] =>
  [
    ...Object.entries(sent).filter(([key, value]) => old[key] !== value),
    ...Object.entries(old).filter(([key]) => !Object.hasOwn(sent, key)),
  ].map(([key, value]) =>
    invalid(`metadata.${member}[${key}]`, value, 'field is immutable, try updating the namespace'),
  );
