import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { conflict } from '../status-error.ts';

/**
 * Who puts an object with an identity means that object, and none that has got its name since.
 *
 * @throws StatusError 409
 */
export const checkUid = (kind: ResourceKind, { metadata: { uid } }: KubeObject, stored: KubeObject): void => {
  if (uid && uid !== stored.metadata.uid)
    throw conflict(
      kind,
      stored.metadata.name,
      `StorageError: invalid object, Code: 4, Key: ${storageKey(kind, stored)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${stored.metadata.uid}`,
    );
};

/** Where the real server keeps an object in etcd; refusals name it. */
const storageKey = ({ group, plural }: ResourceKind, { metadata: { namespace, name } }: KubeObject): string => {
  const root = group.endsWith('.openshift.io') ? 'openshift.io' : 'registry';
  return `/${[root, plural, ...(namespace === undefined ? [] : [namespace]), name].join('/')}`;
};
