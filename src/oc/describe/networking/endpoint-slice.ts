import type { KubeObject } from '../../../resources/kube-object.ts';

/** Addresses of a service that serve the same ports. */
export interface EndpointSlice extends KubeObject {
  addressType?: string;
  ports?: EndpointSlicePort[] | null;
  endpoints?: SliceEndpoint[] | null;
}

/** A port that all addresses of a slice serve. */
export interface EndpointSlicePort {
  name?: string;
  port?: number | null;
  protocol?: string;
}

/** One of the places behind a service. */
export interface SliceEndpoint {
  addresses: string[];
  conditions?: { ready?: boolean };
  hostname?: string;
  nodeName?: string;
  zone?: string;
  targetRef?: { kind?: string; name?: string };
}

/** The label by which slices name their service. */
export const SLICE_SERVICE = 'kubernetes.io/service-name';

const MOST = 3;

/** The first addresses of a port that are ready, and how many more there are. */
export const endpointsText = (slices: readonly EndpointSlice[], portName: string): string => {
  if (slices.length === 0) return '<none>';
  const found: string[] = [];
  let isCut = false;
  for (const { ports, endpoints } of slices)
    for (const port of ports?.length ? ports.filter(({ name = '' }) => name === portName) : [undefined])
      for (const { addresses, conditions } of endpoints ?? []) {
        // As many as are shown suffice to speak of more, ready or not.
        isCut ||= found.length >= MOST;
        if (conditions?.ready ?? true) found.push(addressText(addresses[0] ?? '', port));
      }
  const shown = found.slice(0, MOST).join(',');
  return isCut ? `${shown} + ${found.length - MOST} more...` : shown;
};

const addressText = (address: string, port: EndpointSlicePort | undefined): string =>
  port ? `${address.includes(':') ? `[${address}]` : address}:${port.port}` : address;
