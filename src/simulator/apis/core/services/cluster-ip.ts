import { isIPv4 } from 'node:net';
import { serviceKind } from '../../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../../resources/kinds/resource-kind.ts';
import type { Service } from '../../../../resources/networking/service.ts';
import type { Machinery } from '../../../apimachinery/machinery.ts';
import { withoutZeros } from '../../validation/ip-family.ts';

/** The addresses of services: 10.3.0.0/16. */
const PREFIX = '10.3.';
const RANGE = `${PREFIX}0.0/16`;

/** Why a service cannot have this address. */
export const refuseClusterIp = (machinery: Machinery, asked: string): string | undefined => {
  const address = withoutZeros(asked);
  if (!isIPv4(address) || !address.startsWith(PREFIX) || address === `${PREFIX}0.0` || address === `${PREFIX}255.255`)
    return `the provided IP (${asked}) is not in the valid range. The range of valid IPs is ${RANGE}`;
  return takenBy(machinery).has(address) ? 'provided IP is already allocated' : undefined;
};

/** A free address; those of 10.3.0.x are kept for services that ask for one. */
export const allocateClusterIp = (machinery: Machinery): string => {
  const taken = takenBy(machinery);
  for (;;) {
    const address = `${PREFIX}${1 + machinery.random.integer(255)}.${1 + machinery.random.integer(254)}`;
    if (!taken.has(address)) return address;
  }
};

const takenBy = ({ store }: Machinery): ReadonlySet<string> =>
  new Set(
    (store.list(groupResource(serviceKind)) as readonly Service[]).map(({ spec }) =>
      withoutZeros(spec.clusterIP ?? ''),
    ),
  );
