import { deploymentConfigKind, podKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { deployerPodName, phaseOf, rolloutName } from '../../../resources/workloads/rollout.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { badRequest, internalError, notFound } from '../../apimachinery/status-error.ts';
import { logVersion } from '../validation/log-version.ts';
import { type ConfigApi, controllerNamed } from './config-api.ts';

/** Options of the request that are not those of a pod's log. */
const OWN_OPTIONS = ['version', 'previous', 'nowait'];

/**
 * `deploymentconfigs/<name>/log`: what the deployer of a version wrote or, once the version is complete, what one of its pods
 * writes. Understands `version`, `previous` (the version before) and `nowait` besides the options of a pod's log.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/apps/apiserver/registry/deploylog/rest.go
 */
export const logSubresource = (api: ConfigApi): Subresource => ({
  kind: { group: 'apps.openshift.io', version: 'v1', kind: 'DeploymentLog' },
  connect: {
    protocol: 'log',
    open: async (context, name, connection) => {
      const rollout = wantedRollout(api, context.namespace, name, connection.query);
      if (['New', 'Pending'].includes(phaseOf(rollout)) && connection.query.get('nowait') === 'true') return nothing();
      const pod = loggedPod(api, rollout);
      const log = api.podLog();
      if (log?.protocol !== 'log') throw internalError('no node serves logs');
      const query = new URLSearchParams([...connection.query].filter(([option]) => !OWN_OPTIONS.includes(option)));
      return log.open(context, pod, { ...connection, query });
    },
  },
});

const wantedRollout = (
  api: ConfigApi,
  namespace: string | undefined,
  name: string,
  query: URLSearchParams,
): ReplicationController => {
  const config = api.configs.peek(namespace, name);
  if (config === undefined) throw notFound({ ...deploymentConfigKind, plural: 'deploymentconfig' }, name);
  const version = versionIn(query, name, config.status?.latestVersion ?? 0);
  const controller = controllerNamed(api, namespace, rolloutName(name, version));
  if (controller === undefined) throw notFound(replicationControllerKind, rolloutName(name, version));
  return controller;
};

const versionIn = (query: URLSearchParams, name: string, latest: number): number => {
  const options = { group: 'apps.openshift.io', kind: 'DeploymentLogOptions', title: 'deployment' };
  const { version, isPrevious } = logVersion(query, options);
  if (latest === 0) throw badRequest(`no deployment exists for deploymentConfig "${name}"`);
  if (version === undefined) {
    if (isPrevious && latest === 1) throw badRequest(`no previous deployment exists for deploymentConfig "${name}"`);
    return isPrevious ? latest - 1 : latest;
  }
  if (!(version <= latest)) throw badRequest(`invalid version for deploymentConfig "${name}": ${version}`);
  return version;
};

/** The deployer's pod; of a complete version the first pod to run, running and ready ones before others. */
const loggedPod = ({ listers }: ConfigApi, rollout: ReplicationController): string => {
  if (phaseOf(rollout) !== 'Complete') return deployerPodName(rollout.metadata.name);
  const selector = Object.entries(rollout.spec.selector ?? {});
  const [pod] = listers
    .of<Pod>(podKind)
    .list(rollout.metadata.namespace)
    .filter(({ metadata }) => selector.every(([key, value]) => metadata.labels?.[key] === value))
    .sort((one, other) => rank(one) - rank(other) || (one.metadata.name < other.metadata.name ? -1 : 1));
  if (pod === undefined) throw internalError('timed out waiting for the condition');
  return pod.metadata.name;
};

const rank = ({ status }: Pod): number => ['Running', 'Pending'].indexOf(status?.phase ?? '') >>> 0;

const nothing = async function* (): AsyncIterable<Uint8Array> {};
