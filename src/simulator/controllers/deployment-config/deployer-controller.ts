import { podKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import {
  decodeConfig,
  deployerLabel,
  deployerPodName,
  hasEnded,
  isCancelled,
  phaseOf,
  type RolloutPhase,
  rolloutAnnotations,
} from '../../../resources/workloads/rollout.ts';
import { byKey, type Controller, type ControllerContext, type watchSelf } from '../../apimachinery/controller.ts';
import { createDeployerPod, type DeployerOptions } from './create-deployer-pod.ts';
import { deployerOutcome } from './deployer-outcome.ts';
import { recordRolloutEvent } from './rollout-event.ts';
import { startTimeout } from './start-timeout.ts';

/** What a look at a rollout finds: the phase it should be in, and changed annotations (`undefined` removes one). */
export interface Transition {
  readonly phase: RolloutPhase;
  readonly annotations: Readonly<Record<string, string | undefined>>;
}

const ORDER: readonly RolloutPhase[] = ['New', 'Pending', 'Running', 'Complete'];

/**
 * Starts a deployer pod for every new version of a deployment config and follows it to the end: the phase of the rollout is that of the
 * pod.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/apps/deployer/deployer_controller.go
 */
export const createDeployerController = (options: DeployerOptions): Controller => ({
  name: 'deployer-controller',
  program: 'openshift-controller-manager',
  watches: [
    {
      kind: replicationControllerKind,
      keysOf: (controller) =>
        controller.metadata.annotations?.[rolloutAnnotations.config] === undefined
          ? []
          : [`${controller.metadata.namespace}/${controller.metadata.name}`],
    },
    {
      kind: podKind,
      keysOf: ({ metadata }) => {
        const rollout = metadata.labels?.[deployerLabel];
        return rollout === undefined ? [] : [`${metadata.namespace}/${rollout}`];
      },
    },
  ] as readonly ReturnType<typeof watchSelf>[],
  reconcile: async (key, context) => {
    const rollout = byKey(context.listers.of<ReplicationController>(replicationControllerKind), key);
    if (rollout === undefined || rollout.metadata.deletionTimestamp !== undefined) return;
    const next = await nextState(rollout, options, context);
    if (!canFollow(phaseOf(rollout), next.phase)) return;
    await write(rollout, next, context);
    if (next.phase === 'Failed' && isCancelled(rollout)) await recordCancellation(rollout, context);
  },
});

const recordCancellation = (rollout: ReplicationController, context: ControllerContext): Promise<void> => {
  const { namespace, name } = rollout.metadata;
  const message = `Rollout for ${JSON.stringify(`${namespace}/${name}`)} cancelled`;
  return recordRolloutEvent(rollout, 'Normal', 'RolloutCancelled', message, context);
};

const nextState = async (
  rollout: ReplicationController,
  options: DeployerOptions,
  context: ControllerContext,
): Promise<Transition> => {
  const { namespace, name } = rollout.metadata;
  const pod = context.listers.of<Pod>(podKind).get(namespace, deployerPodName(name));
  const phase = phaseOf(rollout);
  if (hasEnded(rollout)) {
    if (isCancelled(rollout)) await deletePods(rollout, context);
    return { phase, annotations: {} };
  }
  if (phase === 'New') {
    const late = isCancelled(rollout) ? undefined : await startTimeout(rollout, context);
    if (late !== undefined) return late;
    if (!isCancelled(rollout)) return createDeployerPod(rollout, pod, options, context);
    await deletePods(rollout, context);
    return { phase: 'Pending', annotations: {} };
  }
  if (pod !== undefined && isCancelled(rollout)) await deletePods(rollout, context);
  return deployerOutcome(rollout, pod, context);
};

/** The pods that work on a rollout: its deployer and its hooks. */
const deletePods = async (
  { metadata }: ReplicationController,
  { client, listers }: ControllerContext,
): Promise<void> => {
  const pods = listers
    .of<Pod>(podKind)
    .list(metadata.namespace)
    .filter((pod) => pod.metadata.labels?.[deployerLabel] === metadata.name)
    .filter((pod) => pod.metadata.deletionTimestamp === undefined);
  for (const pod of pods) await client.delete(podKind, pod.metadata.namespace, pod.metadata.name);
};

const canFollow = (phase: RolloutPhase, next: RolloutPhase): boolean => {
  if (phase === 'Complete' || phase === 'Failed') return false;
  return next === 'Failed' || ORDER.indexOf(next) > ORDER.indexOf(phase);
};

const write = async (
  { metadata }: ReplicationController,
  { phase, annotations }: Transition,
  { client }: ControllerContext,
): Promise<void> => {
  await client.modify<ReplicationController>(
    replicationControllerKind,
    metadata.namespace,
    metadata.name,
    (current) => {
      const next: Record<string, string> = { ...current.metadata.annotations, [rolloutAnnotations.phase]: phase };
      for (const [key, value] of Object.entries(annotations)) {
        if (value === undefined) delete next[key];
        else next[key] = value;
      }
      current.metadata.annotations = next;
      if (hasEnded(current) && decodeConfig(current)?.spec.test) current.spec.replicas = 0;
    },
  );
};
