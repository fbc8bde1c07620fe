import { eventKind, nodeKind, podKind, serviceKind } from '../../../../resources/kinds/kinds.ts';
import type { Node } from '../../../../resources/nodes/node.ts';
import type { Pod } from '../../../../resources/workloads/pod.ts';
import type { PodSpec } from '../../../../resources/workloads/pod-spec.ts';
import { ApiCatalog } from '../../../apimachinery/api-catalog.ts';
import { runController } from '../../../apimachinery/controller-runner.ts';
import { type CoreEvent, createEventRecorder } from '../../../apimachinery/events/event-recorder.ts';
import { storeListers } from '../../../apimachinery/lister.ts';
import { Random } from '../../../apimachinery/random.ts';
import { RegistryStore } from '../../../apimachinery/registry/registry-store.ts';
import { StorageClient } from '../../../apimachinery/storage-client.ts';
import { podStorage } from '../../../apis/core/pods/pods.ts';
import { Activity } from '../../../clock/activity.ts';
import { TaskQueue } from '../../../clock/task-queue.ts';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { ObjectStore } from '../../../store/object-store.ts';
import { createPodScheduler } from '../../pod-scheduler.ts';

/** A scheduler with nodes, whose pods are asked for one by one. */
export const schedulerWorld = async (nodes: Record<string, Node['spec']> = { 'worker-0': {}, 'worker-1': {} }) => {
  const clock = new VirtualClock(Date.UTC(2026, 0, 5, 9));
  const store = new ObjectStore();
  const activity = new Activity();
  const random = new Random(1);
  const machinery = { store, clock, random, admission: [] };
  const catalog = new ApiCatalog();
  const plain = [nodeKind, eventKind, serviceKind].map((kind) => new RegistryStore(kind, machinery));
  catalog.add(podStorage(machinery), ...plain);
  const client = new StorageClient(catalog);
  const listers = storeListers(store);
  for (const [name, spec] of Object.entries(nodes)) {
    const labels = { 'kubernetes.io/hostname': name, disk: name === 'worker-0' ? 'ssd' : 'hdd' };
    await client.create<Node>(nodeKind, { apiVersion: 'v1', kind: 'Node', metadata: { name, labels }, spec });
  }
  const context = { client, listers, clock, random, events: createEventRecorder(client, clock) };
  runController(createPodScheduler(), context, store, new TaskQueue(activity, 1));
  const pod = (name: string): Pod => listers.of<Pod>(podKind).get('a', name) as Pod;
  return {
    client,
    store,
    pod,
    settled: () => activity.settled(),
    events: () => listers.of<CoreEvent>(eventKind).list('a'),
    place: async (
      name: string,
      spec: Partial<PodSpec> = {},
      owner?: string,
      labels?: Record<string, string>,
    ): Promise<string | undefined> => {
      const ownerReferences =
        owner === undefined
          ? []
          : [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: owner, uid: owner, controller: true }];
      await client.create<Pod>(podKind, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace: 'a', ownerReferences, ...(labels && { labels }) },
        spec: { containers: [{ name: 'c', image: 'x' }], ...spec },
      });
      await activity.settled();
      return pod(name).spec.nodeName;
    },
  };
};
