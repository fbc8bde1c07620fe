import type { KubeObject } from '../../../resources/kube-object.ts';

/** The reference to the pod behind an address. */
export const targetOf = ({ metadata: { namespace, name, uid } }: KubeObject): object => ({
  kind: 'Pod',
  namespace,
  name,
  uid,
});
