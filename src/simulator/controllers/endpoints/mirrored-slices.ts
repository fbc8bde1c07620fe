import type { KubeObject } from '../../../resources/kube-object.ts';
import { lastAppliedAnnotation } from '../../../resources/metadata/last-applied.ts';
import type { EndpointAddress, Endpoints } from '../../../resources/networking/endpoints.ts';
import { controllerReference } from '../controller-reference.ts';
import { slicePortsByHash } from './ports-by-hash.ts';
import { repackedSubsets } from './repacked-subsets.ts';
import { TRIGGER_TIME } from './trigger-time.ts';
import { SERVICE_NAME } from './watch-removals.ts';

/** So many addresses of a subset are shown. */
const MOST = 1000;

/** What is not passed on to slices. */
const OWN = new Set([TRIGGER_TIME, lastAppliedAnnotation]);

/**
 * Endpoints as slices without names: one for the addresses of a kind that serve the same ports.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/endpointslicemirroring/reconciler.go
 */
export const mirroredSlices = (endpoints: Endpoints): KubeObject[] => {
  const groups = new Map<string, { addressType: string; ports: object[]; members: object[] }>();
  for (const { members, ports } of repackedSubsets(endpoints)) {
    const served = slicePortsByHash(ports).map(({ name = '', protocol = 'TCP', ...port }) => ({
      name,
      protocol,
      ...port,
    }));
    for (const { address, ready } of members.slice(0, MOST)) {
      const addressType = address.ip.includes(':') ? 'IPv6' : 'IPv4';
      const key = JSON.stringify([addressType, served]);
      const group = groups.get(key) ?? { addressType, ports: served, members: [] };
      groups.set(key, group);
      group.members.push(memberOf(address, ready));
    }
  }
  return [...groups.values()].map(({ addressType, ports, members }) => ({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: metadataOf(endpoints),
    addressType,
    endpoints: members,
    ports,
  }));
};

const memberOf = ({ ip, hostname, nodeName, targetRef }: EndpointAddress, ready: boolean): object => ({
  addresses: [ip],
  conditions: { ready },
  ...(hostname && { hostname }),
  ...(nodeName && { nodeName }),
  ...(targetRef && { targetRef }),
});

const metadataOf = (endpoints: Endpoints): KubeObject['metadata'] => {
  const { name, namespace, labels, annotations = {} } = endpoints.metadata;
  const passedOn = Object.entries(annotations).filter(([key]) => !OWN.has(key));
  return {
    name: '',
    generateName: `${name}-`,
    namespace,
    labels: {
      ...labels,
      'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
      [SERVICE_NAME]: name,
    },
    annotations: Object.fromEntries(passedOn),
    ownerReferences: [controllerReference(endpoints)],
  };
};
