import type { Service, ServicePort } from '../../../resources/networking/service.ts';
import { labelText } from '../../output/table.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';
import { type EndpointSlice, endpointsText } from './endpoint-slice.ts';

/** What `oc describe service` prints; `slices` are the addresses behind it. */
export const describeService = (
  { metadata, spec, status }: Service,
  slices: readonly EndpointSlice[],
  events: ShownEvents,
  now: number,
): string =>
  alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Selector:\t${labelText(spec.selector ?? {})}\nType:\t${spec.type ?? 'ClusterIP'}\n`,
      line('IP Family Policy', spec.ipFamilyPolicy),
      `IP Families:\t${spec.ipFamilies?.join(',') || '<none>'}\n`,
      `IP:\t${spec.clusterIP ?? ''}\nIPs:\t${spec.clusterIPs?.join(',') || '<none>'}\n`,
      line('External IPs', spec.externalIPs?.join(',')),
      line('Desired LoadBalancer IP', spec.loadBalancerIP),
      line('External Name', spec.externalName),
      line('LoadBalancer Ingress', balancersText(status)),
      ...(spec.ports ?? []).map((port) => portLines(port, slices)),
      `Session Affinity:\t${spec.sessionAffinity ?? ''}\n`,
      line('External Traffic Policy', spec.externalTrafficPolicy),
      line('Internal Traffic Policy', spec.internalTrafficPolicy),
      line('HealthCheck NodePort', spec.healthCheckNodePort),
      line('LoadBalancer Source Ranges', spec.loadBalancerSourceRanges?.join(',')),
      describeEvents(events, now),
    ].join(''),
  );

const line = (label: string, value: string | number | undefined): string => (value ? `${label}:\t${value}\n` : '');

const portLines = (
  { name = '', port, protocol = 'TCP', targetPort = port, nodePort }: ServicePort,
  slices: readonly EndpointSlice[],
): string => {
  const label = name || '<unset>';
  return [
    `Port:\t${label}\t${port}/${protocol}\nTargetPort:\t${targetPort}/${protocol}\n`,
    nodePort ? `NodePort:\t${label}\t${nodePort}/${protocol}\n` : '',
    `Endpoints:\t${endpointsText(slices, name)}\n`,
  ].join('');
};

const balancersText = (status: Service['status']): string =>
  (status?.loadBalancer?.ingress ?? [])
    .map(({ ip, ipMode, hostname = '' }) => (ip ? `${ip}${ipMode ? ` (${ipMode})` : ''}` : hostname))
    .join(', ');
