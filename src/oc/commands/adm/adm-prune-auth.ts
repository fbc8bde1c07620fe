import { ApiStatusError } from '../../../errors/api-status-error.ts';
import { groupKind, oauthClientAuthorizationKind } from '../../../resources/kinds/access-kinds.ts';
import { securityContextConstraintsKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { loadObjects } from '../../client/load-objects.ts';
import { readManifests, readsFiles } from '../../client/manifests.ts';
import { qualifiedName } from '../../client/object-name.ts';
import { selectNamedResources } from '../../client/select-resources.ts';
import type { Command, Invocation } from '../../command.ts';
import { allFlag, fileFlags, selectorFlag } from '../../command-line/shared-flags.ts';
import { throwCollected } from '../../oc-error.ts';
import { deleteBindings, unbind } from '../../policy/subject-bindings.ts';

/** `oc adm prune auth`: what a role, user or group leaves behind where others refer to it; it need not exist any more. */
export const admPruneAuth: Command = {
  usage: '[flags]',
  flags: [...fileFlags, selectorFlag, allFlag],
  run: async (invocation) => {
    // As in `oc`, what one may not read is left as it is, without a word.
    for (const target of await targetsOf(invocation))
      await prune(invocation, target).catch((error: unknown) => {
        if (!(error instanceof ApiStatusError)) throw error;
      });
  },
};

interface Target {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly namespace: string;
}

const targetsOf = async (invocation: Invocation): Promise<Target[]> => {
  const { args, flags, namespace } = invocation;
  if (readsFiles(flags))
    return (await readManifests(invocation)).map(({ kind, object: { metadata } }) => ({
      kind,
      name: metadata.name,
      namespace: metadata.namespace ?? namespace,
    }));
  const targets: Target[] = [];
  for (const { kind, names } of await selectNamedResources(invocation, args)) {
    const errors: unknown[] = [];
    const found =
      names ?? (await loadObjects(invocation, [{ kind, names }], errors)).map((each) => each.object.metadata.name);
    throwCollected(errors);
    targets.push(...found.map((name) => ({ kind, name, namespace })));
  }
  return targets;
};

const prune = async (invocation: Invocation, { kind, name, namespace }: Target): Promise<void> => {
  if (kind.kind === 'Role' || kind.kind === 'ClusterRole')
    return await deleteBindings(invocation, { kind: kind.kind, name, namespace });
  if (kind.kind !== 'User' && kind.kind !== 'Group') return;
  await unbind(invocation, { kind: kind.kind, name });
  await dropFromLists(invocation, securityContextConstraintsKind, kind.kind === 'User' ? 'users' : 'groups', name);
  if (kind.kind === 'Group') return;
  await dropFromLists(invocation, groupKind, 'users', name);
  await dropAuthorizations(invocation, name);
};

type Listing = KubeObject & { users?: string[] | null; groups?: string[] | null };

/** Objects that list the name do it no longer. */
const dropFromLists = async (
  { client, context }: Invocation,
  kind: ResourceKind,
  field: 'users' | 'groups',
  name: string,
): Promise<void> => {
  for (const object of (await client.list<Listing>(kind, '')).items) {
    const names = object[field] ?? [];
    if (!names.includes(name)) continue;
    await client.replace(kind, '', object.metadata.name, { ...object, [field]: names.filter((each) => each !== name) });
    context.stdout(`${qualifiedName(kind, object.metadata.name)} updated\n`);
  }
};

const dropAuthorizations = async ({ client, context }: Invocation, user: string): Promise<void> => {
  const { items } = await client.list<KubeObject & { userName?: string }>(oauthClientAuthorizationKind, '');
  for (const { metadata, userName } of items) {
    if (userName !== user) continue;
    await client.remove(oauthClientAuthorizationKind, '', metadata.name, {});
    context.stdout(`${qualifiedName(oauthClientAuthorizationKind, metadata.name)} updated\n`);
  }
};
