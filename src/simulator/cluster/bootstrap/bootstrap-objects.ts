import {
  clusterRoleBindingKind,
  clusterRoleKind,
  deploymentKind,
  endpointSliceKind,
  endpointsKind,
  imageConfigurationKind,
  namespaceKind,
  roleBindingKind,
  roleKind,
  serviceAccountKind,
  serviceKind,
} from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { bootstrapPolicy } from '../../apis/access/bootstrap-policy.ts';
import type { Foundation } from '../foundation.ts';
import { APPS_DOMAIN } from '../image-control-plane.ts';
import {
  registryHost,
  registryImage,
  registryNamespace,
  registryRoot,
  registryServiceIp,
} from '../registry/registry-facts.ts';
import { recordInstalledVersion } from './installed-version.ts';
import { platformObjects } from './platform-objects.ts';

/** What a cluster holds before anybody uses it, in the order in which it is created. */
export const bootstrap = async (foundation: Foundation, version: string): Promise<void> => {
  const { client, machinery, catalog } = foundation;
  for (const name of NAMESPACES) await create(client, namespaceKind, { name }, {});
  grantFromTheStart(machinery);
  describePlatform(machinery, catalog);
  await createConfiguration(client);
  await recordInstalledVersion(foundation, version);
  await createServices(client);
  await createRegistryDeployment(client);
};

/** Two hundred objects that nobody has to be asked about go straight into the store. */
const grantFromTheStart = ({ store, clock, random }: Machinery): void => {
  const { clusterRoles, clusterRoleBindings, roles, roleBindings } = bootstrapPolicy();
  const creationTimestamp = timestamp(clock.now());
  const put = (kind: ResourceKind, objects: readonly KubeObject[]): void => {
    for (const object of objects)
      store.create(groupResource(kind), {
        ...object,
        metadata: { ...object.metadata, uid: random.uid(), creationTimestamp },
      });
  };
  put(clusterRoleKind, clusterRoles);
  put(clusterRoleBindingKind, clusterRoleBindings);
  put(roleKind, roles);
  put(roleBindingKind, roleBindings);
};

const describePlatform = ({ store, clock, random }: Machinery, catalog: ApiCatalog): void => {
  const now = timestamp(clock.now());
  for (const { kind, name, uid, labels, annotations, generation, content } of platformObjects(
    catalog,
    APPS_DOMAIN,
    now,
  ))
    store.create(groupResource(kind), {
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      metadata: {
        name,
        uid: uid ?? random.uid(),
        creationTimestamp: now,
        ...(labels === undefined ? {} : { labels }),
        ...(annotations === undefined ? {} : { annotations }),
        ...(generation === undefined ? {} : { generation }),
      },
      ...content,
    } as KubeObject);
};

const NAMESPACES = [
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
  'openshift',
  'openshift-config',
  'openshift-config-managed',
  registryNamespace,
  'openshift-infra',
  'openshift-node',
];

const create = (
  client: Client,
  kind: ResourceKind,
  metadata: KubeObject['metadata'],
  content: object,
): Promise<KubeObject> =>
  client.create(kind, { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata, ...content });

const createConfiguration = async (client: Client): Promise<void> => {
  const image = await create(client, imageConfigurationKind, { name: 'cluster' }, { spec: {} });
  await client.updateStatus(imageConfigurationKind, {
    ...image,
    status: { internalRegistryHostname: registryHost },
  } as KubeObject);
};

const createServices = async (client: Client): Promise<void> => {
  await create(
    client,
    serviceKind,
    { name: 'kubernetes', namespace: 'default', labels: { component: 'apiserver', provider: 'kubernetes' } },
    {
      spec: { clusterIP: '10.3.0.1', ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }] },
    },
  );
  await createApiEndpoints(client);
  await create(
    client,
    serviceKind,
    { name: 'image-registry', namespace: registryNamespace, labels: registryLabels },
    {
      spec: {
        clusterIP: registryServiceIp,
        ports: [{ name: '5000-tcp', port: 5000, protocol: 'TCP', targetPort: 5000 }],
        selector: registryLabels,
      },
    },
  );
};

/** Where the API server can be reached besides its service: API servers write this themselves, in both forms. */
const createApiEndpoints = async (client: Client): Promise<void> => {
  const place = { name: 'kubernetes', namespace: 'default' };
  const ip = '10.99.1.2';
  const ports = [{ name: 'https', port: 6443, protocol: 'TCP' }];
  await create(
    client,
    endpointsKind,
    { ...place, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
    { subsets: [{ addresses: [{ ip }], ports }] },
  );
  await create(
    client,
    endpointSliceKind,
    { ...place, labels: { 'kubernetes.io/service-name': 'kubernetes' } },
    { addressType: 'IPv4', endpoints: [{ addresses: [ip], conditions: { ready: true } }], ports },
  );
};

const registryLabels = { 'docker-registry': 'default' };

const registryAccount = 'registry';

const createRegistryDeployment = async (client: Client): Promise<void> => {
  await create(client, serviceAccountKind, { name: registryAccount, namespace: registryNamespace }, {});
  await create(
    client,
    deploymentKind,
    { name: 'image-registry', namespace: registryNamespace, labels: registryLabels },
    {
      spec: {
        replicas: 1,
        selector: { matchLabels: registryLabels },
        template: {
          metadata: { labels: registryLabels },
          spec: {
            serviceAccountName: registryAccount,
            containers: [
              {
                name: 'registry',
                image: registryImage,
                ports: [{ containerPort: 5000, protocol: 'TCP' }],
                env: [{ name: 'REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY', value: registryRoot }],
                volumeMounts: [{ name: 'registry-storage', mountPath: registryRoot }],
              },
            ],
            volumes: [{ name: 'registry-storage', emptyDir: {} }],
          },
        },
      },
    },
  );
};
