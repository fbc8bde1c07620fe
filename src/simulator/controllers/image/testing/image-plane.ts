import { namespaceKind } from '../../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../../resources/kube-object.ts';
import { ApiCatalog } from '../../../apimachinery/api-catalog.ts';
import type { AccessRequest } from '../../../apimachinery/authorizer.ts';
import type { Controller } from '../../../apimachinery/controller.ts';
import { runController } from '../../../apimachinery/controller-runner.ts';
import { createEventRecorder } from '../../../apimachinery/events/event-recorder.ts';
import { storeListers } from '../../../apimachinery/lister.ts';
import type { Machinery } from '../../../apimachinery/machinery.ts';
import { Random } from '../../../apimachinery/random.ts';
import { StorageClient } from '../../../apimachinery/storage-client.ts';
import { configurationStorages } from '../../../apis/configuration-storages.ts';
import { createImagePolicyAdmission } from '../../../apis/image/image-policy-admission.ts';
import { imageStorages } from '../../../apis/image/image-storages.ts';
import { createImageImporter } from '../../../apis/image/import/image-importer.ts';
import { kubernetesStorages } from '../../../apis/kubernetes-storages.ts';
import type { ProjectApi } from '../../../apis/project/project-api.ts';
import { projectStorages } from '../../../apis/project/project-storages.ts';
import { Activity } from '../../../clock/activity.ts';
import { TaskQueue } from '../../../clock/task-queue.ts';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { ObjectStore } from '../../../store/object-store.ts';
import { createImageImportController } from '../image-import-controller.ts';
import { createImageTriggerController } from '../image-trigger-controller.ts';
import { createScheduledImportController } from '../scheduled-import-controller.ts';
import { FakeUpstream } from './fake-upstream.ts';

/** The host of the internal registry. */
export const registry = 'image-registry.openshift-image-registry.svc:5000';

/** The image API with its controllers, and others, over a registry in memory, for tests. */
export const imagePlane = async (...others: readonly Controller[]) => {
  const clock = new VirtualClock(Date.UTC(2026, 0, 5, 9));
  const store = new ObjectStore();
  const random = new Random(1);
  const machinery: Machinery = { store, clock, random, admission: [] };
  const catalog = new ApiCatalog();
  const client = new StorageClient(catalog);
  const upstream = new FakeUpstream();
  const denied: AccessRequest[] = [];
  const access = { allows: (_: AccessRequest): boolean => true };
  const authorize = (request: AccessRequest): { allowed: boolean } => {
    const allowed = access.allows(request);
    if (!allowed) denied.push(request);
    return { allowed };
  };
  const namespaces = (): ReturnType<ProjectApi['namespaces']> =>
    catalog.find(namespaceKind) as ReturnType<ProjectApi['namespaces']>;
  catalog.add(
    ...kubernetesStorages(machinery),
    ...configurationStorages(machinery),
    ...imageStorages(machinery, {
      client,
      importer: createImageImporter(upstream),
      authorize,
      registryHostname: () => registry,
    }),
    ...projectStorages({
      namespaces,
      client,
      authorize,
      store,
      configuration: () => undefined,
      kindOf: () => undefined,
    }),
  );
  machinery.admission.push(createImagePolicyAdmission(client));
  const activity = new Activity();
  const tasks = new TaskQueue(activity, 1);
  const errors: string[] = [];
  const listers = storeListers(store);
  const context = { client, listers, clock, random, events: createEventRecorder(client, clock) };
  for (const controller of [
    createImageImportController(),
    createScheduledImportController(),
    createImageTriggerController(),
    ...others,
  ]) {
    runController(controller, context, store, tasks, (name, key, error) =>
      errors.push(`${name} ${key}: ${(error as Error).message}`),
    );
  }
  for (const name of ['p', 'p2'])
    await client.create(namespaceKind, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } } as KubeObject);
  return {
    catalog,
    client,
    clock,
    upstream,
    errors,
    access,
    denied,
    settle: () => activity.settled(),
    advance: (milliseconds: number) => clock.advanceTo(clock.now() + milliseconds, () => activity.settled()),
  };
};

export type ImagePlane = Awaited<ReturnType<typeof imagePlane>>;
