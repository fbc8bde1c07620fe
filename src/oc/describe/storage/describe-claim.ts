import type { PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { shortAgeSince } from '../../output/age.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, dateText } from '../kubernetes-lines.ts';
import { claimLines } from './claim-lines.ts';

/** What `oc describe pvc` prints; `pods` are those of its project. */
export const describeClaim = (
  claim: PersistentVolumeClaim,
  pods: readonly Pod[],
  events: ShownEvents,
  now: number,
): string => {
  const { metadata, status = {} } = claim;
  const phase = metadata.deletionTimestamp
    ? `Terminating (lasts ${shortAgeSince(now, metadata.deletionTimestamp)})`
    : (status.phase ?? '');
  const parts = { state: `Status:\t${phase}`, finalizers: `Finalizers:\t[${(metadata.finalizers ?? []).join(' ')}]` };
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      claimLines(claim, '', parts),
      userLines(claim, pods),
      conditionLines(status.conditions),
      describeEvents(events, now),
    ].join(''),
  );
};

/** The pods that mount a claim, and the pod that it was made for. */
const userLines = ({ metadata }: PersistentVolumeClaim, pods: readonly Pod[]): string => {
  const owners = (metadata.ownerReferences ?? []).filter(({ kind }) => kind === 'Pod').map(({ uid }) => uid);
  const names = pods
    .filter(
      (pod) =>
        owners.includes(pod.metadata.uid ?? '') ||
        pod.spec.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === metadata.name),
    )
    .map((pod) => pod.metadata.name)
    .sort();
  return names.length === 0 ? 'Used By:\t<none>\n' : `Used By:${names.map((name) => `\t${name}\n`).join('')}`;
};

type Conditions = NonNullable<PersistentVolumeClaim['status']>['conditions'];

const conditionLines = (conditions: Conditions = []): string => {
  const rows = conditions.map(
    ({ type, status, lastTransitionTime, reason = '', message = '', ...rest }) =>
      `  ${type} \t${status} \t${probeTime(rest)} \t${dateText(lastTransitionTime)} \t${reason} \t${message}\n`,
  );
  const head =
    '  Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage\n  ----\t------\t-----------------\t------------------\t------\t-------\n';
  return rows.length === 0 ? '' : `Conditions:\n${head}${rows.join('')}`;
};

/** Go's beginning of time, where nobody has looked. */
const probeTime = (condition: object): string =>
  dateText((condition as { lastProbeTime?: string | null }).lastProbeTime) || 'Mon, 01 Jan 0001 00:00:00 +0000';
