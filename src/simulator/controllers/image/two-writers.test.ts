import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane } from './testing/image-plane.ts';

const setUp = async () => {
  const plane = await imagePlane();
  plane.upstream.serve('docker.io/org/app', 'v1', 'v1');
  const commands = imageCommands(plane);
  await commands.importImage('p', 'is:t', 'docker.io/org/app:v1');
  return { ...plane, ...commands };
};

const labelled = (stream: ImageStream, name: string): ImageStream => ({
  ...stream,
  metadata: { ...stream.metadata, labels: { ...stream.metadata.labels, [name]: 'x' } },
});

test('of two writers who read the same stream the second one is told to read it again', async () => {
  const { client } = await setUp();
  const read = await client.get<ImageStream>(imageStreamKind, 'p', 'is');
  await client.update(imageStreamKind, labelled(read, 'one'));
  await assert.rejects(client.update(imageStreamKind, labelled(read, 'other')), {
    code: 409,
    reason: 'Conflict',
    message:
      'Operation cannot be fulfilled on imagestreams.image.openshift.io "is": the object has been modified; please apply your changes to the latest version and try again',
  });
  const again = await client.get<ImageStream>(imageStreamKind, 'p', 'is');
  const { metadata } = await client.update(imageStreamKind, labelled(again, 'other'));
  assert.deepEqual(metadata.labels, { one: 'x', other: 'x' });
});

test('writers who try again all have their say', async () => {
  const { client } = await setUp();
  const names = Array.from({ length: 4 }, (_, index) => `writer-${index}`);
  await Promise.all(
    names.map((name) =>
      client.modify<ImageStream>(
        imageStreamKind,
        'p',
        'is',
        (stream) => void Object.assign(stream, labelled(stream, name)),
      ),
    ),
  );
  const { metadata } = await client.get<ImageStream>(imageStreamKind, 'p', 'is');
  assert.deepEqual(Object.keys(metadata.labels ?? {}).sort(), names.toSorted());
});
