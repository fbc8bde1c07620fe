import { endpointsKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import { apiServiceKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { type Controller, type WatchedKind, watchSelf } from '../../apimachinery/controller.ts';
import type { Lister } from '../../apimachinery/lister.ts';
import type { ClientIdentity } from '../../apimachinery/remote-version.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import type { ApiService } from './api-service.ts';
import { type Availability, availabilityOf } from './api-service-availability.ts';

/** How often a server beyond the cluster is asked whether it is still there, in milliseconds. */
const PERIOD = 30_000;
/** How soon at the earliest one that did not answer is asked again, in milliseconds. */
const SHORTEST_PERIOD = 5000;

/** The server answers for its own groups and for those of custom resources itself. */
const LOCAL: Availability = { status: 'True', reason: 'Local', message: 'Local APIServices are always available' };

/**
 * Makes the groups known that APIServices name, and says in their status whether somebody answers for them.
 *
 * @param aggregator as whom those servers are asked
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/setup-extension-api-server/
 */
export const createApiServiceController = (
  catalog: ApiCatalog,
  aggregator: () => Promise<ClientIdentity>,
): Controller => ({
  name: 'AvailableConditionController',
  program: 'kube-apiserver',
  watches: [watchSelf(apiServiceKind), behind(serviceKind), behind(endpointsKind)],
  reconcile: async (name, { client, clock, listers }) => {
    const apiService = listers.of<ApiService>(apiServiceKind).get(undefined, name);
    const dot = name.indexOf('.');
    const version = { group: name.slice(dot + 1), version: name.slice(0, dot) };
    if (apiService === undefined) return catalog.forgetRemote(version);
    // The groups of OpenShift's own servers are answered for here.
    if (catalog.storages.some(({ kind }) => kind.group === version.group && kind.version === version.version)) {
      if ((apiService.status?.conditions ?? []).length > 0) return;
    }
    const found = apiService.spec?.service ? await availabilityOf(apiService, listers, await aggregator()) : LOCAL;
    if (found === LOCAL) catalog.forgetRemote(version);
    else {
      const { place, resources = [], openApi } = found;
      catalog.addRemote({ ...version, place, resources, ...(openApi === undefined ? {} : { openApi }) });
    }
    const { status, reason, message } = found;
    const known = availableOf(apiService);
    if (known?.status !== status || known.reason !== reason || known.message !== message)
      await client.modify<ApiService>(
        apiServiceKind,
        undefined,
        name,
        (current) => {
          const { lastTransitionTime } =
            known?.status === status ? known : { lastTransitionTime: timestamp(clock.now()) };
          const condition = { lastTransitionTime, message, reason, status, type: 'Available' } as Condition;
          const others = (current.status?.conditions ?? []).filter(({ type }) => type !== 'Available');
          current.status = { ...current.status, conditions: [...others, condition] };
        },
        'status',
      );
    if (!found.mayChange) return undefined;
    return { requeueAfter: status === 'True' ? PERIOD : retryAfter(known, clock.now()) };
  },
});

const availableOf = ({ status }: ApiService): Condition | undefined =>
  status?.conditions?.find(({ type }) => type === 'Available');

/** Who has not answered for long is asked the less often: with each question twice as late, until it is one a period. */
const retryAfter = (known: Condition | undefined, now: number): number => {
  const since = known?.status === 'False' ? now - Date.parse(known.lastTransitionTime ?? '') : 0;
  return Math.min(Math.max(since, SHORTEST_PERIOD), PERIOD);
};

/** The APIServices whose server is behind what changed. */
const behind = (kind: WatchedKind['kind']): WatchedKind => ({
  kind,
  keysOf: ({ metadata }: KubeObject, { listers }) =>
    (listers.of<ApiService>(apiServiceKind) as Lister<ApiService>)
      .list()
      .filter(({ spec }) => spec?.service?.name === metadata.name && spec.service.namespace === metadata.namespace)
      .map((each) => each.metadata.name),
});
