import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject, OwnerReference } from '../../../resources/kube-object.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { AccessRequest, Authorizer } from '../../apimachinery/authorizer.ts';
import { equal } from '../../apimachinery/equality.ts';
import { forbidden } from '../../apimachinery/status-error.ts';

/**
 * Keeps users from making an object the property of another unless they may delete it, and from holding up the deletion of an
 * owner unless they may set its finalizers.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#ownerreferencespermissionenforcement
 */
export const ownerPermissions =
  (authorize: Authorizer, catalog: ApiCatalog): Admission =>
  ({ operation, kind, object, old, context }) => {
    if (operation === 'DELETE' || context.user.groups.includes('system:masters')) return;
    const owners = ownersOf(object);
    if (equal(owners, ownersOf(old))) return;
    const { user, namespace } = context;
    const refuse = async (request: Omit<AccessRequest, 'user'>, why: string): Promise<void> => {
      const { allowed, reason = '' } = await authorize({ user, ...request });
      if (!allowed) throw forbidden(kind, object.metadata.name, `${why}: ${reason}, <nil>`);
    };
    return (async () => {
      if (old !== undefined)
        await refuse(
          { verb: 'delete', ...resourceOf(kind, namespace), name: object.metadata.name },
          "cannot set an ownerRef on a resource you can't delete",
        );
      const blocking = owners.filter((owner) => owner.blockOwnerDeletion && !isBlocked(old, owner));
      if (blocking.length === 0) return;
      const anything = {
        user,
        verb: 'update',
        group: '*',
        version: '*',
        resource: '*',
        subresource: 'finalizers',
        name: '*',
      };
      if ((await authorize(anything)).allowed) return;
      for (const owner of blocking) {
        const { apiVersion, name } = owner;
        const found = kindsOf(owner, catalog);
        if (found.length === 0)
          throw forbidden(
            kind,
            object.metadata.name,
            `cannot set blockOwnerDeletion in this case because cannot find RESTMapping for APIVersion ${apiVersion} Kind ${owner.kind}: no matches for kind ${JSON.stringify(owner.kind)} in version ${JSON.stringify(apiVersion)}`,
          );
        for (const each of found)
          await refuse(
            { verb: 'update', ...resourceOf(each, namespace), subresource: 'finalizers', name },
            "cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set finalizers on",
          );
      }
    })();
  };

const ownersOf = (object: KubeObject | undefined): readonly OwnerReference[] => object?.metadata.ownerReferences ?? [];

/** Whether the object held up that owner before. */
const isBlocked = (old: KubeObject | undefined, { uid }: OwnerReference): boolean =>
  ownersOf(old).some((owner) => owner.uid === uid && owner.blockOwnerDeletion);

const resourceOf = ({ group, version, plural, namespaced }: ResourceKind, namespace: string | undefined) => ({
  group,
  version,
  resource: plural,
  ...(namespaced && namespace !== undefined && { namespace }),
});

const kindsOf = ({ apiVersion, kind }: OwnerReference, catalog: ApiCatalog): ResourceKind[] => {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return catalog.storages.map((storage) => storage.kind).filter((each) => each.group === group && each.kind === kind);
};
