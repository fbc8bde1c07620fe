import type { AccessDecision, AccessRequest } from './authorizer.ts';
import { StatusError } from './status-error.ts';

/**
 * The answer to a request that its user may not make.
 *
 * @see https://github.com/kubernetes/apiserver/blob/master/pkg/endpoints/handlers/responsewriters/errors.go
 */
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
