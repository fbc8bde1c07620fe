import { containersImage } from '../../distribution/client-profile.ts';
import { type Dial, type DialTarget, dialMap } from '../../distribution/dial.ts';
import { clientOver } from '../../distribution/distribution-client.ts';
import { createTransport } from '../../distribution/transport.ts';

import { imageDigestMirrorSetKind, imageTagMirrorSetKind } from '../../resources/kinds/kinds.ts';
import { startApiServer } from '../apiserver/api-server.ts';
import { issuerPages } from '../apiserver/plain/issuer-pages.ts';
import type { UnimplementedRequest } from '../apiserver/server-context.ts';
import { sharedAuthority } from '../pki/shared-authority.ts';
import type { UpstreamRegistryHandle } from '../registry/upstream/start-upstream-registry.ts';
import { bootstrap } from './bootstrap/bootstrap-objects.ts';
import { serveBuilds } from './build-control-plane.ts';
import type { ClusterClock } from './cluster-clock.ts';
import type { ClusterOptions } from './cluster-options.ts';
import { createAccess, serveKubernetes } from './control-plane.ts';
import { runControllers } from './controllers/running-controllers.ts';
import { createFoundation } from './foundation.ts';
import { serveOpenShift } from './image-control-plane.ts';
import { kubeconfigText } from './kubeconfig.ts';
import { createLogins, type Logins } from './logins.ts';
import { createNodeControl, type NodeControl } from './nodes/node-control.ts';
import { createNodes } from './nodes/nodes.ts';
import { clusterPrograms } from './nodes/programs.ts';
import { type ClusterRegistry, startOutsideWorld, upstreamAddresses, upstreamNames } from './outside-world.ts';
import type { ReachRegistries } from './reach-registries.ts';
import { type InternalRegistry, serveInternalRegistry } from './registry/internal-registry.ts';
import { registryNames, registryServiceIp } from './registry/registry-facts.ts';
import { createFlows } from './request-flows.ts';
import { createSnapshots, type Snapshots } from './snapshots/snapshots.ts';
import { unimplementedPage } from './unimplemented-page.ts';
import { versionPages } from './version-pages.ts';

/** An embedded cluster that runs in this process. */
export interface SimulatedCluster {
  /** Text of a kubeconfig for `system:admin`. */
  readonly kubeconfig: string;
  /** `ca` is PEM. */
  readonly api: { readonly url: string; readonly ca: string };
  /** The registries of the world outside, by host. */
  readonly registries: ReadonlyMap<string, ClusterRegistry<UpstreamRegistryHandle>>;
  readonly internalRegistry: InternalRegistry;
  /** What it says it is: `4.19.0`. */
  readonly version: string;
  /** Finds every registry as the cluster does. */
  readonly dial: Dial;
  /** From now on a registry of the outside world is somewhere else: one that is trusted, and that this process does not run. */
  redirect(host: string, place: Pick<DialTarget, 'address' | 'port'>): void;
  readonly clock: ClusterClock;
  /** Who may log in with a password from the start. */
  readonly passwords: Logins['passwords'];
  /** Requests for what OpenShift serves and this cluster does not. */
  readonly unimplemented: readonly UnimplementedRequest[];
  readonly nodes: NodeControl;
  readonly snapshots: Snapshots;
  /** Ends everything: no socket, timer or file handle remains. */
  close(): Promise<void>;
}

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
  const onDefect = (error: unknown, request: string): void => log(`${request}: ${error}`);
  const unimplemented: UnimplementedRequest[] = [];
  const access = createAccess(foundation);
  const authority = await sharedAuthority();
  const [serving, admin, registries] = await Promise.all([
    authority.issueServing({
      dns: ['localhost', 'kubernetes', 'kubernetes.default.svc'],
      ips: ['127.0.0.1', '10.3.0.1'],
    }),
    authority.issueClient({ name: 'system:admin', groups: ['system:masters'] }),
    startOutsideWorld(options, foundation, onDefect),
  ]);
  for (const registry of registries.values()) stack.defer(() => registry.close());
  const dials = upstreamAddresses(registries);
  const dial = dialMap(dials);
  const transport = createTransport({ dial, certificateAuthorities: [authority.certificate], clock });
  const reach: ReachRegistries = (profile) => clientOver(transport, { profile, clock });
  const internalRegistry = await serveInternalRegistry(options, foundation, access, reach, onDefect);
  stack.defer(() => internalRegistry.close());
  stack.defer(() => transport.close());
  for (const name of registryNames)
    dials.set(name, { address: '127.0.0.1', port: internalRegistry.port, shownAs: `${registryServiceIp}:5000` });
  const uploads = new Map<string, Buffer>();
  const nodes = createNodes(
    options,
    foundation,
    reach,
    internalRegistry.storage,
    clusterPrograms(foundation, access, reach(containersImage), uploads, internalRegistry),
  );
  serveKubernetes(foundation, access, nodes);
  serveOpenShift(foundation, access, reach);
  serveBuilds(foundation, uploads);
  if (!foundation.release.hasMirrorSets)
    for (const kind of [imageDigestMirrorSetKind, imageTagMirrorSetKind]) catalog.remove(kind);
  const controllers = runControllers(foundation, access, authority, nodes, reach, log);
  stack.defer(() => controllers.stop());
  nodes.register();
  await bootstrap(foundation, foundation.release.version);
  await clock.settled();
  let url = '';
  const logins = createLogins(foundation, access, () => url);
  const server = await startApiServer({
    catalog,
    machinery,
    clock,
    authenticate: access.authenticate,
    authorize: access.authorize,
    flowOf: createFlows(foundation.listers),
    gate: clock.virtual ? () => clock.settled() : async () => {},
    onUnimplemented: (request) => {
      unimplemented.push(request);
      options.onUnimplemented?.(request);
    },
    openPages: logins.pages,
    pages: {
      '/streamproof/unimplemented': () => unimplementedPage(unimplemented),
      ...versionPages(foundation.release),
      ...issuerPages(access.tokens),
    },
    deprecatesDeploymentConfigs: foundation.release.deprecatesDeploymentConfigs,
    tls: { key: serving.key, cert: serving.certificate, clientCa: authority.certificate },
    host: '127.0.0.1',
    port: options.ports?.api ?? 0,
  });
  stack.defer(() => server.close());
  url = server.url;
  await logins.register();
  await clock.settled();
  foundation.owners.installed();
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
    internalRegistry,
    version: foundation.release.version,
    dial,
    redirect: (host, place) => {
      for (const name of upstreamNames(host, registries)) dials.set(name, { ...dials.get(name), ...place });
    },
    clock,
    passwords: logins.passwords,
    unimplemented,
    nodes: createNodeControl(nodes.workers, client),
    snapshots: createSnapshots({
      foundation,
      tokens: access.tokens,
      afterRestore: () => logins.register(),
      ports: () => Object.fromEntries([...registries].map(([host, { port }]) => [host, port])),
      workers: nodes.workers,
      storage: new Map([
        ['internal-registry', internalRegistry.storage],
        ...[...registries].map(([host, { storage }]) => [`registries/${host}`, storage] as const),
      ]),
    }),
    close: () => owned.disposeAsync(),
  };
};
