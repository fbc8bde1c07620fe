import { goClient } from '../../distribution/client-profile.ts';
import { imageConfigurationKind, namespaceKind, podKind } from '../../resources/kinds/kinds.ts';
import { projectConfigurationKind } from '../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { ProjectConfiguration } from '../../resources/projects/project-configuration.ts';
import { admittedWrites } from '../apimachinery/admitted-writes.ts';
import { deploymentConfigStorages } from '../apis/deployment-configs/deployment-config-storages.ts';
import { imageStorages } from '../apis/image/image-storages.ts';
import { createImageImporter } from '../apis/image/import/image-importer.ts';
import type { ProjectApi } from '../apis/project/project-api.ts';
import { projectStorages } from '../apis/project/project-storages.ts';
import { routeStorages } from '../apis/route/routes.ts';
import { templateStorages } from '../apis/template/template-storages.ts';
import type { Access } from './control-plane.ts';
import type { Foundation } from './foundation.ts';
import type { ReachRegistries } from './reach-registries.ts';
import { servedKind } from './served-kind.ts';

/** Routes get names below this domain. */
export const APPS_DOMAIN = 'apps.streamproof.test';

/** Fills the catalog with OpenShift's own kinds. */
export const serveOpenShift = (
  { machinery, catalog, client, listers, clock, owners }: Foundation,
  { authorize }: Access,
  reach: ReachRegistries,
): void => {
  const importer = createImageImporter(reach(goClient), clock);
  const configurations = listers.of<ImageConfiguration>(imageConfigurationKind);
  const projectSettings = listers.of<ProjectConfiguration>(projectConfigurationKind);
  const configuration = () => configurations.get(undefined, 'cluster');
  catalog.add(
    ...imageStorages(machinery, {
      client,
      authorize,
      importer,
      registryHostname: () => configuration()?.status?.internalRegistryHostname || undefined,
      publicRegistryHostname: () => externalHostnames(configuration())[0],
    }),
    ...projectStorages({
      client: client.writingAs(owners.of('openshift-apiserver')),
      authorize,
      store: machinery.store,
      configuration: () => projectSettings.get(undefined, 'cluster'),
      kindOf: servedKind(catalog),
      namespaces: () => catalog.find(namespaceKind) as ReturnType<ProjectApi['namespaces']>,
    }).map(admittedWrites(machinery.subresources, 'asked')),
    ...deploymentConfigStorages(machinery, {
      listers,
      podLog: () => catalog.find(podKind)?.subresources?.['log']?.connect,
    }),
    ...routeStorages(machinery, authorize, { domain: APPS_DOMAIN }),
    ...templateStorages(machinery, authorize),
  );
};

/** `image.config.openshift.io/cluster`, as far as the image API reads it. */
interface ImageConfiguration extends KubeObject {
  spec?: { externalRegistryHostnames?: string[] };
  status?: { internalRegistryHostname?: string; externalRegistryHostnames?: string[] };
}

/** Where the registry is reached from outside: what users have written comes before what its route adds. */
const externalHostnames = (configuration: ImageConfiguration | undefined): readonly string[] => [
  ...(configuration?.spec?.externalRegistryHostnames ?? []),
  ...(configuration?.status?.externalRegistryHostnames ?? []),
];
