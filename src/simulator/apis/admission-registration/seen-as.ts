import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { replaceFields } from './replace-fields.ts';

/** A write as somebody sees it who knows its resource in another version. */
export interface SeenWrite {
  readonly attributes: AdmissionAttributes;
  /** Takes over into the write what was changed in the other version. */
  takeOver(): Promise<void>;
}

/** A write in the version in which the client sent it, which may be another than the one in which objects are kept. */
export const asRequested = (attributes: AdmissionAttributes, catalog: ApiCatalog): Promise<SeenWrite> =>
  seenAs(attributes.context.version ?? 'same', attributes, catalog);

/** @param other what the write was found to match */
export const seenAs = async (
  other: 'same' | RestStorage,
  requested: AdmissionAttributes,
  catalog: ApiCatalog,
): Promise<SeenWrite> => {
  if (other === 'same') return { attributes: requested, takeOver: async () => undefined };
  const { kind, subresource, body, object, old } = requested;
  const own = subresource === undefined ? undefined : other.subresources?.[subresource]?.kind;
  // A body of a kind of its own is the same below all versions.
  const isSame = body !== undefined && own !== undefined && own.kind === body.kind && own.group === body.group;
  if (isSame) return { attributes: { ...requested, kind: other.kind }, takeOver: async () => undefined };
  const seen = await converted(object, other);
  const before = old === undefined ? undefined : await converted(old, other);
  return {
    attributes: { ...requested, kind: other.kind, object: seen, old: before },
    takeOver: async () => {
      const storage = catalog.find(kind);
      replaceFields(object, storage === undefined ? seen : await converted(seen, storage));
    },
  };
};

const converted = async (object: KubeObject, { kind, convert }: RestStorage): Promise<KubeObject> => {
  const apiVersion = apiVersionOf(kind);
  return convert === undefined ? { ...object, apiVersion, kind: kind.kind } : { ...(await convert(object)) };
};
