import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controllerRevisionKind, daemonSetKind, statefulSetKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { createDaemonSetController } from '../daemon-set/daemon-set-controller.ts';
import { createStatefulSetController } from '../stateful-set/stateful-set-controller.ts';

const cause = { 'kubernetes.io/change-cause': 'oc apply' };

const workload = (kind: string): KubeObject & { spec: object } => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'db', namespace: 'a', annotations: cause },
  spec: {
    selector: { matchLabels: { app: 'db' } },
    template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'c', image: 'db:1' }] } },
  },
});

for (const [kind, label, createController] of [
  [daemonSetKind, 'controller-revision-hash', createDaemonSetController],
  [statefulSetKind, 'controller.kubernetes.io/hash', createStatefulSetController],
] as const) {
  test(`a revision of a ${kind.kind} has its annotations, and its hash in ${label}`, async () => {
    const plane = controlPlane(createController());
    const { client, settle } = plane;
    await createProject(plane, 'a');
    await client.create(kind, workload(kind.kind));
    await settle();
    const [revision] = await client.list(controllerRevisionKind, 'a');
    assert.deepEqual(revision?.metadata.annotations, { ...cause, ...revision?.metadata.annotations });
    assert.deepEqual(Object.keys(revision?.metadata.labels ?? {}), ['app', label]);
  });
}

test('the text of a revision has its keys in order, as clients compare it', async () => {
  const plane = controlPlane(createDaemonSetController());
  await createProject(plane, 'a');
  await plane.client.create(daemonSetKind, workload('DaemonSet'));
  await plane.settle();
  const [revision] = await plane.client.list<KubeObject & { data?: object }>(controllerRevisionKind, 'a');
  const text = JSON.stringify(revision?.data);
  assert.match(
    text,
    /^{"spec":{"template":{"\$patch":"replace","metadata":{.*},"spec":{"containers":\[{"image":"db:1",/,
  );
});
