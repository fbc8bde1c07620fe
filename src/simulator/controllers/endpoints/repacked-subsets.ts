import type {
  EndpointAddress,
  EndpointPort,
  EndpointSubset,
  Endpoints,
} from '../../../resources/networking/endpoints.ts';

import { portsByHash } from './ports-by-hash.ts';

/** An address, and whether it is ready to serve a port. */
export interface SubsetMember {
  readonly address: EndpointAddress;
  readonly ready: boolean;
}

/**
 * The subsets of endpoints with each address once for all ports that it serves, however they were written. Where an address is both
 * ready and not, it is not.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/v1/endpoints/util.go
 */
export const repackedSubsets = ({ subsets = [] }: Endpoints): { members: SubsetMember[]; ports: EndpointPort[] }[] => {
  const served = new Map<string, { port: EndpointPort | undefined; by: Map<string, SubsetMember> }>();
  for (const subset of subsets) {
    const ports = subset.ports ?? [];
    for (const port of ports.length === 0 ? [undefined] : ports) {
      const key = JSON.stringify([port?.name ?? '', port?.port, port?.protocol ?? 'TCP']);
      const entry = served.get(key) ?? { port, by: new Map<string, SubsetMember>() };
      served.set(key, entry);
      for (const member of membersOf(subset)) {
        const known = entry.by.get(identityOf(member));
        if (known === undefined || known.ready) entry.by.set(identityOf(member), member);
      }
    }
  }
  const alike = Map.groupBy(served.values(), ({ by }) => JSON.stringify([...by.values()].map(stateOf).sort()));
  return [...alike.values()].map((group) => ({
    members: [...(group[0]?.by.values() ?? [])],
    ports: portsByHash(group.flatMap(({ port }) => port ?? [])),
  }));
};

const membersOf = ({ addresses = [], notReadyAddresses = [] }: EndpointSubset): SubsetMember[] => [
  ...addresses.map((address) => ({ address, ready: true })),
  ...notReadyAddresses.map((address) => ({ address, ready: false })),
];

/** Pods may share the address of their node. */
const identityOf = ({ address: { ip, targetRef } }: SubsetMember): string => `${ip} ${targetRef?.uid ?? ''}`;

const stateOf = (member: SubsetMember): string => `${identityOf(member)} ${member.ready}`;
