import { serviceKind } from '../../../resources/kinds/kinds.ts';
import type { Service } from '../../../resources/networking/service.ts';
import type { Listers } from '../../apimachinery/lister.ts';

/**
 * The variables by which containers find services: the API server always, those of their own namespace unless the pod
 * wants no links.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
 */
export const serviceVariables = (
  namespace: string | undefined,
  links: boolean,
  listers: Listers,
): Record<string, string> => {
  const services = listers.of<Service>(serviceKind);
  const own = links ? services.list(namespace).filter(hasAddress) : [];
  const api = own.some(({ metadata }) => metadata.name === 'kubernetes')
    ? []
    : [services.get('default', 'kubernetes') ?? apiServer];
  return Object.assign({}, ...[...api, ...own].map(variablesOf));
};

/** The service of the API server, before there is one. */
const apiServer: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'kubernetes', namespace: 'default' },
  spec: { clusterIP: '10.3.0.1', ports: [{ name: 'https', port: 443, protocol: 'TCP' }] },
};

const hasAddress = ({ spec }: Service): boolean =>
  spec.clusterIP !== undefined && !['', 'None'].includes(spec.clusterIP);

/** By the stored object: thousands of containers are told of the same services. */
const known = new WeakMap<Service, Readonly<Record<string, string>>>();

const variablesOf = (service: Service): Readonly<Record<string, string>> => {
  let variables = known.get(service);
  if (variables === undefined) known.set(service, (variables = madeVariables(service)));
  return variables;
};

const madeVariables = ({ metadata, spec }: Service): Record<string, string> => {
  const prefix = variableName(metadata.name);
  const address = spec.clusterIP ?? '';
  const ports = spec.ports ?? [];
  const link = ({ port, protocol = 'TCP' }: { port: number; protocol?: string }): string =>
    `${protocol.toLowerCase()}://${address.includes(':') ? `[${address}]` : address}:${port}`;
  const [first] = ports;
  return {
    ...Object.fromEntries(
      ports.flatMap((each) => {
        const name = `${prefix}_PORT_${each.port}_${each.protocol ?? 'TCP'}`;
        return [
          [name, link(each)],
          [`${name}_PROTO`, (each.protocol ?? 'TCP').toLowerCase()],
          [`${name}_PORT`, String(each.port)],
          [`${name}_ADDR`, address],
        ];
      }),
    ),
    [`${prefix}_SERVICE_HOST`]: address,
    ...(first && { [`${prefix}_SERVICE_PORT`]: String(first.port) }),
    ...Object.fromEntries(
      ports
        .filter(({ name }) => name)
        .map(({ name = '', port }) => [`${prefix}_SERVICE_PORT_${variableName(name)}`, String(port)]),
    ),
    ...(first && { [`${prefix}_PORT`]: link(first) }),
  };
};

const variableName = (name: string): string => name.replaceAll('-', '_').toUpperCase();
