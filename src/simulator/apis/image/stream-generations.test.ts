import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStream, SpecTag } from '../../../resources/images/image-stream.ts';
import { canonicalize } from './canonical-stream.ts';
import { assignGenerations } from './stream-generations.ts';

const stream = (tag: Partial<SpecTag> | undefined, local = false): ImageStream => {
  const object: ImageStream = {
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageStream',
    metadata: { name: 'is', namespace: 'p', generation: 3 },
    spec: {
      lookupPolicy: { local },
      tags: tag ? [{ name: 't', from: { kind: 'DockerImage', name: 'ext:t' }, generation: 2, ...tag }] : [],
    },
  };
  canonicalize(object);
  return object;
};

const rows: [name: string, next: ImageStream, generation: number, ofTag: number | undefined][] = [
  ['nothing', stream({}), 3, 2],
  ['generation sent by the client', stream({ generation: 9 }), 3, 2],
  ['generation left out', stream({ generation: null }), 3, 2],
  ['generation 0', stream({ generation: 0 }), 4, 4],
  ['name of the source', stream({ from: { kind: 'DockerImage', name: 'ext:u' } }), 4, 4],
  ['own namespace written out', stream({ from: { kind: 'DockerImage', name: 'ext:t', namespace: 'p' } }), 4, 2],
  ['other namespace', stream({ from: { kind: 'DockerImage', name: 'ext:t', namespace: 'q' } }), 4, 4],
  ['kind of the source', stream({ from: { kind: 'ImageStreamTag', name: 'ext:t' } }), 4, 2],
  ['reference', stream({ reference: true }), 4, 4],
  ['import mode', stream({ importPolicy: { importMode: 'PreserveOriginal' } }), 4, 4],
  ['reference policy', stream({ referencePolicy: { type: 'Local' } }), 4, 2],
  ['scheduled', stream({ importPolicy: { scheduled: true } }), 4, 2],
  ['insecure', stream({ importPolicy: { insecure: true } }), 4, 2],
  ['annotations', stream({ annotations: { a: 'b' } }), 4, 2],
  ['lookup policy', stream({}, true), 4, 2],
  ['tag removed', stream(undefined), 4, undefined],
];

for (const [name, next, generation, ofTag] of rows) {
  test(`generations after a change of: ${name}`, () => {
    assignGenerations(next, stream({}));
    assert.equal(next.metadata.generation, generation);
    assert.equal(next.spec?.tags?.[0]?.generation, ofTag);
  });
}

test('a new tag gets the new generation whatever the client sent', () => {
  const next = stream({ generation: 7 });
  assignGenerations(next, stream(undefined));
  assert.equal(next.spec?.tags?.[0]?.generation, 4);
});
