import type { EndpointAddress } from '../../../resources/endpoints.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';

/** The reference to the pod behind an address. */
export const targetOf = ({ metadata: { namespace, name, uid } }: KubeObject): EndpointAddress['targetRef'] => ({
  kind: 'Pod',
  namespace,
  name,
  uid,
});
