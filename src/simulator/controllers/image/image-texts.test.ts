import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../../distribution/verified-content.ts';
import { mediaType } from '../../../image/media-type.ts';
import { signedManifest } from '../../../image/signed-manifest.fixture.ts';
import type { Image } from '../../../resources/images/image.ts';
import type { ImageStreamTag } from '../../../resources/images/image-stream-tag.ts';
import {
  imageKind,
  imageStreamKind,
  imageStreamMappingKind,
  imageStreamTagKind,
} from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { imagePlane } from './testing/image-plane.ts';

const stored = { 'image.openshift.io/manifestBlobStored': 'true' };
const layer = { mediaType: mediaType.dockerLayer, size: 5, digest: `sha256:${'a'.repeat(64)}` };
const configuration = '{"architecture":"arm64"}';
const manifest = JSON.stringify({
  schemaVersion: 2,
  mediaType: mediaType.dockerManifest,
  config: { mediaType: mediaType.dockerConfig, size: 24, digest: digestOf(Buffer.from(configuration)) },
  layers: [layer],
});
const name = digestOf(Buffer.from(manifest));

const push = async (image: object, annotations: Record<string, string> = {}) => {
  const plane = await imagePlane();
  const object = (kind: string, fields: object): KubeObject =>
    ({
      apiVersion: 'image.openshift.io/v1',
      kind,
      metadata: { name: 'is', namespace: 'p' },
      ...fields,
    }) as KubeObject;
  await plane.client.create(imageStreamKind, object('ImageStream', {}));
  await plane.client.create(
    imageStreamMappingKind,
    object('ImageStreamMapping', {
      tag: 't',
      image: { metadata: { name, annotations }, dockerImageReference: 'some/repository', ...image },
    }),
  );
  return { ...plane, image: await plane.client.get<Image>(imageKind, undefined, name) };
};

test('an image keeps its texts, and its tag does not show them', async () => {
  const { image, client } = await push({ dockerImageManifest: manifest, dockerImageConfig: configuration });
  assert.deepEqual([image.dockerImageManifest, image.dockerImageConfig], [manifest, configuration]);
  assert.equal(image.dockerImageMetadata?.Architecture, 'arm64');
  const tag = await client.get<ImageStreamTag>(imageStreamTagKind, 'p', 'is:t');
  assert.deepEqual([tag.image?.dockerImageManifest, tag.image?.dockerImageConfig], [undefined, undefined]);
});

test('texts that the registry keeps are not kept twice', async () => {
  const { image } = await push({ dockerImageManifest: manifest, dockerImageConfig: configuration }, stored);
  assert.deepEqual([image.dockerImageManifest, image.dockerImageConfig], [undefined, undefined]);
  assert.deepEqual(image.dockerImageLayers, [{ name: layer.digest, size: 5, mediaType: layer.mediaType }]);
});

test('a text in schema 1 is understood, and nonsense says nothing', async () => {
  const { text } = signedManifest([layer.digest], [{ id: 'x', author: 'somebody', Size: 9 }]);
  const { image } = await push({ dockerImageManifest: text });
  assert.deepEqual([image.dockerImageMetadata?.Author, image.dockerImageMetadata?.Size], ['somebody', 9]);
  assert.equal((await push({ dockerImageManifest: 'nonsense' })).image.dockerImageLayers, undefined);
});

test('an update may bring the text that the name stands for, and no other', async () => {
  const { image, client } = await push({});
  const write = (dockerImageManifest: string): Promise<Image> =>
    client.modify<Image>(imageKind, undefined, image.metadata.name, (current) => ({ ...current, dockerImageManifest }));
  assert.equal((await write('{}')).dockerImageManifest, undefined);
  assert.equal((await write(manifest)).dockerImageManifest, manifest);
  assert.equal((await write('{}')).dockerImageManifest, manifest);
});
