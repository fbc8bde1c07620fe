import type { KubeObject, OwnerReference } from '../../resources/kube-object.ts';
import { equal } from './equality.ts';

/**
 * Names each owner of an object once, and tells the client of those that it has named again.
 *
 * @param when says at which point they were found: nothing for what the client has sent
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/endpoints/handlers/rest.go
 */
export const withDistinctOwners = (
  { metadata }: KubeObject,
  warnings: string[],
  when: '' | ' after mutating admission happens' = '',
): void => {
  const { ownerReferences } = metadata;
  if (ownerReferences === undefined || ownerReferences.length < 2) return;
  const distinct: OwnerReference[] = [];
  const again: string[] = [];
  for (const reference of ownerReferences) {
    if (distinct.some((each) => equal(each, reference))) again.push(reference.uid);
    else distinct.push(reference);
  }
  if (again.length === 0) return;
  metadata.ownerReferences = distinct;
  warnings.push(
    `.metadata.ownerReferences contains duplicate entries${when}; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: ${again.join(', ')}`,
  );
};
