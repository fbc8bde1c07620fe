import type { DeploymentConfig, DeploymentTrigger, LifecycleHook } from '../../../resources/deployment-config.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { ReplicationController } from '../../../resources/replication-controller.ts';
import { phaseOf, versionOf } from '../../../resources/rollout.ts';
import { longAgeSince } from '../../output/age.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignOpenShift, field, pairs } from '../openshift-lines.ts';
import { describePodTemplate } from '../pods/describe-pod-template.ts';
import { podStatusText } from './describe-replica-set.ts';

/** How many rollouts are shown at most, and how many events. */
const MOST_ROLLOUTS = 3;
const MOST_EVENTS = 8;

/** What belongs to a deployment config: its versions, newest first, the pods of the latest one, and events, oldest first. */
export interface DescribedRollouts {
  readonly rollouts: readonly ReplicationController[];
  readonly pods: readonly Pod[];
  readonly events: ShownEvents;
}

/** What `oc describe dc` prints. */
export const describeDeploymentConfig = (
  config: DeploymentConfig,
  { rollouts, pods, events }: DescribedRollouts,
  now: number,
): string => {
  const { metadata, spec, status } = config;
  const latest = rollouts.find((rollout) => versionOf(rollout) === status?.latestVersion);
  const others = rollouts.filter((rollout) => rollout !== latest).slice(0, MOST_ROLLOUTS - 1);
  return alignOpenShift(
    [
      field('Name', metadata.name),
      field('Namespace', metadata.namespace),
      field('Created', `${longAgeSince(now, metadata.creationTimestamp)} ago`),
      field('Labels', pairs(metadata.labels)),
      field('Annotations', pairs(metadata.annotations)),
      field('Latest Version', status?.latestVersion ? String(status.latestVersion) : 'Not deployed'),
      specLines(spec),
      '\n',
      latest ? `Deployment #${versionOf(latest)} (latest):\n${latestLines(latest, pods, now)}` : '',
      ...others.map((rollout) => `Deployment #${versionOf(rollout)}:\n${rolloutLines(rollout, now)}`),
      events === undefined ? '' : `\n${describeEvents(events.slice(-MOST_EVENTS), now)}`,
    ].join(''),
  );
};

const specLines = (spec: DeploymentConfig['spec']): string =>
  [
    field('Selector', pairs(spec.selector).sort().join(',')),
    field('Replicas', `${spec.replicas ?? 0}${spec.test ? ' (test, will be scaled down between deployments)' : ''}`),
    spec.paused ? field('Paused', 'yes') : '',
    field('Triggers', (spec.triggers ?? []).flatMap(triggerText).join(', ')),
    field('Strategy', spec.strategy?.type),
    hookLines('Pre-deployment', spec.strategy?.rollingParams?.pre ?? spec.strategy?.recreateParams?.pre),
    hookLines('Mid-deployment', spec.strategy?.recreateParams?.mid),
    hookLines('Post-deployment', spec.strategy?.rollingParams?.post ?? spec.strategy?.recreateParams?.post),
    spec.minReadySeconds ? field('MinReadySeconds', String(spec.minReadySeconds)) : '',
    `Template:\n${describePodTemplate(spec.template)}`,
  ].join('');

const triggerText = ({ type, imageChangeParams }: DeploymentTrigger): string[] => {
  if (type === 'ConfigChange') return ['Config'];
  if (type !== 'ImageChange') return [type];
  const [stream, tag] = (imageChangeParams?.from.name ?? '').split(':');
  return stream ? [`Image(${stream}@${tag}, auto=${imageChangeParams?.automatic ?? false})`] : [];
};

const hookLines = (moment: string, hook: LifecycleHook | undefined): string => {
  if (hook?.execNewPod === undefined) return '';
  const { containerName = '', command = [] } = hook.execNewPod;
  return `  ${moment} hook (pod type, failure policy: ${hook.failurePolicy ?? ''}):\n    Container:\t${containerName}\n    Command:\t${command.join(' ')}\n`;
};

const rolloutLines = ({ metadata, spec, status, ...rest }: ReplicationController, now: number): string =>
  [
    `\tCreated:\t${longAgeSince(now, metadata.creationTimestamp).toLowerCase()} ago\n`,
    `\tStatus:\t${phaseOf({ metadata, ...rest })}\n`,
    `\tReplicas:\t${status?.replicas ?? 0} current / ${spec.replicas ?? 0} desired\n`,
  ].join('');

const latestLines = (rollout: ReplicationController, pods: readonly Pod[], now: number): string =>
  [
    `\tName:\t${rollout.metadata.name}\n`,
    rolloutLines(rollout, now),
    `\tSelector:\t${pairs(rollout.spec.selector).sort().join(',')}\n`,
    `\tLabels:\t${pairs(rollout.metadata.labels).sort().join(',')}\n`,
    `\tPods Status:\t${podStatusText(pods)}\n`,
  ].join('');
