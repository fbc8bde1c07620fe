import { endpointsKind, limitRangeKind } from '../../../resources/kinds/kinds.ts';
import { admittedWrites } from '../../apimachinery/admitted-writes.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage, Subresource } from '../../apimachinery/rest-storage.ts';
import { endpointsDefaults, validateEndpoints } from '../network/validate-endpoints.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import { volumeStorages } from '../storage/volume-storages.ts';
import { componentStatuses } from './component-statuses.ts';
import { configMapStorage } from './config-maps.ts';
import { currentEventStorage } from './current-events.ts';
import { eventStorage } from './events.ts';
import { kubeletAnswers } from './kubelet-answers.ts';
import { limitRangeDefaults } from './limit-range-defaults.ts';
import { namespaceStorage } from './namespaces.ts';
import type { HasKubelet } from './node-heartbeat.ts';
import { nodeStorage } from './nodes.ts';
import { bindingStorage } from './pods/pod-binding.ts';
import { podTemplateStorage } from './pods/pod-templates.ts';
import { podStorage } from './pods/pods.ts';
import { proxy } from './proxy.ts';
import { replicationControllerStorage } from './replication-controllers.ts';
import { resourceQuotaStorage } from './resource-quotas.ts';
import { secretStorage } from './secrets.ts';
import { serviceAccountStorage } from './service-accounts.ts';
import { serviceStorage } from './services/services.ts';
import { validateLimitRange } from './validate-limit-range.ts';

/** What other parts of the cluster do for the kinds of the core group: the subresources that they serve. */
export interface CoreSubresources {
  /** `log`, `exec`, `attach`, `portforward`. */
  readonly pods?: Readonly<Record<string, Subresource>>;
  /** `token`. */
  readonly serviceaccounts?: Readonly<Record<string, Subresource>>;
  readonly hasKubelet?: HasKubelet;
}

/** The storages of the core group, and of the events of events.k8s.io, which are the same objects. */
export const coreStorages = (machinery: Machinery, subresources: CoreSubresources = {}): RestStorage[] => {
  const events = eventStorage(machinery);
  const pods = podStorage(machinery, { ...subresources.pods, proxy: proxy() });
  return [
    namespaceStorage(machinery),
    pods,
    admittedWrites(machinery.subresources)(bindingStorage(pods)),
    serviceStorage(machinery, { proxy: proxy() }),
    secretStorage(machinery),
    configMapStorage(machinery),
    serviceAccountStorage(machinery, subresources.serviceaccounts),
    events,
    currentEventStorage(events),
    nodeStorage(machinery, { proxy: proxy(kubeletAnswers(machinery.store)) }, subresources.hasKubelet),
    replicationControllerStorage(machinery),
    plainStorage(endpointsKind, machinery, {
      createOnUpdate: true,
      applyDefaults: endpointsDefaults,
      ...checkedBy(validateEndpoints),
    }),
    plainStorage(limitRangeKind, machinery, {
      createOnUpdate: true,
      applyDefaults: limitRangeDefaults,
      ...checkedBy(validateLimitRange),
    }),
    resourceQuotaStorage(machinery),
    ...volumeStorages(machinery),
    componentStatuses,
    podTemplateStorage(machinery),
  ];
};
