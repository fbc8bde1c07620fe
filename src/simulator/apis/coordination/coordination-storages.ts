import { leaseKind } from '../../../resources/kinds/kinds.ts';
import type { Lease } from '../../../resources/nodes/lease.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { type HasKubelet, withRenewal } from '../core/node-heartbeat.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import { validateLease } from './validate-lease.ts';

/** Candidates that a server chooses a leader from are behind a feature gate that is off. */
const dropElection = ({ spec }: Lease): void => {
  delete spec?.strategy;
  delete spec?.preferredHolder;
};

/** The storages of coordination.k8s.io. */
export const coordinationStorages = (machinery: Machinery, hasKubelet: HasKubelet = () => false): RestStorage[] => [
  plainStorage(leaseKind, machinery, {
    requireResourceVersion: true,
    createOnUpdate: true,
    ...checkedBy(validateLease),
    prepareForCreate: dropElection,
    prepareForUpdate: dropElection,
    decorate: withRenewal(hasKubelet, machinery.clock),
  }),
];
