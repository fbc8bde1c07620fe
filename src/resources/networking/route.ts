import type { KubeObject } from '../kube-object.ts';
import type { Condition } from '../metadata/condition.ts';

/** Where a route sends its traffic. */
export interface RouteTarget {
  kind: string;
  name: string;
  weight?: number | null;
}

/** A header that a route sets or deletes. */
export interface RouteHeader {
  name?: string;
  /** `type` is `Set` or `Delete`. */
  action: { type?: string; set?: { value?: string } | null };
}

/** Where TLS of a route ends, and with which certificates. */
export interface RouteTls {
  termination?: string;
  insecureEdgeTerminationPolicy?: string;
  certificate?: string;
  key?: string;
  caCertificate?: string;
  destinationCACertificate?: string;
  externalCertificate?: { name?: string };
}

/** What a router says of a route: whether it has let it in, and under which names. */
export interface RouteIngress {
  host?: string;
  routerName?: string;
  routerCanonicalHostname?: string;
  wildcardPolicy?: string;
  conditions?: Condition[];
}

/** A name under which a service is reachable from outside. */
export interface Route extends KubeObject {
  spec: {
    host?: string;
    subdomain?: string;
    path?: string;
    to: RouteTarget;
    alternateBackends?: RouteTarget[];
    port?: { targetPort: number | string };
    tls?: RouteTls;
    wildcardPolicy?: string;
    httpHeaders?: { actions?: { request?: RouteHeader[] | null; response?: RouteHeader[] | null } };
  };
  status?: { ingress?: RouteIngress[] };
}
