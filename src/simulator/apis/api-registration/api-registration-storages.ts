import { apiServiceKind } from '../../../resources/kinds/platform-kinds.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import type { ApiService } from './api-service.ts';

/** The storages of apiregistration.k8s.io. What checks them is loaded when the first one is written. */
export const apiRegistrationStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(apiServiceKind, machinery, {
    status: true,
    requireResourceVersion: true,
    nameRule: () => [],
    applyDefaults: ({ spec }: ApiService) => {
      if (spec?.service) spec.service.port ??= 443;
    },
    ...checkedBy(async (object) => (await import('./validate-api-service.ts')).validateApiService(object)),
  }),
];
