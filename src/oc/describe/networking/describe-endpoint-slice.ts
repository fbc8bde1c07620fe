import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';
import type { EndpointSlice, SliceEndpoint } from './endpoint-slice.ts';

/** What `oc describe endpointslice` prints. */
export const describeEndpointSlice = (slice: EndpointSlice, events: ShownEvents, now: number): string => {
  const { metadata, addressType = '', ports, endpoints } = slice;
  const portLines = (ports ?? []).map(
    ({ name, port, protocol = 'TCP' }) => `  ${name || '<unset>'}\t${port ?? '<unset>'}\t${protocol}\n`,
  );
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `AddressType:\t${addressType}\n`,
      portLines.length === 0
        ? 'Ports: <unset>\n'
        : `Ports:\n  Name\tPort\tProtocol\n  ----\t----\t--------\n${portLines.join('')}`,
      endpoints?.length ? `Endpoints:\n${endpoints.map(endpointLines).join('')}` : 'Endpoints: <none>\n',
      describeEvents(events, now),
    ].join(''),
  );
};

const endpointLines = ({ addresses, conditions, hostname, targetRef, nodeName, zone }: SliceEndpoint): string =>
  [
    `  - Addresses:\t${addresses.join(', ') || '<none>'}\n`,
    `    Conditions:\n      Ready:\t${conditions?.ready ?? '<unset>'}\n`,
    `    Hostname:\t${hostname ?? '<unset>'}\n`,
    targetRef ? `    TargetRef:\t${targetRef.kind ?? ''}/${targetRef.name ?? ''}\n` : '',
    `    NodeName:\t${nodeName ?? '<unset>'}\n    Zone:\t${zone ?? '<unset>'}\n`,
  ].join('');
