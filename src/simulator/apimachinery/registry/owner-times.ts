import type { KubeObject } from '../../../resources/kube-object.ts';
import { equal } from '../equality.ts';

/**
 * Whether a write changes nothing but when owners of fields last wrote them. Such a write is not stored: what is written is what was
 * there, in another form, or what the defaults add again.
 *
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/endpoints/handlers/fieldmanager/equality.go
 */
export const differsInTimesOnly = (object: KubeObject, old: KubeObject): boolean => {
  const { managedFields: now } = object.metadata;
  const { managedFields: before } = old.metadata;
  if (now === undefined || before === undefined || now.length !== before.length) return false;
  const sameOwners = now.every((entry, index) => {
    const { time } = before[index] ?? {};
    return entry.time === time ? equal(entry, before[index]) : equal({ ...entry, time }, before[index]);
  });
  return sameOwners && equal({ ...object, metadata: { ...object.metadata, managedFields: before } }, old);
};
