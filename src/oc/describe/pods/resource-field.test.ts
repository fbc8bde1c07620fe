import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resourceFieldText } from './resource-field.ts';

const container = {
  name: 'main',
  image: 'hello',
  resources: { limits: { cpu: '1500m', memory: '64Mi' }, requests: { cpu: '10m' } },
};

const textOf = (resource: string, divisor?: string): string =>
  resourceFieldText({ resource, ...(divisor !== undefined && { divisor }) }, container);

test('a quantity is counted in parts, the last one in full', () => {
  assert.equal(textOf('limits.memory'), '67108864');
  assert.equal(textOf('limits.memory', '1Mi'), '64');
  assert.equal(textOf('limits.cpu', '0'), '2');
  assert.equal(textOf('limits.cpu', '1m'), '1500');
  assert.equal(textOf('requests.cpu'), '1');
});

test('what a container does not ask for is 0, and a limit that it has not is that of the node', () => {
  assert.equal(textOf('requests.memory'), '0');
  assert.equal(textOf('limits.ephemeral-storage'), '0');
  assert.equal(resourceFieldText({ resource: 'limits.memory' }, { name: 'main', image: 'hello' }), 'node allocatable');
  assert.equal(textOf('limits.pods'), '');
});
