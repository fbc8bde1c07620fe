import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClusterRegistry } from '../adapters/cluster-registry.ts';
import { UnsupportedError } from '../errors/unsupported-error.ts';
import { type Capability, capabilityDescriptions } from '../ports/capabilities.ts';
import type { UpstreamRegistry } from '../ports/registry.ts';
import type { ExperimentCluster, Target } from '../ports/target.ts';
import { newestRelease, openShiftReleases } from '../simulator/apimachinery/openshift-release.ts';
import { startCluster } from '../simulator/cluster/cluster.ts';
import { sharedAuthority } from '../simulator/pki/shared-authority.ts';
import type { ContainerRegistries } from './container-registries.ts';
import type { OwnedSession } from './oc-sessions.ts';
import type { TargetOptions } from './select-target.ts';
import { createRegistryClient, journalOf, type StartedRegistry, simulatedUpstream } from './simulated-upstream.ts';
import { type UpgradedClusters, upgradedClusters } from './upgraded-clusters.ts';

export { startCluster } from '../simulator/cluster/cluster.ts';
export { savedPorts } from '../simulator/cluster/snapshots/snapshots.ts';

/** The embedded cluster as a target: every experiment gets one of its own, on a virtual clock, with two nodes. */
export const createSimulatedTarget = async ({
  oc,
  openshift,
  upstream,
  registryImage,
}: TargetOptions): Promise<Target> => {
  const containers = upstream === undefined ? undefined : await playInContainers(registryImage);
  const directory = await mkdtemp(path.join(tmpdir(), 'streamproof-run-'));
  const upgraded = upgradedClusters(path.join(directory, 'left.tar'));
  let opened = 0;
  return {
    name: 'simulated',
    description: `the embedded cluster${containers === undefined ? '' : ', with registries in containers'}`,
    version: (openshift === undefined ? newestRelease : openShiftReleases[openshift]).version,
    capabilities: new Set(
      (Object.keys(capabilityDescriptions) as Capability[]).filter(
        (capability) => containers === undefined || capability !== 'upstream-faults',
      ),
    ),
    openCluster: (side) =>
      openCluster(path.join(directory, String(++opened)), { oc, openshift, containers }, side && upgraded),
    [Symbol.asyncDispose]: async () => {
      await containers?.[Symbol.asyncDispose]();
      remove(directory);
    },
  };
};

const playInContainers = async (registryImage: string | undefined): Promise<ContainerRegistries> => {
  const { containerRegistries, usualRegistryImage } = await import('./container-registries.ts');
  const { SharedRun } = await import('./openshift/shared-run.ts');
  const image = registryImage ?? usualRegistryImage;
  return containerRegistries({ address: '127.0.0.1', image, run: SharedRun.current().id });
};

/** The registries of a cluster's outside world, under the control of their owner. */
export const openUpstreams = (cluster: {
  registries: ReadonlyMap<string, StartedRegistry>;
}): Disposable & { get(host: string): UpstreamRegistry } => {
  const upstreams = new Map(
    [...cluster.registries].map(([host, registry]) => [
      host,
      simulatedUpstream(registry, () => sharedAuthority('untrusted')),
    ]),
  );
  return {
    get: (host) => {
      const upstream = upstreams.get(host);
      if (upstream !== undefined) return upstream;
      throw new UnsupportedError(
        `the embedded cluster has no registry ${host}; it has ${[...upstreams.keys()].join(', ')}`,
      );
    },
    [Symbol.dispose]: () => {
      for (const upstream of upstreams.values()) upstream[Symbol.dispose]();
    },
  };
};

/** Removes a folder in one system-near step: removing the many small files one by one takes five times as long. */
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

const openCluster = async (
  directory: string,
  {
    oc,
    openshift,
    containers,
  }: Pick<TargetOptions, 'oc' | 'openshift'> & { containers: ContainerRegistries | undefined },
  upgraded: UpgradedClusters | undefined,
): Promise<ExperimentCluster> => {
  await using stack = new AsyncDisposableStack();
  await mkdir(directory);
  stack.defer(() => remove(directory));
  const cluster = await startCluster({ directory, openshift });
  stack.defer(() => cluster.close());
  await upgraded?.restore(cluster);
  stack.defer(() => upgraded?.save(cluster));
  const { connectKubeApi } = await import('../adapters/client-node.ts');
  const api = stack.use(await connectKubeApi({ text: cluster.kubeconfig }));
  const upstreams = stack.use(openUpstreams(cluster));
  if (containers !== undefined) stack.defer(() => containers.recover({ wipe: true }));
  const upstream = (host: string): UpstreamRegistry => {
    const embedded = upstreams.get(host);
    if (containers === undefined) return embedded;
    cluster.redirect(host, containers.placeOf(host));
    return containers.open(host, { folder: '', now: () => cluster.clock.now() });
  };
  const internal = cluster.internalRegistry;
  const client = createRegistryClient(internal);
  stack.defer(() => client.close());
  const internalRegistry = createClusterRegistry(internal.host, client, async () => journalOf(internal));
  const owned = stack.move();
  return {
    api,
    clock: cluster.clock,
    internalRegistry,
    upstream,
    openSession: async () => {
      const options = {
        kubeconfig: cluster.kubeconfig,
        api,
        clock: cluster.clock,
        directory: path.join(directory, 'terminal'),
        registries: { dial: cluster.dial, authority: cluster.api.ca },
      };
      const { openBuiltInSession, openRealSession } = await import('./oc-sessions.ts');
      const session: OwnedSession =
        oc === undefined ? await openBuiltInSession(options) : await openRealSession(oc, options);
      return owned.use(session);
    },
    unimplemented: () => cluster.unimplemented,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};
