import { projectKind, projectRequestKind, roleBindingKind } from '../../../resources/kinds.ts';
import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';
import { type ProjectRequest, projectAnnotations } from '../../../resources/project.ts';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import { invalidObject } from '../../apimachinery/field-error.ts';
import type { RequestContext, UserInfo } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { alreadyExists, forbidden, StatusError } from '../../apimachinery/status-error.ts';
import { namespaceOf, projectOf } from './project.ts';
import type { ProjectApi } from './project-api.ts';
import { validateProject } from './validate-project.ts';

/** The beginnings of names that only administrators give. */
const RESERVED = ['openshift', 'kubernetes', 'kube'];

/** Messages name the resource in the singular. */
const resource = { group: projectKind.group, plural: projectKind.singular };

/**
 * How users get projects of their own: whoever may create requests gets a namespace and the role admin in it. A list tells whether
 * one may.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/project/apiserver/registry/projectrequest
 */
export const createProjectRequests = (api: ProjectApi): RestStorage => ({
  kind: projectRequestKind,
  list: async (context) => {
    const { group, version, plural } = projectRequestKind;
    const { allowed } = await api.authorize({ user: context.user, verb: 'create', group, version, resource: plural });
    if (!allowed) throw refusal();
    return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' } as unknown as KubeList;
  },
  create: async (context, sent) => {
    const request = sent as ProjectRequest;
    const { name } = request.metadata;
    const errors = validateProject(request);
    if (errors.length > 0) throw invalidObject(projectRequestKind, name, errors);
    checkReserved(name);
    if (await exists(api, context, name)) throw alreadyExists(resource, name);
    const namespace = await api.namespaces().create(context, namespaceOf(requested(request, context.user), undefined));
    if (!context.dryRun) await api.client.create(roleBindingKind, adminOf(name, context.user));
    return projectOf(namespace);
  },
});

const refusal = (): StatusError =>
  new StatusError(403, 'Forbidden', 'You may not request a new project via this API.', {
    group: projectRequestKind.group,
    kind: projectRequestKind.singular,
  });

const checkReserved = (name: string): void => {
  for (const word of RESERVED) {
    if (name === word) throw forbidden(resource, name, `cannot request a project with the name "${word}"`);
    if (name.startsWith(`${word}-`))
      throw forbidden(resource, name, `cannot request a project starting with "${word}-"`);
  }
};

const exists = async (api: ProjectApi, context: RequestContext, name: string): Promise<boolean> =>
  api
    .namespaces()
    .get(context, name)
    .then(() => true)
    .catch((error: { code?: number }) => {
      if (error.code !== 404) throw error;
      return false;
    });

const requested = (
  { metadata, displayName = '', description = '' }: ProjectRequest,
  { username }: UserInfo,
): KubeObject => ({
  kind: projectKind.kind,
  apiVersion: apiVersionOf(projectKind),
  metadata: {
    name: metadata.name,
    ...(metadata.labels ? { labels: metadata.labels } : {}),
    annotations: {
      ...metadata.annotations,
      [projectAnnotations.description]: description,
      [projectAnnotations.displayName]: displayName,
      [projectAnnotations.requester]: username,
    },
  },
});

const adminOf = (namespace: string, { username }: UserInfo): KubeObject & Record<string, unknown> => ({
  kind: roleBindingKind.kind,
  apiVersion: apiVersionOf(roleBindingKind),
  metadata: { name: 'admin', namespace },
  subjects: [{ kind: 'User', apiGroup: roleBindingKind.group, name: username }],
  roleRef: { apiGroup: roleBindingKind.group, kind: 'ClusterRole', name: 'admin' },
});
