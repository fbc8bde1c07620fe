import type { KubeObject } from '../../resources/kube-object.ts';

/**
 * The `Status` that answers a request whose object nobody needs to see. Storages answer with objects, of which it is one in all
 * but its name; some carry their HTTP status.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export const successStatus = (also: { readonly code?: number; readonly message?: string } = {}): KubeObject =>
  ({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', ...also }) as unknown as KubeObject;
