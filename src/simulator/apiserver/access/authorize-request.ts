import type { AccessRequest, Authorizer } from '../../apimachinery/authorizer.ts';
import { refusal } from '../../apimachinery/refusal.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { type RequestInfo, selectedName } from '../request/request-info.ts';

/**
 * Refuses a request that its user may not make.
 *
 * @throws StatusError 403 with the text of the real server
 */
export const authorizeRequest = async (
  user: UserInfo,
  info: RequestInfo,
  query: URLSearchParams,
  authorize: Authorizer,
): Promise<void> => {
  const request = accessRequest(user, info, query);
  const decision = await authorize(request);
  if (!decision.allowed) throw refusal(request, decision);
};

const accessRequest = (
  user: UserInfo,
  { verb, path, resource }: RequestInfo,
  query: URLSearchParams,
): AccessRequest => {
  if (resource === undefined) return { user, verb, nonResourcePath: path };
  const { group, version, plural, subresource } = resource;
  const name = resource.name ?? (verb === 'list' || verb === 'watch' ? selectedName(query) : undefined);
  // A project is looked at from within, as a namespace is.
  const namespace = group === 'project.openshift.io' && plural === 'projects' ? resource.name : resource.namespace;
  const fieldSelector = query.get('fieldSelector');
  return {
    user,
    verb,
    group,
    version,
    resource: plural,
    namespace,
    name,
    subresource,
    ...(fieldSelector !== null && { fieldSelector }),
  };
};
