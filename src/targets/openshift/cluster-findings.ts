import type { Finding } from '../../ports/finding.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { may } from './access-review.ts';
import { lookUp } from './look-up.ts';
import { selfProvisionerRemedy } from './project-permission.ts';

/** How often the cluster looks for new images of scheduled tags, where it does not say otherwise: minutes. */
const usualInterval = 15;

interface NodeList {
  items: readonly {
    spec?: { unschedulable?: boolean };
    status?: { nodeInfo?: { architecture?: string }; conditions?: readonly { type: string; status: string }[] };
  }[];
}

/** Looks at what a cluster serves, and at what the user may do on it, outside of the registry. */
export const clusterFindings = async (
  api: KubeApi,
  { mayChangeCluster }: { mayChangeCluster: boolean },
): Promise<readonly Finding[]> => {
  const [projects, builds, buildsServed, configs, nodes, images, seesNodes] = await Promise.all([
    may(api, { verb: 'create', group: 'project.openshift.io', resource: 'projectrequests' }),
    may(api, { verb: 'create', group: 'build.openshift.io', resource: 'builds', subresource: 'docker' }),
    lookUp(api, '/apis/build.openshift.io/v1'),
    lookUp(api, '/apis/apps.openshift.io/v1'),
    lookUp<NodeList>(api, '/api/v1/nodes'),
    may(api, { verb: 'list', group: 'image.openshift.io', resource: 'images' }),
    may(api, { verb: 'list', resource: 'nodes' }),
  ]);
  const interval = await scheduledImport(api);
  return [
    projects
      ? { name: 'creating projects', state: 'present', detail: 'every experiment gets projects of its own' }
      : {
          name: 'creating projects',
          state: 'missing',
          detail: 'the user may not request projects: no experiment can be run',
          remedy: selfProvisionerRemedy,
        },
    served('builds', buildsServed.object !== undefined, builds, 'Build'),
    served('deployment configs', configs.object !== undefined, true, 'DeploymentConfig'),
    images && seesNodes
      ? { name: 'objects of the whole cluster', state: 'present', detail: 'images and nodes can be read' }
      : {
          name: 'objects of the whole cluster',
          state: 'missing',
          detail: `the user may not list ${[...(images ? [] : ['images']), ...(seesNodes ? [] : ['nodes'])].join(' and ')}: what reads them is skipped (needs:admin)`,
          remedy: 'as an administrator: oc adm policy add-cluster-role-to-user cluster-reader USER',
        },
    nodesOf(nodes.object),
    mayChangeCluster
      ? {
          name: 'changing the cluster',
          state: 'present',
          detail: 'allowed; put right at the end',
          capability: 'cluster-scope',
        }
      : {
          name: 'changing the cluster',
          state: 'missing',
          detail: 'nothing but the projects of the run is changed',
          remedy: '--allow cluster-scope',
          capability: 'cluster-scope',
        },
    {
      name: 'clock',
      state: 'missing',
      detail: `time cannot be moved on a real cluster; tags with a schedule are looked at every ${interval} minutes`,
      capability: 'clock',
    },
  ];
};

const served = (name: string, isServed: boolean, isAllowed: boolean, capability: string): Finding => {
  if (isServed && isAllowed) return { name, state: 'present', detail: `the cluster serves them` };
  if (isServed)
    return {
      name,
      state: 'missing',
      detail: 'the user may not start Docker builds',
      remedy:
        'as an administrator: oc adm policy add-cluster-role-to-group system:build-strategy-docker system:authenticated',
    };
  return {
    name,
    state: 'missing',
    detail: `the cluster was installed without the capability ${capability}: what needs it fails`,
    remedy: `as an administrator: add ${capability} to spec.capabilities.additionalEnabledCapabilities of clusterversion/version`,
  };
};

const nodesOf = (nodes: NodeList | undefined): Finding => {
  const finding = { name: 'nodes', capability: 'running-pods' } as const;
  if (nodes === undefined)
    return { ...finding, state: 'present', detail: 'the user may not list nodes; ready ones, of amd64, are assumed' };
  const ready = nodes.items.filter(({ spec, status }) => !spec?.unschedulable && isReady(status?.conditions ?? []));
  if (ready.length === 0)
    return {
      ...finding,
      state: 'missing',
      detail: `none of ${nodes.items.length} nodes takes pods: scenarios that run pods are skipped`,
      remedy: 'oc get nodes; then oc adm uncordon NODE, or start one',
    };
  const found = [...new Set(ready.map(({ status }) => status?.nodeInfo?.architecture ?? 'unknown'))];
  return { ...finding, state: 'present', detail: `${ready.length} ready, ${found.join(', ')}` };
};

const isReady = (conditions: readonly { type: string; status: string }[]): boolean =>
  conditions.some(({ type, status }) => type === 'Ready' && status === 'True');

interface ControllerManager {
  spec?: { observedConfig?: { imageImport?: { scheduledImageImportMinimumIntervalSeconds?: number } } };
}

const scheduledImport = async (api: KubeApi): Promise<number> => {
  const path = '/apis/operator.openshift.io/v1/openshiftcontrollermanagers/cluster';
  const { object } = await lookUp<ControllerManager>(api, path);
  const seconds = object?.spec?.observedConfig?.imageImport?.scheduledImageImportMinimumIntervalSeconds;
  return seconds === undefined ? usualInterval : seconds / 60;
};
