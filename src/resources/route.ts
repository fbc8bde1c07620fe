import type { KubeObject } from './kube-object.ts';

/** Where a route sends its traffic. */
export interface RouteTarget {
  kind: string;
  name: string;
  weight?: number | null;
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
    tls?: Record<string, unknown>;
    wildcardPolicy?: string;
  };
  status?: { ingress?: Record<string, unknown>[] };
}
