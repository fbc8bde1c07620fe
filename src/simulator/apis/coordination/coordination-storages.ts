import { leaseKind } from '../../../resources/kinds/kinds.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { type HasKubelet, withRenewal } from '../core/node-heartbeat.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import { validateLease } from './validate-lease.ts';

/** The storages of coordination.k8s.io. */
export const coordinationStorages = (machinery: Machinery, hasKubelet: HasKubelet = () => false): RestStorage[] => [
  plainStorage(leaseKind, machinery, {
    requireResourceVersion: true,
    createOnUpdate: true,
    ...checkedBy(validateLease),
    decorate: withRenewal(hasKubelet, machinery.clock),
  }),
];
