import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildImage } from '../adapters/image-build.ts';
import type { UnimplementedRequest } from '../ports/target.ts';
import type { ClusterControl } from './control/cluster-control.ts';
import type { OpenShiftReleaseName } from './openshift-release-names.ts';
import { demandCredentials } from './registry-credentials.ts';
import { freePorts } from './reserved-port.ts';
import { openUpstreams, savedPorts, startCluster } from './simulated.ts';
import { type StandaloneFacts, standaloneFactsFile } from './standalone-facts.ts';

/** How to set up a cluster that stays. */
export interface StandaloneOptions {
  /** A folder of the caller's, to be removed by the caller after `close`. */
  directory: string;
  /** Port of the API server; default: any free one. */
  port?: number;
  nodes?: number;
  /** The version of OpenShift that it behaves as; default: the newest that it knows. */
  openshift?: OpenShiftReleaseName | undefined;
  /** Path of an `auth.json`: what it holds for a registry of the cluster is what that registry demands from now on. */
  registryAuth?: string;
  /** `virtual`: time stands still until it is advanced. @default 'real' */
  clock?: 'real' | 'virtual';
  /** Path of an archive that `control.snapshots` saved: the cluster starts as it was then. */
  snapshot?: string;
  /** Is told of each request for what OpenShift serves and this cluster does not. */
  onUnimplemented?: (request: UnimplementedRequest) => void;
}

/** An embedded cluster that runs until it is closed. */
export interface StandaloneCluster {
  readonly facts: StandaloneFacts;
  /** What its owner can do to it beside the API. */
  readonly control: ClusterControl;
  unimplemented(): readonly UnimplementedRequest[];
  close(): Promise<void>;
}

/**
 * Starts an embedded cluster for people and programs: with the images of the documented experiments on
 * docker.io and quay.io.
 */
export const startStandaloneCluster = async ({
  directory,
  port,
  nodes,
  openshift,
  registryAuth,
  clock = 'real',
  snapshot,
  onUnimplemented,
}: StandaloneOptions): Promise<StandaloneCluster> => {
  await using stack = new AsyncDisposableStack();
  await mkdir(directory, { recursive: true });
  const archive = snapshot === undefined ? undefined : await readFile(snapshot);
  const cluster = await startCluster({
    directory: path.join(directory, 'cluster'),
    storageIsShown: true,
    clock,
    ...(onUnimplemented === undefined ? {} : { onUnimplemented }),
    nodes,
    openshift,
    ports: { api: port, registries: archive === undefined ? {} : await freePorts(await savedPorts(archive)) },
  });
  stack.defer(() => cluster.close());
  const write = async (name: string, content: string): Promise<string> => {
    const file = path.join(directory, name);
    await writeFile(file, content, { mode: 0o600 });
    return file;
  };
  await holdDocumentedImages(cluster);
  if (registryAuth !== undefined) await demandCredentials(cluster.registries, registryAuth);
  if (archive !== undefined) await cluster.snapshots.restore(archive);
  const control = controlOf(cluster, stack.use(openUpstreams(cluster)));
  const registries = await Promise.all(
    [...cluster.registries].map(
      async ([host, { endpoint, ca }]) => [host, { endpoint, ca: await write(`${host}.pem`, ca) }] as const,
    ),
  );
  const { host, endpoint, ca, storage } = cluster.internalRegistry;
  const facts: StandaloneFacts = {
    kubeconfig: await write('kubeconfig', cluster.kubeconfig),
    api: cluster.api.url,
    ca: await write('ca.pem', cluster.api.ca),
    passwords: cluster.passwords,
    registries: Object.fromEntries(registries),
    internalRegistry: { host, endpoint, ca: await write('internal-registry.pem', ca), storage: storage.layout.root },
  };
  await write(standaloneFactsFile, JSON.stringify(facts));
  const owned = stack.move();
  return {
    facts,
    control,
    unimplemented: () => cluster.unimplemented,
    close: () => owned.disposeAsync(),
  };
};

const controlOf = (
  cluster: Awaited<ReturnType<typeof startCluster>>,
  upstreams: ReturnType<typeof openUpstreams>,
): ClusterControl => {
  const { api, clock, nodes, snapshots, internalRegistry } = cluster;
  const outside = [...cluster.registries].map(
    ([host, registry]) =>
      [host, { isRunning: () => registry.isRunning, journal: registry.journal, control: upstreams.get(host) }] as const,
  );
  const inside = { isRunning: () => internalRegistry.isRunning, journal: internalRegistry.journal };
  const registries = new Map([...outside, [internalRegistry.host, inside] as const]);
  return { api: api.url, registries, clock, nodes, snapshots };
};

const documentedImages = [
  ['docker.io', 'openshift/hello-openshift', 'latest'],
  ['docker.io', 'balazsszeti/hello', 'sleeper'],
  ['quay.io', 'balazsszeti/hello', 'sleeper'],
] as const;

const holdDocumentedImages = async ({ registries }: Awaited<ReturnType<typeof startCluster>>): Promise<void> => {
  for (const [host, repository, tag] of documentedImages)
    await registries.get(host)?.hold(repository, tag, await buildImage({ name: repository }));
};
