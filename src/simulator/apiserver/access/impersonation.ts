import type { AccessRequest, Authorizer } from '../../apimachinery/authorizer.ts';
import { refusal } from '../../apimachinery/refusal.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { serviceAccountGroups } from '../../apimachinery/service-account-user.ts';
import { internalError } from '../../apimachinery/status-error.ts';
import { type Headers, header } from '../transport/exchange.ts';

const EXTRA = 'impersonate-extra-';
const SERVICE_ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;

/**
 * The user that `Impersonate-*` headers name.
 *
 * @throws StatusError 403 when `user` may not impersonate one of them, 500 when groups are named without a user
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
 */
export const impersonate = async (user: UserInfo, headers: Headers, authorize: Authorizer): Promise<UserInfo> => {
  const username = header(headers, 'impersonate-user') ?? '';
  if (username === '') throw internalError('requested impersonation without impersonating a user');
  const named = valuesOf(headers['impersonate-group']);
  const uid = header(headers, 'impersonate-uid');
  const extra = extraOf(headers);
  for (const target of targets(username, named, uid, extra)) {
    const request: AccessRequest = { user, verb: 'impersonate', ...target };
    const decision = await authorize(request);
    if (!decision.allowed) throw refusal(request, decision);
  }
  return {
    username,
    groups: groupsOf(username, named),
    ...(uid === undefined ? {} : { uid }),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
};

type Target = Pick<AccessRequest, 'group' | 'version' | 'resource' | 'subresource' | 'namespace' | 'name'>;

const targets = (
  username: string,
  groups: string[],
  uid: string | undefined,
  extra: Record<string, string[]>,
): Target[] => {
  const account = SERVICE_ACCOUNT.exec(username);
  const authentication = { group: 'authentication.k8s.io', version: 'v1' };
  return [
    account === null
      ? { group: '', version: 'v1', resource: 'users', name: username }
      : { group: '', version: 'v1', resource: 'serviceaccounts', namespace: account[1] ?? '', name: account[2] ?? '' },
    ...groups.map((name) => ({ group: '', version: 'v1', resource: 'groups', name })),
    ...Object.entries(extra).flatMap(([subresource, values]) =>
      values.map((name) => ({ ...authentication, resource: 'userextras', subresource, name })),
    ),
    ...(uid === undefined ? [] : [{ ...authentication, resource: 'uids', name: uid }]),
  ];
};

const groupsOf = (username: string, named: string[]): string[] => {
  if (username === 'system:anonymous') return named.length > 0 ? named : ['system:unauthenticated'];
  const namespace = SERVICE_ACCOUNT.exec(username)?.[1];
  const own = named.length > 0 || namespace === undefined ? named : serviceAccountGroups(namespace);
  return own.includes('system:authenticated') || own.includes('system:unauthenticated')
    ? own
    : [...own, 'system:authenticated'];
};

const extraOf = (headers: Headers): Record<string, string[]> => {
  const extra: Record<string, string[]> = {};
  for (const name in headers) {
    if (name.startsWith(EXTRA)) extra[decodeURIComponent(name.slice(EXTRA.length))] = valuesOf(headers[name]);
  }
  return extra;
};

/** Headers that were sent several times arrive as one text. */
const valuesOf = (value: Headers[string]): string[] => [value ?? []].flat().flatMap((each) => each.split(/\s*,\s*/));
