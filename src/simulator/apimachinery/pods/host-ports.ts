import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import { lastingContainers } from '../../../resources/workloads/pod-spec.ts';

/** A port of a node that a pod takes for itself. */
export interface HostPort {
  readonly ip: string;
  readonly protocol: string;
  readonly port: number;
}

/** Every address of the node. */
const ANY = '0.0.0.0';

/** The ports of its node that a pod takes. */
export const hostPortsOf = ({ spec }: Pod): HostPort[] =>
  lastingContainers(spec)
    .flatMap(({ ports = [] }) => ports)
    .flatMap(({ hostPort, hostIP, protocol = 'TCP' }) =>
      hostPort ? [{ ip: hostIP || ANY, protocol, port: hostPort }] : [],
    );

/** Whether some of the ports are taken on a node by the pods that it runs. */
export const portsAreTaken = (wanted: readonly HostPort[], node: string, pods: readonly Pod[]): boolean =>
  wanted.length > 0 &&
  pods
    .filter((pod) => pod.spec.nodeName === node && !hasEnded(pod))
    .flatMap(hostPortsOf)
    .some((taken) => wanted.some((each) => clash(each, taken)));

const clash = (one: HostPort, other: HostPort): boolean =>
  one.port === other.port &&
  one.protocol === other.protocol &&
  (one.ip === other.ip || one.ip === ANY || other.ip === ANY);
