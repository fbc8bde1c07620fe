import { serviceKind } from '../../../../resources/kinds/kinds.ts';
import type { Service, ServicePort } from '../../../../resources/networking/service.ts';
import { invalid, invalidObject } from '../../../apimachinery/field-error.ts';
import { internalError, StatusError } from '../../../apimachinery/status-error.ts';
import type { NodePortClaims } from './node-port-claims.ts';
import { drawsNodePorts, mayHaveNodePorts, needsHealthCheckPort } from './service-types.ts';

/**
 * Gives the ports of a service their ports on the nodes.
 *
 * @throws StatusError 422 for a port that is taken or out of range
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/registry/core/service/storage/alloc.go
 */
export const allocateNodePorts = (service: Service, old: Service | undefined, claims: NodePortClaims): void => {
  const { spec } = service;
  if (mayHaveNodePorts(spec)) {
    if (old === undefined) drawPorts(service, claims);
    else changePorts(service, old, claims);
  }
  if (!needsHealthCheckPort(spec) || (old !== undefined && needsHealthCheckPort(old.spec))) return;
  if (spec.healthCheckNodePort) claimHealthCheckPort(spec.healthCheckNodePort, claims);
  else spec.healthCheckNodePort = claims.next();
};

/** Ports of one number share the port on the nodes, whatever their protocols are. */
const drawPorts = (service: Service, claims: NodePortClaims): void => {
  const { ports = [] } = service.spec;
  const drawn = new Map<number, number>();
  for (const [index, port] of ports.entries()) {
    if (!port.nodePort && !drawsNodePorts(service.spec)) continue;
    const shared = drawn.get(port.port);
    if (shared === undefined) {
      const asked = ports.find((each) => each.port === port.port && each.nodePort)?.nodePort;
      if (asked !== undefined) claim(service, index, asked, claims);
      port.nodePort = asked ?? claims.next();
      drawn.set(port.port, port.nodePort);
    } else if (!port.nodePort) port.nodePort = shared;
    else if (port.nodePort !== shared) claim(service, index, port.nodePort, claims);
  }
};

const changePorts = (service: Service, old: Service, claims: NodePortClaims): void => {
  const known = new Set((mayHaveNodePorts(old.spec) ? old.spec.ports : [])?.map(({ nodePort }) => nodePort));
  const seen = new Set<string>();
  for (const [index, port] of (service.spec.ports ?? []).entries()) {
    if (!port.nodePort && !drawsNodePorts(service.spec)) continue;
    if (!port.nodePort) port.nodePort = claims.next();
    else if (!known.has(port.nodePort)) {
      claim(service, index, port.nodePort, claims);
      known.add(port.nodePort);
    }
    checkOnce(port, seen);
  }
};

const claim = (service: Service, index: number, port: number, claims: NodePortClaims): void => {
  const why = claims.claim(port);
  if (why !== undefined)
    throw invalidObject(serviceKind, service.metadata.name, [invalid(`spec.ports[${index}].nodePort`, port, why)]);
};

const claimHealthCheckPort = (port: number, claims: NodePortClaims): void => {
  const why = claims.claim(port);
  if (why !== undefined) throw internalError(`failed to allocate requested HealthCheck NodePort ${port}: ${why}`);
};

/** The real server has no better answer to this than that something went wrong. */
const checkOnce = ({ protocol, nodePort }: ServicePort, seen: Set<string>): void => {
  const key = `{${protocol} ${nodePort}}`;
  if (seen.has(key)) throw new StatusError(500, '', `duplicate nodePort: ${key}`);
  seen.add(key);
};
