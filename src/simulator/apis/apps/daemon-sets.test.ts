import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daemonSetKind } from '../../../resources/kinds/kinds.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';

test('the generation of the template is there before anybody counts it, and counts on with each change', async () => {
  const { catalog, client, ...plane } = controlPlane();
  await createProject({ ...plane, catalog, client }, 'a');
  const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'x' }] } };
  const sent = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'x', namespace: 'a' },
    spec: { selector: { matchLabels: { a: 'b' } }, template },
  } as DaemonSet;
  const generation = ({ metadata }: DaemonSet) => metadata.annotations?.['deprecated.daemonset.template.generation'];
  const written = structuredClone(sent);
  catalog.find(daemonSetKind)?.applyDefaults?.(written);
  assert.equal(generation(written), '0');
  assert.equal(generation(await client.create(daemonSetKind, sent)), '1');
  const change = (current: DaemonSet): void => {
    current.spec.template.spec.containers = [{ name: 'c', image: 'y' }];
  };
  assert.equal(generation(await client.modify<DaemonSet>(daemonSetKind, 'a', 'x', change)), '2');
});
