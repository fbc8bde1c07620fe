import type { Service, ServicePort } from '../../../resources/networking/service.ts';
import { ageOf } from './age.ts';
import { labelsText } from './cell-text.ts';
import type { CellPrinter } from './table.ts';

export const serviceCells: CellPrinter<Service> = (service, now) => [
  service.metadata.name,
  service.spec.type ?? 'ClusterIP',
  service.spec.clusterIPs?.[0] || service.spec.clusterIP || '<none>',
  externalAddress(service),
  (service.spec.ports ?? []).map(portText).join(',') || '<none>',
  ageOf(service.metadata.creationTimestamp, now),
  labelsText(service.spec.selector),
];

const externalAddress = ({ spec, status }: Service): string => {
  const external = spec.externalIPs ?? [];
  if (spec.type === 'ExternalName') return spec.externalName ?? '<none>';
  if (spec.type !== 'LoadBalancer') return external.join(',') || '<none>';
  const balanced = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '');
  return [...balanced, ...external].join(',') || '<pending>';
};

const portText = ({ port, nodePort, protocol = 'TCP' }: ServicePort): string =>
  nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`;
