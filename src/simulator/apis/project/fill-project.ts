import { projectKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { internalError, StatusError } from '../../apimachinery/status-error.ts';
import type { ProjectApi } from './project-api.ts';

/**
 * Makes what belongs into a new project; what others have made meanwhile stays. A project that cannot be filled is deleted.
 *
 * @throws StatusError (500) that names what could not be made
 */
export const fillProject = async (api: ProjectApi, project: string, objects: readonly KubeObject[]): Promise<void> => {
  for (const object of objects) {
    const failure = await makeIn(project, object, api);
    if (failure === undefined) continue;
    await api.client.delete(projectKind, undefined, project).catch(() => undefined);
    throw internalError(failure);
  }
};

/** @returns what kept it from being made */
const makeIn = async (
  project: string,
  object: KubeObject,
  { client, kindOf }: ProjectApi,
): Promise<string | undefined> => {
  const { apiVersion = '', kind: name, metadata } = object;
  const kind = kindOf(object);
  const named = `${apiVersion.includes('/') ? apiVersion : `/${apiVersion}`}, Kind=${name}`;
  if (kind === undefined) return `mapping ${named} failed: no matches for kind "${name}" in version "${apiVersion}"`;
  if (!kind.namespaced) return `${named} specified in project template is not namespace scoped`;
  if (metadata?.namespace && metadata.namespace !== project)
    return 'the namespace of the provided object does not match the namespace sent on the request';
  try {
    await client.create(kind, { ...object, metadata: { ...metadata, namespace: project } });
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return error.reason === 'AlreadyExists' ? undefined : error.message;
  }
  return undefined;
};
