import { resourceQuotaKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  keyOf,
  type Outcome,
  type WatchedKind,
} from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { only } from '../../apimachinery/quota/quota-usage.ts';
import { usageInNamespace } from './usage-in-namespace.ts';
import { watchWhatGoes } from './watch-what-goes.ts';

/** How long a quota stays uncounted at most, in milliseconds. */
const RESYNC = 5 * 60_000;

/**
 * Counts what the objects of its namespace take of a quota: when its limits change, when something goes, and every five minutes.
 * What comes is counted by admission.
 *
 * @param kinds all that can be counted
 * @see https://github.com/kubernetes/kubernetes/tree/master/pkg/controller/resourcequota
 */
export const createResourceQuotaController = (kinds: readonly ResourceKind[]): Controller => ({
  name: 'resourcequota-controller',
  watches: [
    watchLimits,
    ...watchWhatGoes(kinds, (namespace, listers) => listers.of(resourceQuotaKind).list(namespace)),
  ],
  reconcile: async (key, context) => {
    const quota = byKey(context.listers.of<ResourceQuota>(resourceQuotaKind), key);
    return quota === undefined ? undefined : count(quota, kinds, context);
  },
});

const count = async (
  quota: ResourceQuota,
  kinds: readonly ResourceKind[],
  { client, listers, clock }: ControllerContext,
): Promise<Outcome> => {
  const { namespace, name } = quota.metadata;
  const hard = quota.spec.hard ?? {};
  const used = {
    ...only(quota.status?.used ?? {}, Object.keys(hard)),
    ...usageInNamespace(quota, namespace, kinds, listers, clock.now()),
  };
  const status = { hard, used };
  if (!equal(quota.status, status)) {
    const write = (current: ResourceQuota): void => void (current.status = status);
    await client.modify<ResourceQuota>(resourceQuotaKind, namespace, name, write, 'status');
  }
  return { requeueAfter: RESYNC };
};

const watchLimits: WatchedKind<ResourceQuota> = {
  kind: resourceQuotaKind,
  keysOf: (quota) => {
    const isCounted = quota.status?.used !== undefined && equal(quota.spec.hard ?? {}, quota.status.hard);
    return isCounted ? [] : [keyOf(quota)];
  },
};
