import { namespaceKind, projectKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Namespace } from '../../../resources/projects/namespace.ts';
import type { Project } from '../../../resources/projects/project.ts';

/** A namespace as a project. */
export const projectOf = (object: KubeObject): Project => {
  const { metadata, spec, status } = object as Namespace;
  return {
    kind: projectKind.kind,
    apiVersion: apiVersionOf(projectKind),
    metadata,
    spec: { ...spec },
    status: { ...status },
  };
};

/** The namespace of a project, which always has a name to show; what a project does not show is taken from the namespace as it was. */
export const namespaceOf = ({ metadata }: KubeObject, old: KubeObject | undefined): KubeObject => ({
  ...old,
  kind: namespaceKind.kind,
  apiVersion: apiVersionOf(namespaceKind),
  metadata: {
    ...metadata,
    annotations: { ...metadata.annotations, [shownName]: metadata.annotations?.[shownName] ?? '' },
  },
});

const shownName = 'openshift.io/display-name';
