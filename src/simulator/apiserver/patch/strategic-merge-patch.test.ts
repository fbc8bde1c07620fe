import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../image/json-object.ts';
import { deploymentKind, podDisruptionBudgetKind } from '../../../resources/kinds/kinds.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import { strategicMergePatch } from './strategic-merge-patch.ts';

const live = (): Deployment =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', labels: { app: 'web', tier: 'front' }, finalizers: ['a/one', 'a/two'] },
    spec: {
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
      template: {
        spec: {
          containers: [
            { name: 'a', image: 'a:1', env: [{ name: 'X', value: '1' }] },
            { name: 'b', image: 'b:1' },
          ],
        },
      },
    },
  }) as unknown as Deployment;

const containers = (list: unknown): object => ({ spec: { template: { spec: { containers: list } } } });
const namesAndImages = (object: Deployment): string[] =>
  object.spec.template.spec.containers.map(({ name, image }) => `${name}=${image}`);

const rows: { name: string; patch: object; read: (object: Deployment) => unknown; expected: unknown }[] = [
  {
    name: 'a list merges by its key',
    patch: containers([{ name: 'b', image: 'b:2' }]),
    read: namesAndImages,
    expected: ['a=a:1', 'b=b:2'],
  },
  {
    name: 'a new element comes first',
    patch: containers([{ name: 'c', image: 'c:1' }]),
    read: namesAndImages,
    expected: ['c=c:1', 'a=a:1', 'b=b:1'],
  },
  {
    name: '$patch: delete removes an element',
    patch: containers([{ $patch: 'delete', name: 'a' }]),
    read: namesAndImages,
    expected: ['b=b:1'],
  },
  {
    name: '$patch: replace replaces a list',
    patch: containers([{ $patch: 'replace' }, { name: 'z', image: 'z:1' }]),
    read: namesAndImages,
    expected: ['z=z:1'],
  },
  {
    name: '$setElementOrder orders',
    patch: { spec: { template: { spec: { '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }] } } } },
    read: namesAndImages,
    expected: ['b=b:1', 'a=a:1'],
  },
  {
    name: 'null removes',
    patch: { metadata: { labels: { tier: null } } },
    read: (object) => object.metadata.labels,
    expected: { app: 'web' },
  },
  {
    name: '$patch: replace replaces a map',
    patch: { metadata: { labels: { $patch: 'replace', new: 'x' } } },
    read: (object) => object.metadata.labels,
    expected: { new: 'x' },
  },
  {
    name: '$retainKeys drops the other keys',
    patch: { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } },
    read: (object) => object.spec.strategy,
    expected: { type: 'Recreate' },
  },
  {
    name: '$deleteFromPrimitiveList removes values',
    patch: { metadata: { '$deleteFromPrimitiveList/finalizers': ['a/one'] } },
    read: (object) => object.metadata.finalizers,
    expected: ['a/two'],
  },
];

rows.push(
  {
    name: 'a label may be called __proto__',
    patch: JSON.parse('{"metadata":{"labels":{"__proto__":"x"}}}'),
    read: (object) => Object.keys(object.metadata.labels ?? {}),
    expected: ['app', 'tier', '__proto__'],
  },
  {
    name: 'values of a list of primitives stand in it once',
    patch: { metadata: { finalizers: ['a/two', 'a/two', 'a/new'] } },
    read: (object) => object.metadata.finalizers,
    expected: ['a/one', 'a/two', 'a/new'],
  },
  {
    name: 'what has a directive and meets nothing is left out',
    patch: { metadata: { annotations: { $patch: 'replace', a: 'b' } }, spec: { paused: true } },
    read: ({ metadata, spec }) => [metadata.annotations, spec.paused],
    expected: [undefined, true],
  },
);

for (const { name, patch, read, expected } of rows) {
  test(name, () =>
    assert.deepEqual(read(strategicMergePatch(patch as JsonObject, deploymentKind)(live()) as Deployment), expected),
  );
}

test('an object that its type says to replace is replaced', () => {
  const budget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'b' },
    spec: { maxUnavailable: 1, selector: { matchLabels: { a: 'b' } } },
  };
  const patch = { spec: { selector: { matchLabels: { c: 'd' } } } };
  const patched = strategicMergePatch(patch, podDisruptionBudgetKind)(budget) as unknown as typeof budget;
  assert.deepEqual(patched.spec, { maxUnavailable: 1, selector: { matchLabels: { c: 'd' } } });
});

const refusals: readonly (readonly [patch: object, message: string])[] = [
  [{ metadata: { labels: { $patch: 'merge' } } }, 'unknown patch type: merge in map: map[$patch:merge]'],
  [{ metadata: { labels: { $retainKeys: ['a'], b: 'c' } } }, 'invalid patch format of retainKeys'],
  [containers(['a']), 'list element types are not identical'],
  [containers([{ name: 'a', $patch: 'merge' }]), 'merging lists cannot yet be specified in the patch'],
  [containers([{ image: 'x' }]), 'map: map[image:x] does not contain declared merge key: name'],
  [
    { metadata: { finalizers: ['x'], '$setElementOrder/finalizers': ['y'] } },
    "The order in patch list:\n[x]\n doesn't match $setElementOrder list:\n[y]\n",
  ],
  [{ metadata: { '$setElementOrder/finalizers': 'x' } }, 'expected a []interface {}, but received a string'],
];
for (const [patch, message] of refusals)
  test(`refuses: ${message}`, () =>
    assert.throws(
      () => strategicMergePatch(patch as JsonObject, deploymentKind)(live()),
      (error: Error) => error.message.startsWith(message),
    ));
