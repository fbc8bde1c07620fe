import type { KubeObject } from '../../../resources/kube-object.ts';
import type { EndpointAddress } from '../../../resources/networking/endpoints.ts';

/** The reference to the pod behind an address. */
export const targetOf = ({ metadata: { namespace, name, uid } }: KubeObject): EndpointAddress['targetRef'] => ({
  kind: 'Pod',
  namespace,
  name,
  uid,
});
