import type { Service } from '../../../../resources/networking/service.ts';

type Spec = Service['spec'];

/** What the type of a service brings with it. */
export const needsClusterIp = ({ type }: Spec): boolean => type !== 'ExternalName';

export const isHeadless = ({ clusterIP }: Spec): boolean => clusterIP === 'None';

/** Whether the ports of nodes may lead to it. */
export const mayHaveNodePorts = ({ type }: Spec): boolean => type === 'NodePort' || type === 'LoadBalancer';

/** Whether ports of nodes are drawn for those of its ports that ask for none. */
export const drawsNodePorts = ({ type, allocateLoadBalancerNodePorts }: Spec): boolean =>
  type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false);

export const needsHealthCheckPort = ({ type, externalTrafficPolicy }: Spec): boolean =>
  type === 'LoadBalancer' && externalTrafficPolicy === 'Local';

/** Whether clients outside of the cluster can reach it. */
export const isExternallyAccessible = (spec: Spec): boolean =>
  mayHaveNodePorts(spec) || (spec.type === 'ClusterIP' && (spec.externalIPs ?? []).length > 0);
