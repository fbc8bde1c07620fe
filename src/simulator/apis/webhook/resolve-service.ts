import { endpointsKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import type { Endpoints } from '../../../resources/networking/endpoints.ts';
import type { Service } from '../../../resources/networking/service.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { ServiceReference } from './validate-webhook-client.ts';

/** Where a connection to a service leads. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
  /** Whether it is a pod, in whose containers no process listens. */
  readonly isPod: boolean;
}

/** Types of services that have endpoints of their own. */
const ROUTED = ['ClusterIP', 'LoadBalancer', 'NodePort'];

/**
 * The endpoint that is asked behind a service: the first that serves the port. Those that somebody has written down by hand lead
 * out of the cluster.
 *
 * @throws Error in the words in which the server says that there is none
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/util/proxy/proxy.go
 */
export const resolveService = (
  { namespace = '', name = '', port = 443 }: ServiceReference,
  listers: Listers,
): Endpoint => {
  const quoted = JSON.stringify(name);
  const service = listers.of<Service>(serviceKind).get(namespace, name);
  if (service === undefined) throw new Error(`service ${quoted} not found`);
  const { type = 'ClusterIP', ports = [] } = service.spec;
  if (!ROUTED.includes(type)) throw new Error(`unsupported service type ${JSON.stringify(type)}`);
  const wanted = ports.find((each) => each.port === port);
  if (wanted === undefined) throw new Error(`no service port ${port} found for service ${quoted}`);
  const endpoints = listers.of<Endpoints>(endpointsKind).get(namespace, name);
  if (endpoints === undefined) throw new Error(`endpoints ${quoted} not found`);
  for (const { addresses = [], ports: served = [] } of endpoints.subsets ?? []) {
    const own = served.find((each) => (each.name ?? '') === (wanted.name ?? ''));
    const [first] = addresses;
    if (own !== undefined && first !== undefined)
      return { address: first.ip, port: own.port, isPod: first.targetRef?.kind === 'Pod' };
  }
  throw new Error(`no endpoints available for service ${quoted}`);
};
