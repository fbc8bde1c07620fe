import { projectKind, projectRequestKind } from '../../../resources/kinds/kinds.ts';
import type { KubeList } from '../../../resources/kube-object.ts';
import type { ProjectRequest } from '../../../resources/projects/project.ts';
import { invalidObject } from '../../apimachinery/field-error.ts';
import { ignoreNotFound } from '../../apimachinery/not-found.ts';
import { type RequestContext, withoutDryRun } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { alreadyExists, forbidden, StatusError } from '../../apimachinery/status-error.ts';
import { successStatus } from '../../apimachinery/success-status.ts';
import { createProject } from './create-project.ts';
import { fillProject } from './fill-project.ts';
import type { ProjectApi } from './project-api.ts';
import { requestedObjects } from './request-template.ts';
import { validateProject } from './validate-project.ts';

/** The beginnings of names that only administrators give. */
const RESERVED = ['openshift', 'kubernetes', 'kube'];

/** Messages name the resource in the singular. */
const resource = { group: projectKind.group, plural: projectKind.singular };

/**
 * How users get projects of their own: whoever may create requests gets what the cluster's template for projects has, by default
 * a namespace and the role admin in it. A list tells whether one may.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/project/apiserver/registry/projectrequest
 */
export const createProjectRequests = (api: ProjectApi): RestStorage => ({
  kind: projectRequestKind,
  list: async (context) => {
    const { group, version, plural } = projectRequestKind;
    const { allowed } = await api.authorize({ user: context.user, verb: 'create', group, version, resource: plural });
    if (!allowed) throw refusal(api.configuration()?.spec?.projectRequestMessage);
    return successStatus() as unknown as KubeList;
  },
  create: async (trial, sent) => {
    const context = withoutDryRun(trial);
    const request = sent as ProjectRequest;
    const { name = '' } = request.metadata;
    const errors = validateProject(request);
    if (errors.length > 0) throw invalidObject(projectRequestKind, name, errors);
    checkReserved(name);
    if (await exists(api, context, name)) throw alreadyExists(resource, name);
    const { project, others } = await requestedObjects(api, request, context.user);
    const created = await createProject(api, context, project);
    await fillProject(api, created.metadata.name, others);
    return created;
  },
});

/** Administrators may say what those should do instead who are refused. */
const refusal = (message: string | undefined): StatusError =>
  message
    ? new StatusError(403, 'Forbidden', message, { kind: projectRequestKind.kind, causes: [{ message }] })
    : new StatusError(403, 'Forbidden', 'You may not request a new project via this API.', {
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
  (await api.namespaces().get(context, name).catch(ignoreNotFound)) !== undefined;
