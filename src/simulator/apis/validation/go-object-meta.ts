import type { ObjectMeta } from '../../../resources/kube-object.ts';
import { goMap, goPointer, goStrings } from '../../apimachinery/go-value.ts';
import { goOwner } from '../../apimachinery/validate-owners.ts';
import { goTime } from './go-struct-value.ts';

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
    `CreationTimestamp:${goTime(creationTimestamp)}`,
    `DeletionTimestamp:${deletionTimestamp ? goTime(deletionTimestamp) : '<nil>'}`,
    `DeletionGracePeriodSeconds:${goPointer('int64', deletionGracePeriodSeconds)}`,
    `Labels:${goMap(labels)}`,
    `Annotations:${goMap(annotations)}`,
    `OwnerReferences:[]v1.OwnerReference${ownerReferences ? `{${ownerReferences.map(goOwner).join(', ')}}` : '(nil)'}`,
    `Finalizers:${finalizers ? goStrings(finalizers) : '[]string(nil)'}`,
    'ManagedFields:[]v1.ManagedFieldsEntry(nil)',
  ].join(', ')}}`;
};
