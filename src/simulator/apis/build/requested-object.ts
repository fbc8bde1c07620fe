import type { KubeObject } from '../../../resources/kube-object.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import { forbidden, StatusError } from '../../apimachinery/status-error.ts';

/**
 * The configuration or build that a build request is about. The admission of requests looks it up to judge its strategy, so
 * that what is missing is forbidden, not missing.
 *
 * @param name of the path, which the refusal names
 * @param asked name in the body, which counts
 * @throws StatusError 403
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apiserver/admission/strategyrestrictions/admission.go
 */
export const requestedObject = async <T extends KubeObject>(
  store: RegistryStore<T>,
  context: RequestContext,
  name: string,
  asked = name,
): Promise<T> => {
  try {
    return await store.get(context, asked);
  } catch (error) {
    throw error instanceof StatusError ? forbidden(store.kind, name, error.message) : error;
  }
};
