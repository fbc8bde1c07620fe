import type { Route, RouteTls } from '../../../resources/networking/route.ts';
import type { CellPrinter } from './table.ts';

export const routeCells: CellPrinter<Route> = (route) => {
  const { metadata, spec } = route;
  return [
    metadata.name,
    hostText(route),
    spec.path ?? '',
    servicesText(route),
    spec.port === undefined ? '<all>' : String(spec.port.targetPort),
    terminationText(spec.tls),
    spec.wildcardPolicy ?? '',
  ];
};

const hostText = ({ spec, status }: Route): string => {
  const host = spec.host ?? '';
  const ingresses = status?.ingress;
  if (ingresses === undefined) return host;
  const admission = ingresses.map(({ conditions }) => conditions?.find(({ type }) => type === 'Admitted'));
  const admitted = ingresses.filter((_, index) => admission[index]?.status === 'True');
  const refused = admission.filter((each) => each?.status === 'False');
  const shown = (admitted.find((each) => each.host === host) ?? admitted.at(-1))?.host ?? host;
  if (admitted.length === 0 && refused.length > 0) return refused.at(-1)?.reason ?? '';
  if (refused.length > 0) return `${shown} ... ${refused.length} rejected`;
  if (admitted.length === 0) return ingresses.length === 0 ? host : 'Pending';
  return admitted.length > 1 ? `${shown} ... ${admitted.length - 1} more` : shown;
};

const servicesText = ({ spec }: Route): string => {
  const targets = [spec.to, ...(spec.alternateBackends ?? [])];
  const total = targets.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  return targets
    .map(({ name, weight }) => {
      if (weight === undefined || weight === null || targets.length === 1) return name;
      return `${name}(${total === 0 ? 0 : Math.trunc((weight * 100) / total)}%)`;
    })
    .join(',');
};

const terminationText = ({ termination = '', insecureEdgeTerminationPolicy: insecure = '' }: RouteTls = {}): string => {
  if (insecure === '') return termination;
  return `${termination || 'default'}/${insecure}`;
};
