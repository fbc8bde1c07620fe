import type { Pod } from '../../../resources/pod.ts';
import type { ContainerPort } from '../../../resources/pod-spec.ts';
import type { Service, ServicePort } from '../../../resources/service.ts';
import { isReadyPod } from '../pod/pod-readiness.ts';

/** A port of a service as its pods serve it. */
export interface EndpointPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: string;
}

/** A pod behind a service. */
export interface EndpointAddress {
  readonly ip: string;
  readonly nodeName: string | undefined;
  readonly ready: boolean;
  readonly pod: Pod;
}

/** The pods that a service selects and that have an address, in the order of their addresses. */
export const endpointAddresses = (service: Service, pods: readonly Pod[]): EndpointAddress[] =>
  pods
    .filter((pod) => selects(service, pod) && pod.status?.podIP !== undefined && isAlive(pod))
    .map((pod) => ({
      ip: pod.status?.podIP as string,
      nodeName: pod.spec.nodeName,
      ready: isReadyPod(pod) && pod.metadata.deletionTimestamp === undefined,
      pod,
    }))
    .sort((one, other) => (one.ip < other.ip ? -1 : 1));

/** Whether a service with a selector selects a pod. */
export const selects = ({ spec, metadata }: Service, pod: Pod): boolean =>
  spec.selector !== undefined &&
  pod.metadata.namespace === metadata.namespace &&
  Object.entries(spec.selector).every(([key, value]) => pod.metadata.labels?.[key] === value);

/** The ports on which a pod serves a service; named target ports are looked up in its containers. */
export const endpointPorts = ({ spec }: Service, pod: Pod): EndpointPort[] =>
  (spec.ports ?? []).flatMap((port) => {
    const number = targetNumber(port, pod);
    return number === undefined
      ? []
      : [{ ...(port.name === undefined ? {} : { name: port.name }), port: number, protocol: port.protocol ?? 'TCP' }];
  });

const targetNumber = ({ targetPort, port, protocol = 'TCP' }: ServicePort, { spec }: Pod): number | undefined => {
  if (typeof targetPort !== 'string') return targetPort ?? port;
  const isTarget = (each: ContainerPort): boolean => each.name === targetPort && (each.protocol ?? 'TCP') === protocol;
  return spec.containers.flatMap(({ ports }) => ports ?? []).find(isTarget)?.containerPort;
};

const isAlive = ({ status }: Pod): boolean => status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
