import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '../../../resources/access/role.ts';
import { clusterRoleKind } from '../../../resources/kinds/kinds.ts';
import { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { runController } from '../../apimachinery/controller-runner.ts';
import { createEventRecorder } from '../../apimachinery/events/event-recorder.ts';
import { storeListers } from '../../apimachinery/lister.ts';
import { Random } from '../../apimachinery/random.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { StorageClient } from '../../apimachinery/storage-client.ts';
import { Activity } from '../../clock/activity.ts';
import { TaskQueue } from '../../clock/task-queue.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { createClusterRoleAggregationController } from './cluster-role-aggregation-controller.ts';

const label = { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' };
const rule = (resource: string) => ({ verbs: ['get'], apiGroups: [''], resources: [resource] });

test('a role that consists of others follows them', async () => {
  const [store, clock, activity] = [new ObjectStore(), new VirtualClock(0), new Activity()];
  const machinery = { store, clock, random: new Random(1), admission: [] };
  const catalog = new ApiCatalog();
  catalog.add(new RegistryStore(clusterRoleKind, machinery));
  const client = new StorageClient(catalog);
  const context = {
    client,
    clock,
    random: machinery.random,
    listers: storeListers(store),
    events: createEventRecorder(client, clock),
  };
  const running = runController(createClusterRoleAggregationController(), context, store, new TaskQueue(activity, 1));
  const create = (name: string, content: Partial<Role>, labels = {}) =>
    client.create<Role>(clusterRoleKind, {
      apiVersion: '',
      kind: '',
      metadata: { name, labels },
      rules: null,
      ...content,
    });
  const rules = async (): Promise<unknown> => {
    await activity.settled();
    return (await client.get<Role>(clusterRoleKind, undefined, 'view')).rules?.map(({ resources }) => resources?.[0]);
  };
  await create('view', { aggregationRule: { clusterRoleSelectors: [{ matchLabels: label }] } });
  await create('b', { rules: [rule('pods'), rule('secrets')] }, label);
  await create('a', { rules: [rule('nodes'), rule('pods')] }, label);
  await create('other', { rules: [rule('services')] });
  assert.deepEqual(await rules(), ['nodes', 'pods', 'secrets']);
  await client.modify<Role>(clusterRoleKind, undefined, 'b', (role) => void (role.metadata.labels = {}));
  assert.deepEqual(await rules(), ['nodes', 'pods']);
  running.stop();
});
