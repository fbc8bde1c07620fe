import { resourceQuotaKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import { canonicalQuantity } from '../../../resources/quantities/canonical-quantity.ts';
import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import { quantityRule } from '../../../resources/quantities/read-quantity.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { plainStorage } from '../plain-storage.ts';
import { goScopes } from './validate-quota-scopes.ts';
import { validateQuotaAmounts, validateQuotaSpec } from './validate-quota-spec.ts';

/** The storage of quotas, which admission and a controller fill. */
export const resourceQuotaStorage = (machinery: Machinery): RegistryStore =>
  plainStorage(resourceQuotaKind, machinery, {
    status: true,
    answersDeleteWith: 'object',
    applyDefaults: (object) => {
      const quota = object as ResourceQuota;
      quota.spec ??= {};
      if (quota.spec.hard) quota.spec.hard = canonicalList(quota.spec.hard);
    },
    prepareForCreate: (object) => void ((object as ResourceQuota).status = {}),
    validateStatusUpdate: ({ status }: KubeObject & { status?: ResourceQuota['status'] }) => [
      ...validateQuotaAmounts(status?.hard, 'status.hard'),
      ...validateQuotaAmounts(status?.used, 'status.used'),
    ],
    validate: (object) => validateQuotaSpec((object as ResourceQuota).spec),
    validateUpdate: (object, old) => [
      ...validateQuotaSpec((object as ResourceQuota).spec),
      ...(sameScopes(object as ResourceQuota, old as ResourceQuota)
        ? []
        : [invalidGo('spec.scopes', goScopes((object as ResourceQuota).spec.scopes ?? []), 'field is immutable')]),
    ],
  });

/** @throws StatusError 400 when something is no quantity: the real server cannot even decode it */
const canonicalList = (list: ResourceList): ResourceList => {
  if (Object.values(list).some((value) => parseQuantity(value) === undefined)) throw badRequest(quantityRule);
  return Object.fromEntries(Object.entries(list).map(([name, value]) => [name, canonicalQuantity(value)]));
};

const sameScopes = (one: ResourceQuota, other: ResourceQuota): boolean => scopeText(one) === scopeText(other);

const scopeText = ({ spec }: ResourceQuota): string => [...new Set(spec.scopes)].toSorted().join();
