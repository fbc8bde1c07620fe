import type { Deployment } from '../../resources/deployment.ts';
import type { ImageStream } from '../../resources/image-stream.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Pod } from '../../resources/pod.ts';
import type { ReplicaSet } from '../../resources/replica-set.ts';
import type { Service } from '../../resources/service.ts';
import {
  type DeploymentConfig,
  type ReplicationController,
  type Workload,
  workloadOfConfig,
  workloadOfDeployment,
} from './workload.ts';

/** What a project holds. */
export interface ProjectContent {
  readonly project: KubeObject;
  readonly server: string;
  readonly services: readonly Service[];
  readonly deployments: readonly Deployment[];
  readonly replicaSets: readonly ReplicaSet[];
  readonly deploymentConfigs: readonly DeploymentConfig[];
  readonly replicationControllers: readonly ReplicationController[];
  readonly pods: readonly Pod[];
  readonly streams: readonly ImageStream[];
}

/** What `oc status` prints: each service with its workloads, the other workloads, and how many remarks there are. */
export const statusText = (content: ProjectContent, now: number): string => {
  const { name, annotations } = content.project.metadata;
  const title = annotations?.['openshift.io/display-name'];
  const head = `In project ${title ? `${title} (${name})` : name} on server ${content.server}\n\n`;
  const workloads = [
    ...content.deployments.map((deployment) => workloadOfDeployment(deployment, content.replicaSets, now)),
    ...content.deploymentConfigs.map((config) => workloadOfConfig(config, content.replicationControllers, now)),
  ];
  if (content.services.length + workloads.length + content.pods.length === 0)
    return `${head}You have no services, deployment configs, or build configs.\nRun 'oc new-app' to create an application.\n`;
  const blocks = content.services.map((service) =>
    serviceBlock(
      service,
      workloads.filter((workload) => isBehind(service, workload)),
    ),
  );
  const alone = workloads.filter((workload) => !content.services.some((service) => isBehind(service, workload)));
  const errors = missingStreams(content);
  const errorLines = errors.length === 0 ? '' : `Errors:\n${errors.map((error) => `  * ${error}\n`).join('')}`;
  return `${head}${[...blocks, ...alone.map((workload) => workloadLines(workload, ''))].map((block) => `${block}\n`).join('')}${errorLines}\n${summary(errors.length, countInfos(content))}\n`;
};

const serviceBlock = ({ metadata, spec }: Service, workloads: readonly Workload[]): string => {
  const ports = (spec.ports ?? []).map(({ port, targetPort }) =>
    targetPort === undefined || targetPort === port ? `${port}` : `${port} -> ${targetPort}`,
  );
  const address = spec.clusterIP === 'None' ? 'headless' : (spec.clusterIP ?? '<pending>');
  return `svc/${metadata.name} - ${address}${ports.length === 0 ? '' : ` port${ports.length > 1 ? 's' : ''} ${ports.join(', ')}`}\n${workloads.map((workload) => workloadLines(workload, '  ')).join('')}`;
};

const workloadLines = ({ name, deploys, rollouts }: Workload, indent: string): string =>
  `${indent}${name} deploys ${deploys}\n${rollouts.map((rollout) => `${indent}  ${rollout}\n`).join('')}`;

const isBehind = ({ spec }: Service, { labels }: Workload): boolean => {
  const selector = Object.entries(spec.selector ?? {});
  return selector.length > 0 && selector.every(([key, value]) => labels[key] === value);
};

const missingStreams = ({ deploymentConfigs, streams, project }: ProjectContent): string[] =>
  deploymentConfigs.flatMap(({ metadata, spec }) => {
    const from = spec.triggers?.find(({ type }) => type === 'ImageChange')?.imageChangeParams?.from;
    const stream = from?.name.split(':')[0];
    const elsewhere = from?.namespace !== undefined && from.namespace !== project.metadata.name;
    if (!stream || elsewhere || streams.some((found) => found.metadata.name === stream)) return [];
    return [`The image trigger for dc/${metadata.name} will have no effect because is/${stream} does not exist.`];
  });

/** Every pod template without a liveness probe is worth a remark, and so is every pod that no replica set made. */
const countInfos = ({ deployments, deploymentConfigs, pods }: ProjectContent): number => {
  const unprobed = (containers: readonly { livenessProbe?: unknown }[] | undefined): boolean =>
    (containers ?? []).some(({ livenessProbe }) => !livenessProbe);
  const templates = [...deployments, ...deploymentConfigs].filter(({ spec }) =>
    unprobed(spec.template?.spec.containers),
  );
  const single = pods.filter(
    ({ metadata, spec }) =>
      !metadata.ownerReferences?.some(({ kind, controller }) => controller && kind !== 'ReplicationController') &&
      unprobed(spec.containers),
  );
  return templates.length + single.filter(({ metadata }) => !metadata.labels?.deploymentconfig).length;
};

const summary = (errors: number, infos: number): string => {
  const parts = [
    ...(errors > 0 ? [`${errors} error${errors > 1 ? 's' : ''}`] : []),
    ...(infos > 0 ? [`${infos} info${infos > 1 ? 's' : ''}`] : []),
  ];
  if (parts.length > 0) return `${parts.join(', ')} identified, use 'oc status --suggest' to see details.`;
  return "View details with 'oc describe <resource>/<name>' or list resources with 'oc get all'.";
};
