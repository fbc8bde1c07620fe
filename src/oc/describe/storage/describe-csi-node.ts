import type { KubeObject } from '../../../resources/kube-object.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, dateText, labelLines } from '../kubernetes-lines.ts';

/** The storage drivers of a node. */
export interface CsiNode extends KubeObject {
  spec?: { drivers?: CsiDriver[] | null };
}

interface CsiDriver {
  name: string;
  nodeID: string;
  allocatable?: { count?: number };
  topologyKeys?: string[] | null;
}

/** What `oc describe csinode` prints. */
export const describeCsiNode = ({ metadata, spec }: CsiNode, events: ShownEvents, now: number): string =>
  alignKubernetes(
    [
      `Name:\t${metadata.name}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `CreationTimestamp:\t${dateText(metadata.creationTimestamp)}\nSpec:\n`,
      spec?.drivers ? `  Drivers:\n${spec.drivers.map(driverLines).join('')}` : '',
      describeEvents(events, now),
    ].join(''),
  );

const driverLines = ({ name, nodeID, allocatable, topologyKeys }: CsiDriver): string =>
  [
    `    ${name}:\n      Node ID:\t${nodeID}\n`,
    allocatable?.count === undefined ? '' : `      Allocatables:\n        Count:\t${allocatable.count}\n`,
    topologyKeys ? `      Topology Keys:\t[${topologyKeys.join(' ')}]\n` : '',
  ].join('');
