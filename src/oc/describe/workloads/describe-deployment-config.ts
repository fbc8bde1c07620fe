import type { DeploymentConfig, DeploymentTrigger } from '../../../resources/workloads/deployment-config.ts';
import type { HorizontalPodAutoscaler } from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { phaseOf, versionOf } from '../../../resources/workloads/rollout.ts';
import { longAgeSince } from '../../output/age.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field, pairs } from '../openshift-lines.ts';
import { describePodTemplate } from '../pods/describe-pod-template.ts';
import { strategyLines } from './deployment-strategy-lines.ts';
import { podStatusText } from './describe-replica-set.ts';

/** How many rollouts are shown at most, and how many events. */
const MOST_ROLLOUTS = 3;
const MOST_EVENTS = 8;

/** What belongs to a deployment config: its versions, newest first, the pods of each, and events, oldest first. */
export interface DescribedRollouts {
  readonly rollouts: readonly ReplicationController[];
  readonly autoscalers: readonly HorizontalPodAutoscaler[];
  readonly pods: (rollout: ReplicationController) => Promise<readonly Pod[]>;
  readonly events: ShownEvents;
}

/** What `oc describe dc` prints. */
export const describeDeploymentConfig = async (
  config: DeploymentConfig,
  { rollouts, autoscalers, pods, events }: DescribedRollouts,
  now: number,
): Promise<string> => {
  const { metadata, status } = config;
  const latest = rollouts.find((rollout) => versionOf(rollout) === status?.latestVersion);
  const active = rollouts.find((rollout) => phaseOf(rollout) === 'Complete');
  const blocks = async (rollout: ReplicationController): Promise<string> => {
    const isLatest = rollout === latest;
    // More is told of the one that runs now, and of the first one.
    const isTold = rollout === active || (isLatest && rollouts.length === 1);
    const lines = isTold ? toldLines(rollout, await pods(rollout), now) : rolloutLines(rollout, now);
    return `Deployment #${versionOf(rollout)}${isLatest ? ' (latest)' : ''}:\n${lines}`;
  };
  const others = rollouts.filter((rollout) => rollout !== latest).slice(0, MOST_ROLLOUTS - 1);
  return alignOpenShift(
    [
      describeMeta(metadata, now),
      field('Latest Version', status?.latestVersion ? String(status.latestVersion) : 'Not deployed'),
      specLines(config, autoscalers),
      '\n',
      ...(latest ? await Promise.all([latest, ...others].map(blocks)) : [field('Latest Deployment', undefined)]),
      events === undefined ? '' : `\n${describeEvents(events.slice(-MOST_EVENTS), now)}`,
    ].join(''),
  );
};

const specLines = ({ metadata, spec }: DeploymentConfig, autoscalers: readonly HorizontalPodAutoscaler[]): string =>
  [
    field('Selector', pairs(spec.selector).sort().join(',')),
    field('Replicas', `${spec.replicas ?? 0}${spec.test ? ' (test, will be scaled down between deployments)' : ''}`),
    spec.paused ? field('Paused', 'yes') : '',
    autoscalingLine(metadata.name, autoscalers),
    field('Triggers', (spec.triggers ?? []).flatMap(triggerText).join(', ')),
    field('Strategy', spec.strategy?.type),
    strategyLines(spec.strategy),
    spec.minReadySeconds ? field('MinReadySeconds', String(spec.minReadySeconds)) : '',
    `Template:\n${describePodTemplate(spec.template)}`,
  ].join('');

const triggerText = ({ type, imageChangeParams }: DeploymentTrigger): string[] => {
  if (type === 'ConfigChange') return ['Config'];
  if (type !== 'ImageChange') return [type];
  const [stream, tag] = (imageChangeParams?.from.name ?? '').split(':');
  return stream ? [`Image(${stream}@${tag}, auto=${imageChangeParams?.automatic ?? false})`] : [];
};

/** Autoscalers are looked for by a kind that they hardly ever name. */
const autoscalingLine = (name: string, autoscalers: readonly HorizontalPodAutoscaler[]): string => {
  const found = autoscalers.find(
    ({ spec: { scaleTargetRef: target } }) =>
      target.name === name && target.kind === 'DeploymentConfig.apps.openshift.io',
  );
  if (found === undefined) return '';
  const { minReplicas, maxReplicas, metrics = [] } = found.spec;
  const cpu = metrics.find(({ resource }) => resource?.name === 'cpu')?.resource?.target.averageUtilization;
  const policy = cpu === undefined ? '(default autoscaling policy)' : `targeting ${cpu}% CPU over all the pods`;
  return `Autoscaling:\tbetween ${minReplicas} and ${maxReplicas} replicas ${policy}\n`;
};

const rolloutLines = ({ metadata, spec, status, ...rest }: ReplicationController, now: number): string =>
  [
    `\tCreated:\t${longAgeSince(now, metadata.creationTimestamp).toLowerCase()} ago\n`,
    `\tStatus:\t${phaseOf({ metadata, ...rest })}\n`,
    `\tReplicas:\t${status?.replicas ?? 0} current / ${spec.replicas ?? 0} desired\n`,
  ].join('');

const toldLines = (rollout: ReplicationController, pods: readonly Pod[], now: number): string =>
  [
    `\tName:\t${rollout.metadata.name}\n`,
    rolloutLines(rollout, now),
    `\tSelector:\t${pairs(rollout.spec.selector).sort().join(',')}\n`,
    `\tLabels:\t${pairs(rollout.metadata.labels).sort().join(',')}\n`,
    `\tPods Status:\t${podStatusText(pods)}\n`,
  ].join('');
