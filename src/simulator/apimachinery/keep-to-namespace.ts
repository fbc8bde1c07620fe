import type { KubeObject } from '../../resources/kube-object.ts';
import { badRequest } from './status-error.ts';

/**
 * Puts an object that is created into the namespace of the request; one outside all namespaces has none.
 *
 * @throws StatusError 400 when it says that it is in another one
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/registry/rest/meta.go
 */
export const keepToNamespace = (metadata: Partial<KubeObject['metadata']>, namespace: string | undefined): void => {
  if (namespace === undefined) delete metadata.namespace;
  else if (metadata.namespace && metadata.namespace !== namespace)
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  else metadata.namespace = namespace;
};
