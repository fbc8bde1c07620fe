import type { ObjectMeta, OwnerReference } from '../../../resources/kube-object.ts';
import { goMap, goPointer, goStrings } from './go-value.ts';

/** Metadata as Go's `%#v` prints them: every field, whether it is set or not. */
export const goObjectMeta = (metadata: Partial<ObjectMeta> & { selfLink?: string }): string => {
  const { name, generateName, namespace, selfLink, uid, resourceVersion, generation = 0 } = metadata;
  const texts = { Name: name, GenerateName: generateName, Namespace: namespace, SelfLink: selfLink, UID: uid };
  const shown = Object.entries({ ...texts, ResourceVersion: resourceVersion }).map(
    ([field, value]) => `${field}:${JSON.stringify(value ?? '')}`,
  );
  const { creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, labels, annotations } = metadata;
  const { ownerReferences, finalizers } = metadata;
  return `v1.ObjectMeta{${[
    ...shown,
    `Generation:${generation}`,
    `CreationTimestamp:${goTime(creationTimestamp ?? ZERO)}`,
    `DeletionTimestamp:${deletionTimestamp ? goTime(deletionTimestamp) : '<nil>'}`,
    `DeletionGracePeriodSeconds:${goPointer('int64', deletionGracePeriodSeconds)}`,
    `Labels:${goMap(labels)}`,
    `Annotations:${goMap(annotations)}`,
    `OwnerReferences:[]v1.OwnerReference${ownerReferences ? `{${ownerReferences.map(goOwner).join(', ')}}` : '(nil)'}`,
    `Finalizers:${finalizers ? goStrings(finalizers) : '[]string(nil)'}`,
    'ManagedFields:[]v1.ManagedFieldsEntry(nil)',
  ].join(', ')}}`;
};

const ZERO = '0001-01-01T00:00:00Z';

const goTime = (text: string): string => {
  const [year, month, day, hour, minute, second] = (text.match(/\d+/g) ?? []).map(Number);
  const name = new Date(0, (month ?? 1) - 1).toLocaleString('en', { month: 'long' });
  const zone = text === ZERO ? 'UTC' : 'Local';
  return `time.Date(${year}, time.${name}, ${day}, ${hour}, ${minute}, ${second}, 0, time.${zone})`;
};

const goOwner = (owner: OwnerReference): string => {
  const { apiVersion = '', kind = '', name = '', uid = '', controller, blockOwnerDeletion } = owner;
  const texts = Object.entries({ APIVersion: apiVersion, Kind: kind, Name: name, UID: uid }).map(
    ([field, value]) => `${field}:${JSON.stringify(value)}`,
  );
  return `v1.OwnerReference{${texts.join(', ')}, Controller:${goPointer('bool', controller)}, BlockOwnerDeletion:${goPointer('bool', blockOwnerDeletion)}}`;
};
