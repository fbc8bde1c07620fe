import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageStreamTagKind, nodeKind, podKind } from './kinds.ts';
import { resourcePath } from './resource-path.ts';

const table = [
  ['a collection of a namespace', resourcePath(podKind, { namespace: 'is-test' }), '/api/v1/namespaces/is-test/pods'],
  ['a collection of all namespaces', resourcePath(podKind), '/api/v1/pods'],
  ['a cluster-scoped object', resourcePath(nodeKind, { name: 'worker-0' }), '/api/v1/nodes/worker-0'],
  [
    'a name that needs escaping, in a group',
    resourcePath(imageStreamTagKind, { namespace: 'is-test', name: 'hello-ocp:local' }),
    '/apis/image.openshift.io/v1/namespaces/is-test/imagestreamtags/hello-ocp%3Alocal',
  ],
] as const;

for (const [name, actual, expected] of table) test(`path of ${name}`, () => assert.equal(actual, expected));
