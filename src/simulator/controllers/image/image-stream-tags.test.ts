import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStreamImage, ImageStreamTag, ImageTag } from '../../../resources/images/image-stream-tag.ts';
import {
  imageKind,
  imageStreamImageKind,
  imageStreamKind,
  imageStreamTagKind,
  imageTagKind,
} from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { registry } from './testing/image-plane.ts';
import { importedStream, istag, repository } from './testing/imported-stream.ts';

test('a tag is shown with its stream, its image and what it stands for', async () => {
  const { client, stream, digest } = await importedStream();
  const { uid, resourceVersion } = (await stream('p', 'is')).metadata;
  const tag = await client.get<ImageStreamTag>(imageStreamTagKind, 'p', 'is:t');
  assert.deepEqual(tag.metadata, {
    name: 'is:t',
    namespace: 'p',
    uid,
    resourceVersion,
    creationTimestamp: '2026-01-05T09:00:00Z',
  });
  assert.equal(tag.generation, 1);
  assert.equal(tag.image.metadata.name, digest);
  assert.equal(tag.image.dockerImageReference, `${registry}/p/is@${digest}`);
  assert.equal(tag.image.dockerImageLayers?.length, 2);
  assert.equal(tag.image.dockerImageManifest, undefined);
});

test('a list holds stubs of the tags that have an image', async () => {
  const { client, tagImage, digest } = await importedStream();
  await tagImage(`${repository}:v1`, 'p', 'is:ref', { reference: true });
  const tags = await client.list<ImageStreamTag>(imageStreamTagKind, 'p');
  assert.deepEqual(
    tags.map(({ metadata }) => metadata.name),
    ['is:t'],
  );
  assert.deepEqual(tags[0]?.image, {
    metadata: { name: digest, creationTimestamp: null },
    dockerImageReference: `${registry}/p/is@${digest}`,
    dockerImageMetadata: {
      kind: 'DockerImage',
      apiVersion: 'image.openshift.io/1.0',
      Id: '',
      Created: null,
      ContainerConfig: {},
    },
    dockerImageMetadataVersion: '1.0',
  });
  const all = await client.list<ImageTag>(imageTagKind, 'p');
  assert.deepEqual(
    all.map(({ metadata, image }) => [metadata.name, image]),
    [
      ['is:ref', null],
      ['is:t', null],
    ],
  );
});

test('writing a tag makes its stream and answers before there is an image', async () => {
  const { client } = await importedStream();
  const from = { kind: 'DockerImage', name: `${repository}:v1` };
  const answer = await client.update(imageStreamTagKind, istag('new:t', { name: 't', from, generation: 0 }));
  assert.deepEqual((answer as unknown as ImageStreamTag).image, {
    metadata: { creationTimestamp: null },
    dockerImageMetadata: {
      kind: 'DockerImage',
      apiVersion: 'image.openshift.io/1.0',
      Id: '',
      Created: null,
      ContainerConfig: {},
    },
    dockerImageMetadataVersion: '1.0',
  });
  assert.equal((answer as unknown as ImageStreamTag).generation, 0);
});

test('a write without annotations removes those of the tag', async () => {
  const { client, specTag } = await importedStream();
  const from = { kind: 'DockerImage', name: `${repository}:v1` };
  await client.update(
    imageStreamTagKind,
    istag('is:t', { name: 't', from, generation: 0 }, { annotations: { description: 'mine' } }),
  );
  assert.deepEqual((await specTag('p', 'is:t'))?.annotations, { description: 'mine' });
  await client.update(imageStreamTagKind, istag('is:t', { name: 't', from, generation: 0 }));
  assert.equal((await specTag('p', 'is:t'))?.annotations, null);
});

test('annotations change without the tag', async () => {
  const { client, specTag } = await importedStream();
  for (const annotations of [{ a: '1' }, { a: '1', b: '2' }]) {
    await client.modify<ImageStreamTag>(imageStreamTagKind, 'p', 'is:t', ({ metadata }) => {
      metadata.annotations = annotations as unknown as Record<string, string>;
    });
    assert.deepEqual((await specTag('p', 'is:t'))?.annotations, annotations);
  }
  assert.equal((await specTag('p', 'is:t'))?.generation, 1);
});

test('the annotations of a new tag are those of the object, or none', async () => {
  const { client, specTag } = await importedStream();
  const from = { kind: 'DockerImage', name: `${repository}:v1` };
  const create = (annotations: object, metadata: object) =>
    client.create(imageStreamTagKind, istag('is:new', { name: 'new', from, annotations }, metadata));
  const wrong: [tag: object, object: object][] = [
    [{ a: '1' }, {}],
    [{}, { annotations: { a: '1' } }],
  ];
  for (const [annotations, metadata] of wrong)
    await assert.rejects(create(annotations, metadata), {
      code: 422,
      message:
        'ImageStreamTag.image.openshift.io "is:new" is invalid: tag.annotations: Invalid value: "<map>": tag annotations must not be provided or must be equal to the object meta annotations',
    });
  await create({ a: '1' }, { annotations: { a: '1' } });
  await client.modify<ImageStreamTag>(imageStreamTagKind, 'p', 'is:new', ({ tag }) => {
    if (tag) tag.annotations = { b: '2' };
  });
  assert.deepEqual((await specTag('p', 'is:new'))?.annotations, { a: '1' });
});

test('a tag must follow something with a name', async () => {
  const { client } = await importedStream();
  await assert.rejects(client.update(imageStreamTagKind, istag('is:t', { name: 't', from: { kind: 'DockerImage' } })), {
    code: 422,
    message: 'ImageStreamTag.image.openshift.io "is:t" is invalid: tag.from.name: Required value',
  });
});

test('deleting a tag removes what was wanted and what was seen', async () => {
  const { client, stream, digest } = await importedStream();
  await client.delete(imageStreamTagKind, 'p', 'is:t');
  const { metadata, spec, status } = await stream('p', 'is');
  assert.deepEqual([metadata.generation, spec?.tags, status?.tags], [2, undefined, undefined]);
  assert.equal((await client.get(imageKind, undefined, digest)).metadata.name, digest);
});

test('an image object that is gone takes its tags along, but not out of the list', async () => {
  const { client, digest } = await importedStream();
  await client.delete(imageKind, undefined, digest);
  await assert.rejects(client.get(imageStreamTagKind, 'p', 'is:t'), {
    message: `imagestreamtags.image.openshift.io "${digest}" not found`,
  });
  assert.equal((await client.list(imageStreamTagKind, 'p')).length, 1);
});

test('an image of a stream is found by the beginning of its digest, and keeps its own pull spec', async () => {
  const { client, digest } = await importedStream();
  const image = await client.get<ImageStreamImage>(imageStreamImageKind, 'p', `is@${digest.slice(7, 19)}`);
  assert.equal(image.metadata.name, `is@${digest.slice(7, 19)}`);
  assert.equal(image.image.dockerImageReference, `${repository}@${digest}`);
});

test('the layers of a stream are all blobs of its history', async () => {
  const { client, digest } = await importedStream();
  const layers = (await client.getAt(imageStreamKind, 'p', 'is', 'layers')) as KubeObject & {
    blobs: object;
    images: Record<string, { layers: string[]; config: string }>;
  };
  const { layers: names = [], config = '' } = layers.images[digest] ?? {};
  assert.deepEqual(Object.keys(layers.blobs).sort(), [...names, config, digest].sort());
});
