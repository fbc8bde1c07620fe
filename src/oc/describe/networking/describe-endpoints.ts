import type { EndpointPort, Endpoints } from '../../../resources/networking/endpoints.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';

/** What `oc describe endpoints` prints. */
export const describeEndpoints = ({ metadata, subsets = [] }: Endpoints, events: ShownEvents, now: number): string =>
  alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      'Subsets:\n',
      ...subsets.map(
        ({ addresses = [], notReadyAddresses = [], ports = [] }) =>
          `  Addresses:\t${addresses.map(({ ip }) => ip).join(',') || '<none>'}\n  NotReadyAddresses:\t${notReadyAddresses.map(({ ip }) => ip).join(',') || '<none>'}\n${portLines(ports)}\n`,
      ),
      describeEvents(events, now),
    ].join(''),
  );

const portLines = (ports: readonly EndpointPort[]): string =>
  ports.length === 0
    ? ''
    : `  Ports:\n    Name\tPort\tProtocol\n    ----\t----\t--------\n${ports
        .map(({ name, port, protocol = 'TCP' }) => `    ${name || '<unset>'}\t${port}\t${protocol}\n`)
        .join('')}`;
