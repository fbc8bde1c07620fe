import { type Deployment, triggersAnnotation } from '../../resources/workloads/deployment.ts';
import type { DeploymentConfig } from '../../resources/workloads/deployment-config.ts';
import { revisionOf } from '../../resources/workloads/deployment-revision.ts';
import type { PodTemplateSpec } from '../../resources/workloads/pod-spec.ts';
import type { ReplicaSet } from '../../resources/workloads/replica-set.ts';
import type { ReplicationController } from '../../resources/workloads/replication-controller.ts';
import { phaseOf, rolloutAnnotations, versionOf } from '../../resources/workloads/rollout.ts';
import { longAgeSince } from '../output/age.ts';

/** Something that runs pods: its first line and one line a rollout, newest first. */
export interface Workload {
  readonly name: string;
  readonly namespace: string | undefined;
  /** `deploys`, `manages`, `runs` */
  readonly verb: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly deploys: string;
  readonly rollouts: readonly string[];
}

export const workloadOfDeployment = (deployment: Deployment, sets: readonly ReplicaSet[], now: number): Workload => {
  const { template } = deployment.spec;
  const own = sets.filter((set) => set.metadata.ownerReferences?.some(({ uid }) => uid === deployment.metadata.uid));
  const newestFirst = [...own].sort((a, b) => Number(revisionOf(b) - revisionOf(a)));
  return {
    name: `deployment/${deployment.metadata.name}`,
    namespace: deployment.metadata.namespace,
    verb: 'deploys',
    labels: template.metadata.labels ?? {},
    deploys: sourceOf(tagOfTriggers(deployment.metadata.annotations?.[triggersAnnotation]), template),
    rollouts: newestFirst.map(
      (set) => `deployment #${revisionOf(set)} ${rolloutText(set, revisionOf(set) === revisionOf(deployment), now)}`,
    ),
  };
};

export const workloadOfConfig = (
  config: DeploymentConfig,
  controllers: readonly ReplicationController[],
  now: number,
): Workload => {
  const own = controllers.filter((controller) =>
    controller.metadata.ownerReferences?.some(({ uid }) => uid === config.metadata.uid),
  );
  const newestFirst = [...own].sort((a, b) => versionOf(b) - versionOf(a));
  const from = config.spec.triggers?.find(({ type }) => type === 'ImageChange')?.imageChangeParams?.from;
  const several = imagesOf(config);
  const begun = [
    ...awaited(config, newestFirst.map(versionOf)),
    ...newestFirst
      .slice(0, 3)
      .map((controller) => `deployment #${versionOf(controller)} ${phaseText(controller, now)}`),
  ];
  const isElsewhere = from?.namespace !== undefined && from.namespace !== config.metadata.namespace;
  return {
    name: `dc/${config.metadata.name}`,
    namespace: config.metadata.namespace,
    verb: config.spec.test ? 'test deploys' : 'deploys',
    labels: config.spec.template?.metadata.labels ?? {},
    deploys:
      several.length > 1
        ? ''
        : from
          ? isElsewhere
            ? `${from.namespace}/${from.name} `
            : sourceOf(from.name, config.spec.template)
          : `${configImages(config)} ${(config.spec.triggers ?? []).length === 0 ? '(manual)' : ''}`,
    rollouts: several.length > 1 ? several.flatMap((image) => [image, ...begun]) : begun,
  };
};

/** What each container runs: the tag that it follows, or its image. */
const imagesOf = ({ spec, metadata }: DeploymentConfig): string[] =>
  (spec.template?.spec.containers ?? []).map(({ name, image }) => {
    const followed = spec.triggers?.find(({ imageChangeParams }) => imageChangeParams?.containerNames?.includes(name));
    const { namespace, name: tag } = followed?.imageChangeParams?.from ?? {};
    if (tag === undefined) return image;
    return namespace === undefined || namespace === metadata.namespace ? `istag/${tag}` : `${namespace}/${tag}`;
  });

/** A rollout that has not begun, and what it waits for. */
const awaited = ({ spec, status }: DeploymentConfig, versions: readonly number[]): string[] => {
  const triggers = spec.triggers ?? [];
  const latest = status?.latestVersion ?? 0;
  if (versions.includes(latest)) return [];
  const [onConfig, onImage] = ['ConfigChange', 'ImageChange'].map((type) =>
    triggers.some((each) => each.type === type),
  );
  const causes = [...(onImage ? ['image'] : []), ...(onConfig ? ['update'] : [])];
  const cause = causes.length === 0 ? 'for manual' : `on ${causes.join(' or ')}`;
  if (latest === 0) return [`deployment #1 waiting ${cause}`];
  return causes.length === 0 ? [] : [`deployment #${latest} pending ${cause}`];
};

const sourceOf = (tag: string | undefined, template: PodTemplateSpec | undefined): string =>
  tag ? `istag/${tag} ` : (template?.spec.containers.map(({ image }) => image).join(',') ?? '');

/** As in `oc`, the images of a deployment config get the tag that Docker would add. */
const configImages = ({ spec }: DeploymentConfig): string =>
  (spec.template?.spec.containers ?? [])
    .map(({ image }) => (/[:@][^/]*$/.test(image) ? image : `${image}:latest`))
    .join(', ');

const tagOfTriggers = (annotation: string | undefined): string | undefined => {
  try {
    return (JSON.parse(annotation ?? '[]') as { from?: { name?: string } }[])[0]?.from?.name;
  } catch {
    return undefined;
  }
};

const rolloutText = (set: ReplicaSet, current: boolean, now: number): string => {
  const ready = set.status?.readyReplicas ?? 0;
  const age = longAgeSince(now, set.metadata.creationTimestamp).toLowerCase();
  return `${current ? `running for ${age}` : `deployed ${age} ago`}${podsText(set.spec.replicas ?? 1, set.status?.replicas ?? 0, ready)}`;
};

const phaseText = (controller: ReplicationController, now: number): string => {
  const { annotations = {}, creationTimestamp } = controller.metadata;
  const age = longAgeSince(now, creationTimestamp).toLowerCase();
  const reason = annotations[rolloutAnnotations.reason];
  const pods = podsText(
    controller.spec.replicas ?? 0,
    controller.status?.replicas ?? 0,
    controller.status?.readyReplicas ?? 0,
  );
  const phase = phaseOf(controller);
  if (phase === 'Complete') return `deployed ${age} ago${pods}`;
  if (phase === 'Failed') return `failed ${age} ago${reason ? `: ${reason}` : ''}${pods}`;
  return phase === 'Running' ? `running for ${age}${pods}` : `pending ${age} ago${pods}`;
};

/** ` - 2 pods growing to 3`; empty without any. */
export const podsText = (wanted: number, current: number, ready: number): string => {
  if (wanted === 0 && ready === 0) return '';
  const pods = ready === wanted ? `${wanted} pod${wanted === 1 ? '' : 's'}` : `${ready}/${wanted} pods`;
  const change = current < wanted ? ` growing to ${wanted}` : current > wanted ? ` reducing to ${wanted}` : '';
  return ` - ${pods}${change}`;
};
