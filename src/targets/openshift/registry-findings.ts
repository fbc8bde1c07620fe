import type { Capability } from '../../ports/capabilities.ts';
import type { Finding } from '../../ports/finding.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { type Access, may } from './access-review.ts';
import { lookUp } from './look-up.ts';

const namespace = 'openshift-image-registry';
const exec: Access = { verb: 'create', resource: 'pods', subresource: 'exec', namespace };
const logs: Access = { verb: 'get', resource: 'pods', subresource: 'log', namespace };
const prune: Access = { verb: 'delete', group: 'image.openshift.io', resource: 'images' };

interface RegistryConfig {
  spec?: { managementState?: string; storage?: Record<string, unknown>; defaultRoute?: boolean };
}

/**
 * Looks at the internal registry of a cluster, and at what the user may do with it.
 *
 * @param internalRegistry where the user says that it is reached
 */
export const registryFindings = async (
  api: KubeApi,
  { internalRegistry }: { internalRegistry: string | undefined },
): Promise<readonly Finding[]> => {
  const [config, route, images, mayExec, mayLog, mayPrune] = await Promise.all([
    lookUp<RegistryConfig>(api, '/apis/imageregistry.operator.openshift.io/v1/configs/cluster'),
    lookUp<{ spec?: { host?: string } }>(
      api,
      `/apis/route.openshift.io/v1/namespaces/${namespace}/routes/default-route`,
    ),
    lookUp<{ status?: { internalRegistryHostname?: string } }>(api, '/apis/config.openshift.io/v1/images/cluster'),
    may(api, exec),
    may(api, logs),
    may(api, prune),
  ]);
  const unseen = config.object === undefined && config.why === 'forbidden';
  const storage = storageKind(config.object);
  const isRemoved = config.object?.spec?.managementState === 'Removed';
  const reached = isRemoved ? undefined : (internalRegistry ?? route.object?.spec?.host);
  return [
    managed(config.object, unseen, images.object?.status?.internalRegistryHostname),
    {
      name: 'image registry: storage',
      ...(storage === undefined
        ? {
            state: 'unknown',
            detail: unseen
              ? 'the configuration of the registry may not be read'
              : 'no storage is configured; files are assumed',
          }
        : {
            state: isFiles(storage) ? 'present' : 'missing',
            detail: `${storage}${isFiles(storage) ? '' : ': only storage in files can be listed'}`,
          }),
      ...(storage === undefined || isFiles(storage)
        ? {}
        : { remedy: 'none without changing the cluster: scenarios that list the storage are skipped' }),
    },
    isRemoved
      ? withoutPod('image registry: listing its storage', 'registry-storage')
      : {
          name: 'image registry: listing its storage',
          capability: 'registry-storage',
          ...(!mayExec
            ? refusedTo('execute commands in the pods', 'edit')
            : storage !== undefined && !isFiles(storage)
              ? { state: 'missing', detail: `${storage} cannot be listed`, remedy: 'none without changing the cluster' }
              : { state: 'present', detail: 'the user may execute commands in its pod' }),
        },
    isRemoved
      ? withoutPod('image registry: its access log', 'registry-journal')
      : {
          name: 'image registry: its access log',
          capability: 'registry-journal',
          ...(mayLog
            ? { state: 'present', detail: 'the user may read the log of its pod' }
            : refusedTo('read logs', 'view')),
        },
    {
      name: 'image registry: pull-through',
      state: isRemoved ? 'missing' : 'present',
      detail: isRemoved
        ? 'there is no registry that could'
        : 'the registry serves, and keeps, what image streams with the reference policy Local refer to',
      ...(isRemoved ? { remedy: managedRemedy } : {}),
    },
    reached === undefined
      ? {
          name: 'image registry: route',
          capability: 'registry-push',
          state: route.object === undefined && route.why === 'forbidden' && !isRemoved ? 'unknown' : 'missing',
          detail: 'the registry is not reached from outside of the cluster: nothing can be pushed to it from here',
          remedy: `--internal-registry HOST, or as an administrator: oc patch configs.imageregistry.operator.openshift.io/cluster --type=merge -p '{"spec":{"defaultRoute":true}}'`,
        }
      : { name: 'image registry: route', state: 'present', detail: reached, capability: 'registry-push' },
    {
      name: 'pruning images',
      state: mayPrune ? 'present' : 'missing',
      detail: mayPrune ? 'the user may delete images' : 'the user may not delete images of the cluster',
      ...(mayPrune
        ? {}
        : { remedy: 'as an administrator: oc adm policy add-cluster-role-to-user system:image-pruner USER' }),
    },
  ];
};

const withoutPod = (name: string, capability: Capability): Finding => ({
  name,
  capability,
  state: 'missing',
  detail: 'there is no pod of a registry',
  remedy: managedRemedy,
});

const refusedTo = (what: string, role: string) =>
  ({
    state: 'missing',
    detail: `the user may not ${what} of ${namespace}`,
    remedy: `as an administrator: oc adm policy add-role-to-user ${role} USER -n ${namespace}`,
  }) as const;

const managed = (config: RegistryConfig | undefined, unseen: boolean, host: string | undefined): Finding => {
  const finding = { name: 'image registry', capability: 'internal-registry' } as const;
  // Who may not read the configuration finds out when experiments need it.
  if (unseen) return { ...finding, state: 'present', detail: host ?? 'its configuration may not be read' };
  const state = config?.spec?.managementState;
  if (state !== 'Removed')
    return { ...finding, state: 'present', detail: [state ?? 'Managed', host].filter(Boolean).join(', ') };
  return {
    ...finding,
    state: 'missing',
    detail: 'managementState is Removed: the cluster has no internal registry, image streams keep references only',
    remedy: managedRemedy,
  };
};

const managedRemedy = `as an administrator: oc patch configs.imageregistry.operator.openshift.io/cluster --type=merge -p '{"spec":{"managementState":"Managed","storage":{"emptyDir":{}}}}'`;

/** Where the registry keeps its content: `pvc`, `emptyDir`, `s3`. */
const storageKind = (config: RegistryConfig | undefined): string | undefined =>
  Object.keys(config?.spec?.storage ?? {}).find((key) => key !== 'managementState');

const isFiles = (storage: string): boolean => ['pvc', 'emptyDir'].includes(storage);
