import { eventKind } from '../../../resources/kinds/kinds.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { decodeConfig, deployerPodName } from '../../../resources/workloads/rollout.ts';
import { type CoreEvent, referenceTo } from '../../apimachinery/events/event-recorder.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import type { Deployment } from './deployment.ts';

/** Says of a deployment config what its deployer does; the same event again is another event. */
export const recordDeployerEvent = async (
  { client, namespace, now, nextName }: Deployment,
  rollout: ReplicationController,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): Promise<void> => {
  const object = decodeConfig(rollout) ?? rollout;
  const time = timestamp(now());
  const component = deployerPodName(rollout.metadata.name);
  const event: CoreEvent = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: nextName(object.metadata.name), namespace },
    involvedObject: referenceTo(object),
    reason,
    message,
    source: { component },
    firstTimestamp: time,
    lastTimestamp: time,
    count: 1,
    type,
    eventTime: null,
    reportingComponent: component,
    reportingInstance: '',
  };
  await client.create(eventKind, event).catch(() => undefined);
};

/** Repeats in the log, and of the config, what went wrong with the pods of a version. */
export const repeatWarnings = async (
  deployment: Deployment,
  rollout: ReplicationController | undefined,
): Promise<void> => {
  if (rollout === undefined) return;
  const { name, uid } = rollout.metadata;
  const all = await deployment.client.list<CoreEvent>(eventKind, deployment.namespace);
  for (const { involvedObject, type, reason, message } of all) {
    if (involvedObject.uid !== uid || type !== 'Warning') continue;
    deployment.say(`-->  ${reason}: ${name} ${message}`);
    await recordDeployerEvent(deployment, rollout, type, reason, message);
  }
};
