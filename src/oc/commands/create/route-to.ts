import { serviceKind } from '../../../resources/kinds/kinds.ts';
import type { Service } from '../../../resources/networking/service.ts';
import type { Invocation } from '../../command.ts';
import { OcError } from '../../oc-error.ts';

/** A route that leads to a service, without TLS. */
export interface PlainRoute {
  readonly kind: 'Route';
  readonly apiVersion: string;
  readonly metadata: { name: string; creationTimestamp: null; labels?: Record<string, string> };
  readonly spec: {
    readonly to: { kind: ''; name: string; weight: null };
    readonly port?: { targetPort: number | string };
  };
}

/**
 * The route that `oc expose` and `oc create route` make: with the labels of the service and to its first port that has a
 * name, unless a port is given.
 *
 * @throws OcError for a service that is not there when no port is given, or that has no TCP port
 */
export const routeTo = async (
  { client, namespace }: Invocation,
  service: string,
  { name, port, forcePort = false }: { name: string; port: string; forcePort?: boolean },
): Promise<PlainRoute> => {
  const found = await client.find<Service>(serviceKind, namespace, service);
  if (!found && port === '')
    throw new OcError('you need to provide a route port via --port when exposing a non-existent service');
  const target = port || (found ? portOf(found, forcePort) : '');
  const labels = found?.metadata.labels;
  return {
    kind: 'Route',
    apiVersion: 'route.openshift.io/v1',
    metadata: { name, creationTimestamp: null, ...(labels && { labels }) },
    spec: {
      to: { kind: '', name: service, weight: null },
      ...(target && { port: { targetPort: /^\d+$/.test(target) ? Number(target) : target } }),
    },
  };
};

const portOf = ({ metadata, spec }: Service, forcePort: boolean): string => {
  const first = spec.ports?.find(({ protocol = 'TCP' }) => protocol === 'TCP');
  if (!first) throw new OcError(`service ${JSON.stringify(metadata.name)} doesn't support TCP`);
  return first.name || (forcePort ? String(spec.ports?.[0]?.targetPort ?? '') : '');
};
