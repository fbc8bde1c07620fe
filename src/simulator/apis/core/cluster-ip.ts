import { serviceKind } from '../../../resources/kinds.ts';
import { groupResource } from '../../../resources/resource-kind.ts';
import type { Service } from '../../../resources/service.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';

/** The addresses of services: 10.3.0.0/16. */
const PREFIX = '10.3.';

/** Ports on every node that services may claim. */
const FIRST_NODE_PORT = 30_000;
const NODE_PORTS = 2768;

/** Whether an address belongs to the services of the cluster. */
export const isClusterIp = (address: string): boolean => /^10\.3\.\d{1,3}\.\d{1,3}$/.test(address);

export const isClusterIpTaken = (machinery: Machinery, address: string): boolean =>
  services(machinery).some(({ spec }) => spec.clusterIP === address);

/** A free address; those of 10.3.0.x are kept for services that ask for one. */
export const allocateClusterIp = (machinery: Machinery): string => {
  const taken = new Set(services(machinery).map(({ spec }) => spec.clusterIP));
  for (;;) {
    const address = `${PREFIX}${1 + machinery.random.integer(255)}.${1 + machinery.random.integer(254)}`;
    if (!taken.has(address)) return address;
  }
};

/** A free port between 30000 and 32767. */
export const allocateNodePort = (machinery: Machinery): number => {
  const taken = new Set(services(machinery).flatMap(({ spec }) => spec.ports?.map(({ nodePort }) => nodePort) ?? []));
  for (;;) {
    const port = FIRST_NODE_PORT + machinery.random.integer(NODE_PORTS);
    if (!taken.has(port)) return port;
  }
};

const services = ({ store }: Machinery): readonly Service[] =>
  store.list(groupResource(serviceKind)) as readonly Service[];
