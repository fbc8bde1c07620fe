import { kinds, namespaceKind, podKind, serviceAccountKind } from '../../resources/kinds/kinds.ts';
import type { Namespace } from '../../resources/projects/namespace.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { Admission } from '../apimachinery/admission.ts';
import { ApiCatalog } from '../apimachinery/api-catalog.ts';
import type { AccessRequest } from '../apimachinery/authorizer.ts';
import { byKey, type Controller, watchSelf } from '../apimachinery/controller.ts';
import { runController } from '../apimachinery/controller-runner.ts';
import { type CoreEvent, createEventRecorder } from '../apimachinery/events/event-recorder.ts';
import { storeListers } from '../apimachinery/lister.ts';
import { Random } from '../apimachinery/random.ts';
import { StorageClient } from '../apimachinery/storage-client.ts';
import { timestamp } from '../apimachinery/timestamp.ts';
import { admissionChain } from '../apis/admission/admission-chain.ts';
import { claimResize } from '../apis/admission/claim-resize.ts';
import { oneDefaultPriority } from '../apis/admission/default-priority.ts';
import { limitBounds } from '../apis/admission/limit-bounds.ts';
import { configurationStorages } from '../apis/configuration-storages.ts';
import { deploymentConfigStorages } from '../apis/deployment-configs/deployment-config-storages.ts';
import { kubernetesStorages } from '../apis/kubernetes-storages.ts';
import { Activity } from '../clock/activity.ts';
import { TaskQueue } from '../clock/task-queue.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { ObjectStore } from '../store/object-store.ts';

/** Storages, admission and a client without HTTP, for tests of controllers. */
export const controlPlane = (...controllers: readonly Controller[]) => {
  const clock = new VirtualClock(Date.UTC(2026, 0, 5, 9));
  const store = new ObjectStore();
  const random = new Random(1);
  const listers = storeListers(store);
  const admission: Admission[] = [];
  const subresources = { mutating: [] as Admission[], validating: [] as Admission[] };
  const validation: Admission[] = [limitBounds(listers), claimResize(listers), oneDefaultPriority(listers)];
  const machinery = { store, clock, random, admission, validation, subresources };
  const catalog = new ApiCatalog(subresources);
  catalog.add(
    ...kubernetesStorages(machinery),
    ...configurationStorages(machinery),
    ...deploymentConfigStorages(machinery, { listers, podLog: () => undefined }),
  );
  admission.push(...admissionChain(listers, random));
  const client = new StorageClient(catalog);
  const activity = new Activity();
  const context = { client, listers, clock, random, events: createEventRecorder(client, clock) };
  const errors: string[] = [];
  const tasks = new TaskQueue(activity, 1);
  const run = (controller: Controller) =>
    runController(controller, context, store, tasks, (name, key, error) =>
      errors.push(`${name} ${key}: ${(error as Error).message}`),
    );
  for (const controller of controllers) run(controller);
  return {
    client,
    authorize: ({ verb }: AccessRequest) => ({ allowed: verb !== 'forbid' }),
    clock,
    catalog,
    machinery,
    store,
    listers,
    errors,
    run,
    settle: () => activity.settled(),
    advance: (milliseconds: number) => clock.advanceTo(clock.now() + milliseconds, () => activity.settled()),
    createNamespace: (name: string) =>
      client.create<Namespace>(namespaceKind, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }),
    events: (): string[] => store.list('events').map((event) => eventText(event as CoreEvent)),
    servedKinds: kinds.filter((kind) => kind.namespaced && catalog.find(kind)?.delete !== undefined),
  };
};

const eventText = ({ involvedObject, reason, message }: CoreEvent): string =>
  `${involvedObject.kind} ${reason} ${message}`;

/** Stands in for scheduler and kubelet: every pod reaches its phase at once, a deleted one is gone at once. */
export const nodeThatRuns = (phaseOf: (pod: Pod) => 'Running' | 'Succeeded' | 'Failed'): Controller => ({
  name: 'instant-node',
  watches: [watchSelf(podKind)],
  reconcile: async (key, { client, listers, clock }) => {
    const pod = byKey(listers.of<Pod>(podKind), key);
    if (pod === undefined) return;
    const { namespace, name } = pod.metadata;
    if (pod.metadata.deletionTimestamp !== undefined) {
      await client.delete(podKind, namespace, name, { gracePeriodSeconds: 0 });
    } else if (!pod.spec.nodeName) {
      const binding = {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name, namespace },
        target: { kind: 'Node', name: 'worker-0' },
      };
      await client.createAt(podKind, namespace, name, 'binding', binding);
    } else if (pod.status?.phase === 'Pending') {
      const phase = phaseOf(pod);
      const ready = {
        type: 'Ready',
        status: phase === 'Running' ? ('True' as const) : ('False' as const),
        lastTransitionTime: timestamp(clock.now()),
      };
      await client.modify<Pod>(
        podKind,
        namespace,
        name,
        (current) => {
          current.status = {
            ...current.status,
            phase,
            podIP: '10.128.0.6',
            conditions: [...(current.status?.conditions ?? []), ready],
          };
        },
        'status',
      );
    }
  },
});

/** Every pod runs and is ready at once. */
export const instantNode = nodeThatRuns(() => 'Running');

/** A namespace with the service account that pods need. */
export const createProject = async (plane: ReturnType<typeof controlPlane>, name: string): Promise<void> => {
  await plane.createNamespace(name);
  await plane.client.create(serviceAccountKind, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default', namespace: name },
  });
};
