import type { UnimplementedRequest } from '../apiserver/server-context.ts';
import { startApiServer } from '../apiserver/api-server.ts';
import { sharedAuthority } from '../pki/shared-authority.ts';
import type { UpstreamRegistryHandle } from '../registry/upstream/start-upstream-registry.ts';
import { bootstrap } from './bootstrap-objects.ts';
import type { ClusterClock } from './cluster-clock.ts';
import type { ClusterOptions } from './cluster-options.ts';
import { createAccess, serveKubernetes } from './control-plane.ts';
import { createFoundation } from './foundation.ts';
import { kubeconfigText } from './kubeconfig.ts';
import { type ClusterRegistry, startOutsideWorld } from './outside-world.ts';

/** An embedded cluster that runs in this process. */
export interface SimulatedCluster {
  /** Text of a kubeconfig for `system:admin`. */
  readonly kubeconfig: string;
  /** `ca` is PEM. */
  readonly api: { readonly url: string; readonly ca: string };
  /** The registries of the world outside, by host. */
  readonly registries: ReadonlyMap<string, ClusterRegistry<UpstreamRegistryHandle>>;
  readonly clock: ClusterClock;
  /** Requests for what OpenShift serves and this cluster does not. */
  readonly unimplemented: readonly UnimplementedRequest[];
  /** Ends everything: no socket, timer or file handle remains. */
  close(): Promise<void>;
}

/** What the cluster says it is. */
const VERSION = '4.19.0';

/**
 * Starts a cluster with everything that image streams need: API server, controllers, nodes, the internal registry and the
 * registries outside.
 *
 * @throws Error with code EADDRINUSE when a fixed port is taken
 */
export const startCluster = async (options: ClusterOptions): Promise<SimulatedCluster> => {
  await using stack = new AsyncDisposableStack();
  const log = options.log ?? (() => {});
  const foundation = createFoundation(options);
  const { machinery, catalog, clock, client } = foundation;
  const unimplemented: UnimplementedRequest[] = [];
  const access = createAccess(foundation);
  const authority = await sharedAuthority();
  const [serving, admin, registries] = await Promise.all([
    authority.issueServing({ dns: ['localhost', 'kubernetes', 'kubernetes.default.svc'], ips: ['127.0.0.1', '10.3.0.1'] }),
    authority.issueClient({ name: 'system:admin', groups: ['system:masters'] }),
    startOutsideWorld(options, clock, (error, request) => log(`${request}: ${error}`)),
  ]);
  for (const registry of registries.values()) stack.defer(() => registry.close());
  serveKubernetes(foundation, access);
  await bootstrap(client, VERSION);
  await clock.settled();
  const server = await startApiServer({
    catalog,
    machinery,
    clock,
    authenticate: access.authenticate,
    authorize: access.authorize,
    gate: clock.virtual ? () => clock.settled() : async () => {},
    onUnimplemented: (request) => void unimplemented.push(request),
    tls: { key: serving.key, cert: serving.certificate, clientCa: authority.certificate },
    host: '127.0.0.1',
    port: options.ports?.api ?? 0,
  });
  stack.defer(() => server.close());
  const owned = stack.move();
  return {
    kubeconfig: kubeconfigText({
      server: server.url,
      ca: authority.certificate,
      user: { name: 'system:admin', certificate: admin.certificate, key: admin.key },
      namespace: 'default',
    }),
    api: { url: server.url, ca: authority.certificate },
    registries,
    clock,
    unimplemented,
    close: () => owned.disposeAsync(),
  };
};
