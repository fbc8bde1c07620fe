import type { Service } from '../../../../resources/networking/service.ts';
import { dropEmpty } from '../../validation/drop-empty.ts';
import { isExternallyAccessible } from './service-types.ts';

/** How long a client stays with the pod that it got: three hours. */
const STICKY_SECONDS = 10_800;

/** Fills in what the author of a service leaves out. */
export const applyServiceDefaults = (service: Service): void => {
  const spec = (service.spec ??= {});
  dropEmpty(spec);
  spec.sessionAffinity ||= 'None';
  if (spec.sessionAffinity === 'ClientIP') {
    const config = (spec.sessionAffinityConfig ??= {});
    (config.clientIP ??= {}).timeoutSeconds ??= STICKY_SECONDS;
  } else if (spec.sessionAffinity === 'None') delete spec.sessionAffinityConfig;
  spec.type ||= 'ClusterIP';
  for (const port of spec.ports ?? []) {
    port.protocol ||= 'TCP';
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '') port.targetPort = port.port;
  }
  if (spec.selector !== undefined && Object.keys(spec.selector).length === 0) delete spec.selector;
  if (spec.type === 'ExternalName') return;
  spec.internalTrafficPolicy ||= 'Cluster';
  if (isExternallyAccessible(spec)) spec.externalTrafficPolicy ||= 'Cluster';
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true;
};
