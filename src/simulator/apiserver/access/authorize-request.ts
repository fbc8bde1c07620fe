import type { AccessDecision, AccessRequest, Authorizer } from '../../apimachinery/authorizer.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
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
  const { group, version, plural, namespace, subresource } = resource;
  const name = resource.name ?? (verb === 'list' || verb === 'watch' ? selectedName(query) : undefined);
  return { user, verb, group, version, resource: plural, namespace, name, subresource };
};

/** @see https://github.com/kubernetes/apiserver/blob/master/pkg/endpoints/handlers/responsewriters/errors.go */
export const refusal = (request: AccessRequest, { reason = '' }: AccessDecision): StatusError => {
  const { user, verb, resource, nonResourcePath, subresource, namespace, group = '', name } = request;
  const suffix = reason === '' ? '' : `: ${reason}`;
  const who = `User ${JSON.stringify(user.username)} cannot ${verb}`;
  if (resource === undefined)
    return new StatusError(403, 'Forbidden', `forbidden: ${who} path ${JSON.stringify(nonResourcePath)}${suffix}`, {});
  const scope = namespace ? `in the namespace ${JSON.stringify(namespace)}` : 'at the cluster scope';
  const target = `resource "${subresource ? `${resource}/${subresource}` : resource}" in API group "${group}"`;
  const subject = `${group === '' ? resource : `${resource}.${group}`}${name ? ` ${JSON.stringify(name)}` : ''}`;
  return new StatusError(403, 'Forbidden', `${subject} is forbidden: ${who} ${target} ${scope}${suffix}`, {
    ...(name ? { name } : {}),
    ...(group === '' ? {} : { group }),
    kind: resource,
  });
};
