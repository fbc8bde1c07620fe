import { inKeyOrder } from '../../../image/key-order.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { lastAppliedAnnotation } from '../../../resources/metadata/last-applied.ts';
import { MIGRATING_MANAGER } from '../managed-fields/recorded-fields.ts';

/**
 * Keeps the record of applies by the client in step when `kubectl` applies by the server: an object that has one gets one of the
 * configuration that was just applied.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#migration-between-client-side-and-server-side-apply
 */
export const withRecord = (object: KubeObject, applied: KubeObject, fieldManager: string): KubeObject => {
  if (fieldManager !== MIGRATING_MANAGER || !object.metadata.annotations?.[lastAppliedAnnotation]) return object;
  const annotations = { ...object.metadata.annotations, [lastAppliedAnnotation]: recordOf(applied) };
  return { ...object, metadata: { ...object.metadata, annotations } };
};

const recordOf = (applied: KubeObject): string => {
  const { annotations, ...metadata } = applied.metadata;
  const { [lastAppliedAnnotation]: _, ...others } = annotations ?? {};
  const kept = annotations === undefined ? metadata : { ...metadata, annotations: others };
  return `${JSON.stringify(inKeyOrder({ ...applied, metadata: kept }))}\n`;
};
