import type { Identity, User } from '../../../resources/access/user.ts';
import { userIdentityMappingKind } from '../../../resources/kinds/access-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { invalid, invalidObject } from '../../apimachinery/field-error.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { type RequestContext, withoutDryRun } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { alreadyExists, conflict, notFound } from '../../apimachinery/status-error.ts';
import { successStatus } from '../../apimachinery/success-status.ts';
import { validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { type UserIdentityMapping, validateUserIdentityMapping } from './validate-user-identity-mapping.ts';

/** Messages name the resource in the singular. */
const resource = { group: userIdentityMappingKind.group, plural: userIdentityMappingKind.singular };

/**
 * Who is who: an identity and its user, who know each other.
 *
 * @see https://github.com/openshift/oauth-apiserver/tree/master/pkg/user/apiserver/registry/useridentitymapping
 */
export const userIdentityMappings = (users: RegistryStore, identities: RegistryStore): RestStorage => {
  const userNamed = (name: string): User | undefined => users.peek(undefined, name) as User | undefined;
  const identityNamed = (name: string): Identity | undefined =>
    identities.peek(undefined, name) as Identity | undefined;
  const existing = (name: string): { identity: Identity; user: User } | undefined => {
    const identity = identityNamed(name);
    const user = userNamed(identity?.user?.name ?? '');
    const know = user?.metadata.uid === identity?.user?.uid && user?.identities?.includes(name);
    return identity !== undefined && user !== undefined && know ? { identity, user } : undefined;
  };
  const forget = (context: RequestContext, { identity, user }: { identity: Identity; user: User }) =>
    users.update(context, user.metadata.name, () => ({
      ...user,
      identities: user.identities?.filter((each) => each !== identity.metadata.name),
    }));
  const map = async (trial: RequestContext, sent: UserIdentityMapping): Promise<KubeObject> => {
    const context = withoutDryRun(trial);
    const { name } = sent.metadata;
    const before = existing(name);
    check(sent, before && mappingOf(before.identity));
    const wanted = sent.user?.name ?? '';
    if (before?.user.metadata.name === wanted) return mappingOf(before.identity);
    const identity = identityNamed(name);
    if (identity === undefined) throw refused(name, 'identity.name', name, 'referenced identity does not exist');
    const user = userNamed(wanted);
    if (user === undefined) throw refused(name, 'user.name', wanted, 'referenced user does not exist');
    const known = user.identities ?? [];
    if (!known.includes(name))
      await users.update(context, wanted, () => ({ ...user, identities: [...known, name] }) as User);
    const { object } = await identities.update(
      context,
      name,
      () => ({ ...identity, user: { name: wanted, uid: user.metadata.uid } }) as Identity,
    );
    if (before !== undefined) await forget(context, before);
    return mappingOf(object as Identity);
  };
  return {
    kind: userIdentityMappingKind,
    get: async (_, name) => {
      const found = existing(name);
      if (found === undefined) throw notFound(resource, name);
      return mappingOf(found.identity);
    },
    create: async (context, { metadata: { resourceVersion: _, ...metadata }, ...sent }: UserIdentityMapping) => {
      const name = metadata.name || (sent.identity?.name ?? '');
      if (existing(name) !== undefined) throw alreadyExists(resource, name);
      return map(context, { ...sent, metadata: { ...metadata, name } });
    },
    update: async (context, name, change) => {
      const found = existing(name);
      const sent = await change(found && mappingOf(found.identity));
      return {
        object: await map(context, { ...sent, metadata: { ...sent.metadata, name } }),
        created: found === undefined,
      };
    },
    delete: async (trial, name) => {
      const context = withoutDryRun(trial);
      const found = existing(name);
      if (found === undefined) throw notFound(resource, name);
      await forget(context, found);
      await identities.update(context, name, () => ({ ...found.identity, user: {} }) as Identity);
      return successStatus();
    },
  };
};

/** @param now the mapping that there is */
const check = (sent: UserIdentityMapping, now: KubeObject | undefined): void => {
  const { name, resourceVersion = '' } = sent.metadata;
  const errors = [
    ...(now === undefined ? [] : validateObjectMetaUpdate(sent, now)),
    ...validateUserIdentityMapping(sent),
  ];
  if (errors.length > 0) throw invalidObject(userIdentityMappingKind, name, errors);
  if (resourceVersion === '') return;
  if (now === undefined) throw notFound(resource, name);
  const current = now.metadata.resourceVersion;
  if (resourceVersion !== current) throw conflict(resource, name, `the resource was updated to ${current}`);
};

const refused = (name: string, field: string, value: string, why: string): Error =>
  invalidObject(userIdentityMappingKind, name, [invalid(field, value, why)]);

const mappingOf = ({ metadata, user }: Identity): KubeObject =>
  ({
    apiVersion: apiVersionOf(userIdentityMappingKind),
    kind: userIdentityMappingKind.kind,
    metadata: { ...metadata },
    identity: { name: metadata.name, uid: metadata.uid },
    user: { ...user },
  }) as KubeObject;
