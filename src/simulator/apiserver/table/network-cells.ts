import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import type { Endpoints } from '../../../resources/networking/endpoints.ts';
import { ageOf } from './age.ts';
import { selectorCell } from './cell-text.ts';
import type { CellPrinter } from './table.ts';

/** The list is cut after so many endpoints. */
const MAX_ENDPOINTS = 3;

export const endpointsCells: CellPrinter<Endpoints> = ({ metadata, subsets = [] }, now) => {
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  return [metadata.name, shortened(all, (more) => ` + ${more} more...`), ageOf(metadata.creationTimestamp, now)];
};

type EndpointSlice = KubeObject & {
  addressType?: string;
  ports?: { port?: number | null; name?: string }[] | null;
  endpoints?: { addresses?: string[] }[] | null;
};

export const endpointSliceCells: CellPrinter<EndpointSlice> = ({ metadata, addressType, ports, endpoints }, now) => [
  metadata.name,
  addressType ?? '',
  shortened(
    (ports ?? []).map(({ port, name = '*' }) => String(port ?? name)),
    (more) => ` + ${more} more...`,
    '<unset>',
  ),
  shortened(
    (endpoints ?? []).flatMap(({ addresses = [] }) => addresses),
    (more) => ` + ${more} more...`,
    '<unset>',
  ),
  ageOf(metadata.creationTimestamp, now),
];

type Ingress = KubeObject & {
  spec?: { ingressClassName?: string; rules?: { host?: string }[]; tls?: unknown[] };
  status?: { loadBalancer?: { ingress?: { ip?: string; hostname?: string }[] } };
};

export const ingressCells: CellPrinter<Ingress> = ({ metadata, spec, status }, now) => [
  metadata.name,
  spec?.ingressClassName ?? '<none>',
  shortened(
    (spec?.rules ?? []).flatMap(({ host }) => (host ? [host] : [])),
    (more) => ` + ${more} more...`,
    '*',
  ),
  (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname).join(','),
  (spec?.tls ?? []).length > 0 ? '80, 443' : '80',
  ageOf(metadata.creationTimestamp, now),
];

export const ingressClassCells: CellPrinter<
  KubeObject & { spec?: { controller?: string; parameters?: { apiGroup?: string; kind: string; name: string } } }
> = ({ metadata, spec }, now) => {
  const parameters = spec?.parameters;
  const text =
    parameters === undefined
      ? '<none>'
      : `${parameters.kind}${parameters.apiGroup ? `.${parameters.apiGroup}` : ''}/${parameters.name}`;
  return [metadata.name, spec?.controller ?? '', text, ageOf(metadata.creationTimestamp, now)];
};

export const networkPolicyCells: CellPrinter<KubeObject & { spec?: { podSelector?: LabelSelectorSpec } }> = (
  { metadata, spec },
  now,
) => [metadata.name, selectorCell(spec?.podSelector), ageOf(metadata.creationTimestamp, now)];

const shortened = (texts: readonly string[], more: (count: number) => string, none = '<none>'): string => {
  if (texts.length === 0) return none;
  const shown = texts.slice(0, MAX_ENDPOINTS).join(',');
  return texts.length > MAX_ENDPOINTS ? `${shown}${more(texts.length - MAX_ENDPOINTS)}` : shown;
};
