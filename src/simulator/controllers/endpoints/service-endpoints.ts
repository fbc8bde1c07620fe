import type { Service, ServicePort } from '../../../resources/networking/service.ts';
import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import type { ContainerPort } from '../../../resources/workloads/pod-spec.ts';
import { isReadyPod } from '../pod/pod-readiness.ts';

/** A port of a service as a pod serves it. */
export interface ServedPort {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly appProtocol?: string;
}

/** A pod behind a service. */
export interface ServiceEndpoint {
  readonly ip: string;
  readonly nodeName?: string;
  /** Where its node is, for those who would rather not leave their zone. */
  readonly zone?: string;
  /** The name of the pod within a headless service. */
  readonly hostname?: string;
  /** Whether it answers requests, even if it is on its way out. */
  readonly serving: boolean;
  readonly terminating: boolean;
  /** Whether requests are sent to it. */
  readonly ready: boolean;
  readonly ports: readonly ServedPort[];
  readonly pod: Pod;
}

/**
 * The pods that a service selects and that have an address, in the order of their addresses.
 *
 * @param zoneOf tells the zone of a node
 */
export const serviceEndpoints = (
  service: Service,
  pods: readonly Pod[],
  zoneOf: (node: string) => string | undefined,
): ServiceEndpoint[] =>
  pods
    .filter((pod) => selects(service, pod) && pod.status?.podIP !== undefined && !hasEnded(pod))
    .map((pod) => endpointOf(service, pod, zoneOf))
    .sort((one, other) => (one.ip < other.ip ? -1 : 1));

/** Whether a service with a selector selects a pod. */
export const selects = ({ spec, metadata }: Service, pod: Pod): boolean =>
  spec.selector !== undefined &&
  pod.metadata.namespace === metadata.namespace &&
  Object.entries(spec.selector).every(([key, value]) => pod.metadata.labels?.[key] === value);

export const isHeadless = ({ spec }: Service): boolean => spec.clusterIP === 'None' || !spec.clusterIP;

const endpointOf = (service: Service, pod: Pod, zoneOf: (node: string) => string | undefined): ServiceEndpoint => {
  const { nodeName, hostname, subdomain } = pod.spec;
  const zone = nodeName && zoneOf(nodeName);
  const serving = isReadyPod(pod);
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  return {
    ip: pod.status?.podIP as string,
    ...(nodeName && { nodeName }),
    ...(zone && { zone }),
    ...(hostname && subdomain === service.metadata.name && { hostname }),
    serving,
    terminating,
    ready: service.spec.publishNotReadyAddresses === true || (serving && !terminating),
    ports: portsOf(service, pod),
    pod,
  };
};

/** Named target ports are looked up in the containers; a port that the pod does not have is none. */
const portsOf = ({ spec }: Service, pod: Pod): ServedPort[] =>
  (spec.ports ?? []).flatMap((each) => {
    const { name = '', protocol = 'TCP', appProtocol } = each;
    const port = targetNumber(each, pod);
    return port === undefined ? [] : [{ name, port, protocol, ...(appProtocol && { appProtocol }) }];
  });

const targetNumber = ({ targetPort, port, protocol = 'TCP' }: ServicePort, { spec }: Pod): number | undefined => {
  if (typeof targetPort !== 'string') return targetPort ?? port;
  const isTarget = (each: ContainerPort): boolean => each.name === targetPort && (each.protocol ?? 'TCP') === protocol;
  return spec.containers.flatMap(({ ports }) => ports ?? []).find(isTarget)?.containerPort;
};
