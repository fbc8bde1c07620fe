import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStream } from '../resources/images/image-stream.ts';
import { streamDifferences } from './stream-differences.ts';

const stream = (name: string, generation: number, policy: 'Source' | 'Local' = 'Source'): ImageStream => ({
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStream',
  metadata: {
    name,
    uid: `uid of ${name}`,
    generation,
    annotations: { 'openshift.io/image.dockerRepositoryCheck': `${name} o'clock` },
  },
  spec: { tags: [{ name: '1', referencePolicy: { type: policy } }] },
  status: { dockerImageRepository: `R/p/${name}` },
});

test('what every stream has of its own is no difference', () => {
  assert.deepEqual(streamDifferences(stream('a', 1), stream('b', 1)), []);
});

test('a difference has a path, in which elements of lists go by their names, and both values', () => {
  assert.deepEqual(streamDifferences(stream('a', 1), stream('b', 2, 'Local')), [
    ['metadata.generation', '1', '2'],
    ['spec.tags[1].referencePolicy.type', 'Source', 'Local'],
  ]);
});

test('a field of one stream alone is a difference', () => {
  const { spec: _, ...bare } = stream('b', 1);
  assert.deepEqual(streamDifferences(stream('a', 1), bare), [
    ['spec.tags[1].name', '1', 'nothing'],
    ['spec.tags[1].referencePolicy.type', 'Source', 'nothing'],
  ]);
});
