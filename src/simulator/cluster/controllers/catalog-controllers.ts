import {
  customResourceDefinitionKind,
  horizontalPodAutoscalerKind,
  resourceQuotaKind,
} from '../../../resources/kinds/kinds.ts';
import { clusterResourceQuotaKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { Controller } from '../../apimachinery/controller.ts';
import type { OnDemandController } from '../../apimachinery/on-demand-controller.ts';
import { isInstalled } from '../../apis/custom-resources/installed-definition.ts';
import { createGarbageCollector } from '../../controllers/garbage-collector/garbage-collector.ts';
import { createNamespaceController } from '../../controllers/namespace/namespace-controller.ts';
import { createUnidlingController } from '../../controllers/unidling/unidling-controller.ts';
import type { Foundation } from '../foundation.ts';
import { kindByGroup } from './kind-by-group.ts';

/** The controllers that have to do with all kinds that there are. */
export const catalogControllers = (catalog: ApiCatalog): Controller[] => [
  createNamespaceController(namespacedKinds(catalog)),
  createGarbageCollector(deletableKinds(catalog)),
];

/** Counts what namespaces with quotas hold, of all kinds that there are. */
export const quotaControllers = (catalog: ApiCatalog): readonly OnDemandController[] => [
  {
    kind: resourceQuotaKind,
    load: async () => {
      const { createResourceQuotaController } = await import(
        '../../controllers/resource-quota/resource-quota-controller.ts'
      );
      return createResourceQuotaController(namespacedKinds(catalog));
    },
  },
  {
    kind: clusterResourceQuotaKind,
    load: async () => {
      const { createClusterQuotaController } = await import(
        '../../controllers/resource-quota/cluster-quota-controller.ts'
      );
      return createClusterQuotaController(namespacedKinds(catalog));
    },
  },
];

/** Scales what can be scaled. */
export const autoscalerController = (catalog: ApiCatalog): OnDemandController => ({
  kind: horizontalPodAutoscalerKind,
  load: async () => {
    const { createAutoscalerController } = await import('../../controllers/autoscaler/autoscaler-controller.ts');
    const scaled = catalog.storages.filter(({ subresources }) => subresources?.['scale'] !== undefined);
    return createAutoscalerController(
      kindByGroup(catalog),
      scaled.map(({ kind }) => kind),
    );
  },
});

/** Wakes up what sleeps. */
export const unidlingController = (catalog: ApiCatalog): Controller => createUnidlingController(kindByGroup(catalog));

/** What a cluster is installed with gives nobody anything to do. */
const changedDefinitions: Omit<OnDemandController, 'load'> = {
  kind: customResourceDefinitionKind,
  wants: (definition, deleted) => deleted || !isInstalled(definition),
};

/** Serves what users define. @param onServed is told when the catalog has other kinds than before */
export const definitionController = (
  { machinery, catalog }: Pick<Foundation, 'machinery' | 'catalog'>,
  onServed: () => void,
): OnDemandController => ({
  ...changedDefinitions,
  load: async () =>
    (await import('../../apis/custom-resources/definition-controller.ts')).createDefinitionController(
      machinery,
      catalog,
      onServed,
    ),
});

const namespacedKinds = (catalog: ApiCatalog): readonly ResourceKind[] =>
  deletableKinds(catalog).filter(({ namespaced }) => namespaced);

/** What is stored on its own, so that namespaces must be emptied of it and owners may own it. */
const deletableKinds = (catalog: ApiCatalog): readonly ResourceKind[] =>
  catalog.storages
    .filter(({ watch, list, delete: remove }) => watch !== undefined && list !== undefined && remove !== undefined)
    .map(({ kind }) => kind);

/** Keeps an APIService for each version of a group that definitions serve. */
export const registrationController: OnDemandController = {
  ...changedDefinitions,
  load: async () =>
    (await import('../../apis/custom-resources/registration-controller.ts')).createRegistrationController(),
};
