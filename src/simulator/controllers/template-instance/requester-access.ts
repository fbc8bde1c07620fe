import type { TemplateInstance } from '../../../resources/templates/template-instance.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { forbidden } from '../../apimachinery/status-error.ts';

/** What a requester wants to do. */
export interface RequestedAccess {
  readonly verb: 'create' | 'get';
  readonly group: string;
  readonly plural: string;
  /** Empty for what belongs to no namespace. */
  readonly namespace: string;
  readonly name: string;
}

/** The requester of an instance as a user. */
export const requesterOf = ({ spec: { requester = {} } }: TemplateInstance): UserInfo => ({
  username: requester.username ?? '',
  ...(requester.uid && { uid: requester.uid }),
  groups: requester.groups ?? [],
  ...(requester.extra && { extra: requester.extra }),
});

/** @throws StatusError 403 when the requester may not do that itself */
export const requireAccess = async (
  authorize: Authorizer,
  user: UserInfo,
  { verb, group, plural, namespace, name }: RequestedAccess,
): Promise<void> => {
  const place = namespace === '' ? {} : { namespace };
  const { allowed, reason = '' } = await authorize({ user, verb, group, resource: plural, name, ...place });
  if (!allowed) throw forbidden({ group, plural }, name, reason);
};
