import { controllerOf } from '../../../resources/metadata/controller-of.ts';
import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import { shortAgeSince } from '../../output/age.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, dateText, labelLines, tolerationLines } from '../kubernetes-lines.ts';
import { describeVolumes } from '../storage/describe-volumes.ts';
import { describeContainers, describeResources, seccompLines } from './describe-containers.ts';
import { describeSpread } from './describe-spread.ts';

/** What `oc describe pod` prints. */
export const describePod = (pod: Pod, events: ShownEvents, now: number): string => {
  const { metadata, spec, status = {} } = pod;
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      spec.priority === undefined ? '' : `Priority:\t${spec.priority}\n`,
      line('Priority Class Name', spec.priorityClassName),
      line('Runtime Class Name', spec.runtimeClassName),
      line('Service Account', spec.serviceAccountName),
      spec.nodeName ? `Node:\t${spec.nodeName}/${status.hostIP ?? ''}\n` : 'Node:\t<none>\n',
      status.startTime ? `Start Time:\t${dateText(status.startTime)}\n` : '',
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      phaseLines(pod, now),
      line('Reason', status.reason),
      line('Message', status.message),
      seccompLines(spec.securityContext?.seccompProfile, ''),
      `IP:\t${status.podIP ?? ''}\n`,
      status.podIPs?.length ? `IPs:\n${status.podIPs.map(({ ip }) => `  IP:\t${ip}\n`).join('')}` : 'IPs:\t<none>\n',
      controllerLine(pod),
      line('NominatedNodeName', status.nominatedNodeName),
      spec.resources ? `Resources:\n${describeResources(spec.resources, '  ')}` : '',
      containerLines(pod),
      gateLines(pod),
      status.conditions?.length
        ? `Conditions:\n  Type\tStatus\n${status.conditions.map((condition) => `  ${condition.type} \t${condition.status} \n`).join('')}`
        : '',
      describeVolumes(spec.volumes),
      `QoS Class:\t${status.qosClass ?? 'BestEffort'}\n`,
      labelLines('Node-Selectors', spec.nodeSelector),
      tolerationLines('Tolerations', spec.tolerations),
      describeSpread(spec.topologySpreadConstraints),
      describeEvents(events, now),
    ].join(''),
  );
};

/** `Controlled By:` of an object that a controller made. */
export const controllerLine = (object: Pick<Pod, 'metadata'>): string => {
  const owner = controllerOf(object);
  return owner ? `Controlled By:\t${owner.kind}/${owner.name}\n` : '';
};

const line = (label: string, value: string | undefined): string => (value ? `${label}:\t${value}\n` : '');

const phaseLines = (pod: Pod, now: number): string =>
  pod.metadata.deletionTimestamp && !hasEnded(pod)
    ? `Status:\tTerminating (lasts ${shortAgeSince(now, pod.metadata.deletionTimestamp)})\nTermination Grace Period:\t${pod.metadata.deletionGracePeriodSeconds ?? 30}s\n`
    : `Status:\t${pod.status?.phase ?? ''}\n`;

const containerLines = ({ metadata, spec, status = {} }: Pod): string => {
  const fields: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
  };
  const fieldText = (fieldPath: string): string => fields[fieldPath] ?? '';
  const { initContainers = [], containers, ephemeralContainers = [] } = spec;
  return [
    initContainers.length === 0
      ? ''
      : describeContainers('Init Containers', initContainers, { statuses: status.initContainerStatuses, fieldText }),
    describeContainers('Containers', containers, { statuses: status.containerStatuses, fieldText }),
    ephemeralContainers.length === 0
      ? ''
      : describeContainers('Ephemeral Containers', ephemeralContainers, {
          statuses: status.ephemeralContainerStatuses,
          fieldText,
        }),
  ].join('');
};

/** Conditions that others set and that a pod needs to be ready, with what they are. */
const gateLines = ({ spec, status }: Pod): string => {
  const gates = (spec.readinessGates ?? []).map(({ conditionType }) => {
    const condition = status?.conditions?.find(({ type }) => type === conditionType);
    return `  ${conditionType} \t${condition?.status ?? '<none>'} \n`;
  });
  return gates.length === 0 ? '' : `Readiness Gates:\n  Type\tStatus\n${gates.join('')}`;
};
