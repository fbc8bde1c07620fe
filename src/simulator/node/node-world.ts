import type { TestContext } from 'node:test';
import { dialMap } from '../../distribution/dial.ts';
import { createDistributionClient } from '../../distribution/distribution-client.ts';
import { configMapKind, eventKind, nodeKind, podKind, secretKind } from '../../resources/kinds/kinds.ts';
import { runtimeClassKind } from '../../resources/kinds/platform-kinds.ts';
import type { Node } from '../../resources/nodes/node.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { PodSpec } from '../../resources/workloads/pod-spec.ts';
import { ApiCatalog } from '../apimachinery/api-catalog.ts';
import { runController } from '../apimachinery/controller-runner.ts';
import { type CoreEvent, createEventRecorder } from '../apimachinery/events/event-recorder.ts';
import { storeListers } from '../apimachinery/lister.ts';
import { newestRelease } from '../apimachinery/openshift-release.ts';
import { Random } from '../apimachinery/random.ts';
import { RegistryStore } from '../apimachinery/registry/registry-store.ts';
import { StorageClient } from '../apimachinery/storage-client.ts';
import { Activity } from '../clock/activity.ts';
import { TaskQueue } from '../clock/task-queue.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { ObjectStore } from '../store/object-store.ts';
import { nodeProfile } from './images/image-pull.ts';
import type { RegistriesConfiguration } from './images/registries-configuration.ts';
import { createKubelets } from './kubelets.ts';
import { nodeObject } from './node-object.ts';
import type { NodeOptions } from './pods/kubelet-context.ts';
import { RegistryDouble } from './registry-double.ts';
import { WorkerNode } from './worker-node.ts';
/** One node with its kubelet, as a cluster of its own, and a registry called `registry.test`. */
export const nodeWorld = async (test: TestContext, options: Partial<NodeOptions> & { disk?: number } = {}) => {
  const start = Date.UTC(2026, 0, 5, 9);
  const clock = new VirtualClock(start);
  const store = new ObjectStore();
  const random = new Random(1);
  const activity = new Activity();
  const catalog = new ApiCatalog();
  const machinery = { store, clock, random, admission: [] };
  const graceful = ({ spec }: Pod, requested: number | undefined): number => (spec.nodeName ? (requested ?? 30) : 0);
  catalog.add(new RegistryStore<Pod>(podKind, machinery, { status: true, graceful }));
  for (const kind of [nodeKind, secretKind, configMapKind, eventKind, runtimeClassKind])
    catalog.add(new RegistryStore(kind, machinery, { status: kind === nodeKind }));
  const client = new StorageClient(catalog);
  const listers = storeListers(store);
  const context = { client, listers, clock, random, events: createEventRecorder(client, clock) };
  const registry = new RegistryDouble();
  const port = await registry.start();
  const insecure = new Set(['registry.test', 'docker.io']);
  const target = { address: '127.0.0.1', port };
  const registryClient = createDistributionClient({
    profile: nodeProfile,
    dial: dialMap({
      'registry.test': target,
      'docker.io': target,
      'down.test': { address: '127.0.0.1', port: 1, shownAs: '10.99.0.4:443' },
    }),
  });
  const node = new WorkerNode(0, options.disk);
  const registries = (): RegistriesConfiguration => ({
    unqualifiedSearch: ['docker.io'],
    isInsecure: ({ registry: host }) => insecure.has(host),
    blockedBy: ({ registry: host }) => (host === 'blocked.test' ? host : undefined),
    isAllowed: ({ registry: host }) => host !== 'rejected.test',
    placesOf: (reference) =>
      reference.registry === 'mirrored.test'
        ? [{ ...reference, registry: 'down.test' }, { ...reference, registry: 'registry.test' }, reference]
        : [reference],
  });
  const errors: unknown[] = [];
  const registered = nodeObject(node, start, newestRelease.kubernetes);
  await client.updateStatus(nodeKind, {
    ...(await client.create(nodeKind, registered)),
    status: registered.status,
  } as Node);
  const kubelet = createKubelets([node], { registryClient, registries, ...options });
  const running = runController(kubelet, context, store, new TaskQueue(activity, 1), (_, __, error) =>
    errors.push(error),
  );
  test.after(async () => {
    running.stop();
    registryClient.close();
    await registry.stop();
  });
  return {
    node,
    registry,
    client,
    clock,
    listers,
    errors,
    settled: () => activity.settled(),
    advance: (seconds: number) => clock.advanceTo(clock.now() + seconds * 1000, () => activity.settled()),
    run: async (
      name: string,
      image: string,
      spec: Partial<PodSpec> = {},
      container: Partial<PodSpec['containers'][0]> = {},
    ): Promise<void> => {
      await client.create<Pod>(podKind, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace: 'a' },
        spec: {
          nodeName: node.name,
          containers: [{ name: 'c', image, imagePullPolicy: 'IfNotPresent', ...container }],
          ...spec,
        },
      });
      await activity.settled();
    },
    pod: (name: string): Pod | undefined => listers.of<Pod>(podKind).get('a', name),
    /** What the container `c` of a pod has written. */
    output: (name: string): readonly string[] =>
      node
        .podAt(`a/${name}`)
        ?.containers.get('c')
        ?.current?.program.log.lines.map(({ text }) => text) ?? [],
    containerEvents: (container: string): { fieldPath?: string }[] =>
      listers
        .of<CoreEvent>(eventKind)
        .list('a')
        .map(({ involvedObject }) => involvedObject as { fieldPath?: string })
        .filter(({ fieldPath }) => fieldPath?.endsWith(`{${container}}`)),
    events: (name: string): string[] =>
      listers
        .of<CoreEvent>(eventKind)
        .list('a')
        .filter(({ involvedObject }) => involvedObject.name === name)
        .sort((left, right) => (left.metadata.name < right.metadata.name ? -1 : 1))
        .map(({ type, reason, message, count }) => `${type} ${reason} ${count}: ${message}`),
  };
};
