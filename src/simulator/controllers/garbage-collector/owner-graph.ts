import { apiVersionOf, groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject, OwnerReference } from '../../../resources/kube-object.ts';
import type { Listers } from '../../apimachinery/lister.ts';

/** An object and the resource that it is stored under. */
export interface Item {
  readonly kind: ResourceKind;
  readonly object: KubeObject;
}

/** Who owns whom, across all kinds. */
export interface OwnerGraph {
  keyOf(item: Item): string;
  parseKey(key: string): { kind: ResourceKind; namespace: string | undefined; name: string };
  dependentsOf(owner: KubeObject, listers: Listers): Item[];
  /** Whether it can be told if the owner that a reference means is there: its kind is served, and has no namespace where the dependent has none. */
  isKnown(reference: OwnerReference, dependent: KubeObject): boolean;
  /** The owner that a reference means, unless it is gone. */
  findOwner(reference: OwnerReference, dependent: KubeObject, listers: Listers): Item | undefined;
}

export const createOwnerGraph = (kinds: readonly ResourceKind[]): OwnerGraph => {
  const byResource = new Map(kinds.map((kind) => [groupResource(kind), kind]));
  const byKind = new Map(kinds.map((kind) => [`${apiVersionOf(kind)} ${kind.kind}`, kind]));
  const kindOf = ({ apiVersion, kind }: OwnerReference): ResourceKind | undefined =>
    byKind.get(`${apiVersion} ${kind}`);
  return {
    keyOf: ({ kind, object: { metadata } }) => `${groupResource(kind)} ${metadata.namespace ?? ''}/${metadata.name}`,
    parseKey: (key) => {
      const [resource = '', path = ''] = key.split(' ');
      const slash = path.indexOf('/');
      return {
        kind: byResource.get(resource) as ResourceKind,
        namespace: path.slice(0, slash) || undefined,
        name: path.slice(slash + 1),
      };
    },
    dependentsOf: ({ metadata: { uid = '', namespace } }, listers) =>
      kinds.flatMap((kind) =>
        listers
          .of(kind)
          .ownedBy(uid)
          .filter((object) => namespace === undefined || object.metadata.namespace === namespace)
          .map((object) => ({ kind, object })),
      ),
    isKnown: (reference, { metadata: { namespace } }) => {
      const kind = kindOf(reference);
      return kind !== undefined && (!kind.namespaced || namespace !== undefined);
    },
    findOwner: (reference, dependent, listers) => {
      const kind = kindOf(reference);
      if (kind === undefined) return undefined;
      const object = listers.of(kind).get(kind.namespaced ? dependent.metadata.namespace : undefined, reference.name);
      return object?.metadata.uid === reference.uid ? { kind, object } : undefined;
    },
  };
};
