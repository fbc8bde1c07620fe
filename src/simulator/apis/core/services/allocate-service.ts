import { serviceKind } from '../../../../resources/kinds/kinds.ts';
import type { Service } from '../../../../resources/networking/service.ts';
import { equal } from '../../../apimachinery/equality.ts';
import { invalid, invalidObject } from '../../../apimachinery/field-error.ts';
import type { Machinery } from '../../../apimachinery/machinery.ts';
import { allocateNodePorts } from './allocate-node-ports.ts';
import { allocateClusterIp, refuseClusterIp } from './cluster-ip.ts';
import { NodePortClaims } from './node-port-claims.ts';
import { decideFamilies } from './service-families.ts';
import { drawsNodePorts, isHeadless, needsClusterIp, needsHealthCheckPort } from './service-types.ts';

type Spec = Service['spec'];

/**
 * Gives a service its addresses and ports, before anything else is checked: a port that is taken is what a client hears
 * of, even when the name is taken, too.
 *
 * @throws StatusError 422 for what cannot be given
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/registry/core/service/storage/storage.go
 */
export const allocateService = (service: Service, old: Service | undefined, machinery: Machinery): void => {
  const { spec } = service;
  if (old !== undefined) keepAllocated(spec, old.spec);
  matchAddresses(spec, old?.spec);
  const errors = decideFamilies(spec, old?.spec);
  if (errors.length > 0) throw invalidObject(serviceKind, service.metadata.name, errors);
  if (needsClusterIp(spec) && !isHeadless(spec) && (old === undefined || !needsClusterIp(old.spec)))
    allocateAddress(service, machinery);
  allocateNodePorts(service, old, new NodePortClaims(machinery));
};

/** A client that does not repeat what the server allocated means to keep it. */
const keepAllocated = (spec: Spec, before: Spec): void => {
  if (needsClusterIp(spec) && needsClusterIp(before)) {
    spec.clusterIP ||= before.clusterIP;
    if (!spec.clusterIPs?.length && before.clusterIPs !== undefined) spec.clusterIPs = [...before.clusterIPs];
  }
  if (drawsNodePorts(spec) && drawsNodePorts(before)) {
    const kept = new Set(spec.ports?.map(({ nodePort }) => nodePort));
    const known = new Map(before.ports?.map(({ name, nodePort }) => [name, nodePort]));
    for (const port of spec.ports ?? []) {
      const nodePort = known.get(port.name);
      if (!port.nodePort && nodePort !== undefined && !kept.has(nodePort)) port.nodePort = nodePort;
    }
  }
  if (needsHealthCheckPort(spec) && needsHealthCheckPort(before))
    spec.healthCheckNodePort ||= before.healthCheckNodePort;
};

/** Clients that know of one address alone speak for the list, too. */
const matchAddresses = (spec: Spec, before: Spec | undefined): void => {
  if (before === undefined) {
    if (spec.clusterIP && !spec.clusterIPs?.length) spec.clusterIPs = [spec.clusterIP];
    return;
  }
  if (spec.clusterIP === before.clusterIP || !equal(spec.clusterIPs, before.clusterIPs)) return;
  if (spec.clusterIP) spec.clusterIPs = [spec.clusterIP];
  else delete spec.clusterIPs;
};

const allocateAddress = ({ spec, metadata }: Service, machinery: Machinery): void => {
  const [asked] = spec.clusterIPs ?? [];
  const why = asked === undefined ? undefined : refuseClusterIp(machinery, asked);
  if (why !== undefined)
    throw invalidObject(serviceKind, metadata.name, [
      invalid('spec.clusterIPs', spec.clusterIPs, `failed to allocate IP ${asked}: ${why}`),
    ]);
  spec.clusterIP = asked ?? allocateClusterIp(machinery);
  spec.clusterIPs = [spec.clusterIP];
};
