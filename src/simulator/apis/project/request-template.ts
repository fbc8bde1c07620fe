import { processedTemplateKind, projectKind, templateKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ProjectRequest } from '../../../resources/projects/project.ts';
import type { Template } from '../../../resources/templates/template.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { internalError } from '../../apimachinery/status-error.ts';
import { defaultRequestTemplate, requestParameters } from './default-request-template.ts';
import type { ProjectApi } from './project-api.ts';

/** Where templates for the whole cluster are. */
const NAMESPACE = 'openshift-config';

/** What a request is answered with: the project first, then what belongs into it. */
export interface RequestedObjects {
  readonly project: KubeObject;
  readonly others: readonly KubeObject[];
}

/**
 * Fills the cluster's template for projects, or the default one, with what was requested.
 *
 * @throws StatusError when the template is not there, is invalid, or has not exactly one project
 */
export const requestedObjects = async (
  { client, configuration }: ProjectApi,
  request: ProjectRequest,
  { username }: UserInfo,
): Promise<RequestedObjects> => {
  const name = configuration()?.spec?.projectRequestTemplate?.name;
  const template = name ? await client.get<Template>(templateKind, NAMESPACE, name) : defaultRequestTemplate;
  const values = new Map<string, string>([
    [requestParameters.name, request.metadata.name],
    [requestParameters.displayName, request.displayName ?? ''],
    [requestParameters.description, request.description ?? ''],
    [requestParameters.admin, username],
    [requestParameters.requester, username],
  ]);
  const { objects: made } = await client.create<Template>(processedTemplateKind, {
    ...template,
    parameters: (template.parameters ?? []).map((parameter) => {
      const value = values.get(parameter.name);
      return value === undefined ? parameter : { ...parameter, value };
    }),
  });
  const objects = made ?? [];
  const [project, ...more] = objects.filter(isProject);
  const mustContain = (what: string) =>
    internalError(`the project template (${NAMESPACE}/${name}) is not correctly configured: must contain ${what}`);
  if (more.length > 0) throw mustContain('only one project resource');
  if (project === undefined) throw mustContain('a project resource');
  return { project, others: objects.filter((object) => !isProject(object)) };
};

const isProject = ({ apiVersion, kind }: KubeObject): boolean =>
  kind === projectKind.kind && apiVersion === apiVersionOf(projectKind);
