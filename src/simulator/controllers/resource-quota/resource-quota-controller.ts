import { resourceQuotaKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { ResourceList } from '../../../resources/pod-spec.ts';
import type { ResourceKind } from '../../../resources/resource-kind.ts';
import type { ResourceQuota } from '../../../resources/resource-quota.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  keyOf,
  type Outcome,
  type WatchedKind,
} from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { evaluatorOf } from '../../apimachinery/quota/evaluator-of.ts';
import { only, usageOfKind } from '../../apimachinery/quota/quota-usage.ts';

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
  watches: [watchLimits, ...kinds.filter(({ plural }) => plural !== 'resourcequotas').map(watchWhatGoes)],
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
  const names = Object.keys(hard);
  const used: ResourceList = only(quota.status?.used ?? {}, names);
  for (const kind of kinds) {
    const evaluator = evaluatorOf(kind, listers);
    if (!evaluator.charges || !names.some((each) => evaluator.measures(each))) continue;
    Object.assign(used, usageOfKind(quota, evaluator, listers.of<KubeObject>(kind).list(namespace), clock.now()));
  }
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

const watchWhatGoes = (kind: ResourceKind): WatchedKind => ({
  kind,
  keysOf: (object, { previous, deleted, listers }) => {
    const { namespace } = object.metadata;
    if (namespace === undefined || !(deleted || hasShrunk(kind, object, previous))) return [];
    return listers.of(resourceQuotaKind).list(namespace).map(keyOf);
  },
});

const hasShrunk = ({ group, plural }: ResourceKind, object: KubeObject, previous: KubeObject | undefined): boolean => {
  if (group !== '' || previous === undefined) return false;
  if (plural === 'pods') return hasEnded(object as Pod) && !hasEnded(previous as Pod);
  return plural === 'services' && typeOf(object) !== typeOf(previous);
};

const hasEnded = ({ status }: Pod): boolean => status?.phase === 'Failed' || status?.phase === 'Succeeded';

const typeOf = (object: KubeObject): string | undefined =>
  (object as KubeObject & { spec?: { type?: string } }).spec?.type;
