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

/** Looks at the internal registry of a cluster, and at what the user may do with it. */
export const registryFindings = async (api: KubeApi): Promise<readonly Finding[]> => {
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
    {
      name: 'image registry: listing its storage',
      state: mayExec && !unseen && (storage === undefined || isFiles(storage)) ? 'present' : 'missing',
      detail: mayExec
        ? 'the user may execute commands in its pod'
        : `the user may not execute commands in the pods of ${namespace}`,
      ...(mayExec ? {} : { remedy: `as an administrator: oc adm policy add-role-to-user edit USER -n ${namespace}` }),
      capability: 'registry-storage',
    },
    {
      name: 'image registry: its access log',
      state: mayLog ? 'present' : 'missing',
      detail: mayLog ? 'the user may read the log of its pod' : `the user may not read logs in ${namespace}`,
      ...(mayLog ? {} : { remedy: `as an administrator: oc adm policy add-role-to-user view USER -n ${namespace}` }),
      capability: 'registry-journal',
    },
    {
      name: 'image registry: pull-through',
      state: config.object?.spec?.managementState === 'Removed' ? 'missing' : 'present',
      detail: 'the registry serves, and keeps, what image streams with the reference policy Local refer to',
    },
    route.object?.spec?.host === undefined
      ? {
          name: 'image registry: route',
          state: route.object === undefined && route.why === 'forbidden' ? 'unknown' : 'missing',
          detail: 'the registry is not reached from outside of the cluster: nothing can be pushed to it from here',
          remedy: `--internal-registry HOST, or as an administrator: oc patch configs.imageregistry.operator.openshift.io/cluster --type=merge -p '{"spec":{"defaultRoute":true}}'`,
        }
      : { name: 'image registry: route', state: 'present', detail: route.object.spec.host },
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

const managed = (config: RegistryConfig | undefined, unseen: boolean, host: string | undefined): Finding => {
  const name = 'image registry';
  if (unseen) return { name, state: host ? 'present' : 'unknown', detail: host ?? 'its configuration may not be read' };
  const state = config?.spec?.managementState;
  if (state !== 'Removed')
    return { name, state: 'present', detail: [state ?? 'Managed', host].filter(Boolean).join(', ') };
  return {
    name,
    state: 'missing',
    detail: 'managementState is Removed: the cluster has no internal registry, image streams keep references only',
    remedy: `as an administrator: oc patch configs.imageregistry.operator.openshift.io/cluster --type=merge -p '{"spec":{"managementState":"Managed","storage":{"emptyDir":{}}}}'`,
  };
};

/** Where the registry keeps its content: `pvc`, `emptyDir`, `s3`. */
const storageKind = (config: RegistryConfig | undefined): string | undefined =>
  Object.keys(config?.spec?.storage ?? {}).find((key) => key !== 'managementState');

const isFiles = (storage: string): boolean => ['pvc', 'emptyDir'].includes(storage);
