import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statefulSetKind } from '../../../resources/kinds/kinds.ts';
import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';

const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } };

for (const [name, spec, message] of [
  ['a.b', {}, 'metadata.name: Invalid value: "a.b": must not contain dots'],
  ['a', { ordinals: { start: -1 } }, 'spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0'],
] as const) {
  test(`a stateful set whose pods could not be named is refused: ${message}`, async () => {
    const plane = controlPlane();
    await createProject(plane, 'p');
    const set = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name, namespace: 'p' },
      spec: { serviceName: 's', selector: { matchLabels: { a: 'b' } }, template, ...spec },
    };
    await assert.rejects(plane.client.create<StatefulSet>(statefulSetKind, set as unknown as StatefulSet), {
      code: 422,
      message: `StatefulSet.apps "${name}" is invalid: ${message}`,
    });
  });
}
