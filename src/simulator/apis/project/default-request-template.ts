import { projectKind, roleBindingKind, templateKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { projectAnnotations } from '../../../resources/projects/project.ts';
import type { Template } from '../../../resources/templates/template.ts';

/** The parameters by which a template learns what was requested, and by whom. */
export const requestParameters = {
  name: 'PROJECT_NAME',
  displayName: 'PROJECT_DISPLAYNAME',
  description: 'PROJECT_DESCRIPTION',
  admin: 'PROJECT_ADMIN_USER',
  requester: 'PROJECT_REQUESTING_USER',
} as const;

const { name, displayName, description, admin, requester } = requestParameters;

/**
 * What requested projects are made of unless the cluster says otherwise: the project, and its requester's right to administer it.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/project/apiserver/registry/projectrequest/delegated/sample_template.go
 */
export const defaultRequestTemplate: Template = {
  apiVersion: apiVersionOf(templateKind),
  kind: templateKind.kind,
  metadata: { name: 'project-request', namespace: 'default' },
  objects: [
    {
      apiVersion: apiVersionOf(projectKind),
      kind: projectKind.kind,
      metadata: {
        name: `\${${name}}`,
        annotations: {
          [projectAnnotations.description]: `\${${description}}`,
          [projectAnnotations.displayName]: `\${${displayName}}`,
          [projectAnnotations.requester]: `\${${requester}}`,
        },
      },
    },
    {
      apiVersion: apiVersionOf(roleBindingKind),
      kind: roleBindingKind.kind,
      metadata: { name: 'admin', namespace: `\${${name}}` },
      subjects: [{ apiGroup: roleBindingKind.group, kind: 'User', name: `\${${admin}}` }],
      roleRef: { apiGroup: roleBindingKind.group, kind: 'ClusterRole', name: 'admin' },
    } as KubeObject,
  ],
  parameters: Object.values(requestParameters).map((parameter) => ({ name: parameter })),
};
