import { controllerOf } from '../../../resources/controller-of.ts';
import type { Pod } from '../../../resources/pod.ts';
import { shortAgeSince } from '../../output/age.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, dateText, labelLines, tolerationLines } from '../kubernetes-lines.ts';
import { describeContainers } from './describe-containers.ts';
import { describeVolumes } from './describe-volumes.ts';

/** What `oc describe pod` prints. */
export const describePod = (pod: Pod, events: ShownEvents, now: number): string => {
  const { metadata, spec, status = {} } = pod;
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      spec.priority === undefined ? '' : `Priority:\t${spec.priority}\n`,
      spec.priorityClassName ? `Priority Class Name:\t${spec.priorityClassName}\n` : '',
      spec.serviceAccountName ? `Service Account:\t${spec.serviceAccountName}\n` : '',
      spec.nodeName ? `Node:\t${spec.nodeName}/${status.hostIP ?? ''}\n` : 'Node:\t<none>\n',
      status.startTime ? `Start Time:\t${dateText(status.startTime)}\n` : '',
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      phaseLines(pod, now),
      status.reason ? `Reason:\t${status.reason}\n` : '',
      status.message ? `Message:\t${status.message}\n` : '',
      `IP:\t${status.podIP ?? ''}\n`,
      status.podIPs?.length ? `IPs:\n${status.podIPs.map(({ ip }) => `  IP:\t${ip}\n`).join('')}` : 'IPs:\t<none>\n',
      controllerLine(pod),
      spec.initContainers?.length
        ? describeContainers('Init Containers', spec.initContainers, status.initContainerStatuses)
        : '',
      describeContainers('Containers', spec.containers, status.containerStatuses),
      status.conditions?.length
        ? `Conditions:\n  Type\tStatus\n${status.conditions.map((condition) => `  ${condition.type} \t${condition.status} \n`).join('')}`
        : '',
      describeVolumes(spec.volumes),
      `QoS Class:\t${status.qosClass ?? 'BestEffort'}\n`,
      labelLines('Node-Selectors', spec.nodeSelector),
      tolerationLines('Tolerations', spec.tolerations),
      describeEvents(events, now),
    ].join(''),
  );
};

/** `Controlled By:` of an object that a controller made. */
export const controllerLine = (object: Pick<Pod, 'metadata'>): string => {
  const owner = controllerOf(object);
  return owner ? `Controlled By:\t${owner.kind}/${owner.name}\n` : '';
};

const phaseLines = ({ metadata, status }: Pod, now: number): string =>
  metadata.deletionTimestamp
    ? `Status:\tTerminating (lasts ${shortAgeSince(now, metadata.deletionTimestamp)})\nTermination Grace Period:\t${metadata.deletionGracePeriodSeconds ?? 30}s\n`
    : `Status:\t${status?.phase ?? ''}\n`;
