import type { Identity, User } from '../../../resources/access/user.ts';
import { userIdentityMappingKind } from '../../../resources/kinds/access-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { invalid, invalidObject } from '../../apimachinery/field-error.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { type RequestContext, withoutDryRun } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { alreadyExists, notFound } from '../../apimachinery/status-error.ts';
import { successStatus } from '../../apimachinery/success-status.ts';

interface Mapping extends KubeObject {
  identity?: { name?: string; uid?: string };
  user?: { name?: string; uid?: string };
}

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
  const map = async (trial: RequestContext, sent: Mapping): Promise<KubeObject> => {
    const context = withoutDryRun(trial);
    const name = sent.metadata.name || (sent.identity?.name ?? '');
    const identity = identityNamed(name);
    if (identity === undefined) throw refused(name, 'identity.name', name, 'referenced identity does not exist');
    const wanted = sent.user?.name ?? '';
    const user = userNamed(wanted);
    if (user === undefined) throw refused(name, 'user.name', wanted, 'referenced user does not exist');
    const before = existing(name);
    if (before !== undefined && before.user.metadata.uid === user.metadata.uid) return mappingOf(before.identity);
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
    create: async (context, sent: Mapping) => {
      const name = sent.metadata.name || (sent.identity?.name ?? '');
      if (existing(name) !== undefined) throw alreadyExists(resource, name);
      return map(context, sent);
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
