import { projectKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';
import { invalidObject } from '../../apimachinery/field-error.ts';
import { checkName } from '../../apimachinery/registry/check-name.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { successStatus } from '../../apimachinery/success-status.ts';
import { createProject } from './create-project.ts';
import { namespaceOf, projectOf } from './project.ts';
import { maySee, type ProjectApi } from './project-api.ts';
import { validateProjectUpdate } from './validate-project-update.ts';
import { watchProjects } from './watch-projects.ts';

/**
 * Projects: each namespace, to those who may see it. Errors speak of namespaces, as the real ones do.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/project/apiserver/registry/project
 */
export const createProjects = (api: ProjectApi): RestStorage => ({
  kind: projectKind,
  get: (context, name) => asProject(api.namespaces().get(context, name)),
  // Fields are heeded by watches alone.
  list: async (context, { labelSelector }) => {
    const { items } = await api.namespaces().list(context, labelSelector === undefined ? {} : { labelSelector });
    const visible = await Promise.all(items.map(({ metadata: { name } }) => maySee(api, context.user, name)));
    return {
      apiVersion: apiVersionOf(projectKind),
      kind: `${projectKind.kind}List`,
      // It is put together of what the server remembers, which is no state of the store.
      metadata: {} as KubeList['metadata'],
      items: items.filter((_, index) => visible[index]).map(projectOf),
    };
  },
  watch: (context, options, sink) => watchProjects(api, context, options, sink),
  create: (context, sent) => createProject(api, context, sent),
  update: async (context, name, change) => {
    const { object, created } = await api.namespaces().update(context, name, async (old) => {
      const sent = await change(old && projectOf(old));
      checkName(sent, name);
      const errors = old ? validateProjectUpdate(sent, old) : [];
      if (errors.length > 0) throw invalidObject(projectKind, name, errors);
      return namespaceOf(sent, old);
    });
    return { object: projectOf(object), created };
  },
  delete: async (context, name, options) => {
    await api.namespaces().delete(context, name, options);
    return successStatus();
  },
});

const asProject = async (namespace: Promise<KubeObject>): Promise<KubeObject> => projectOf(await namespace);
