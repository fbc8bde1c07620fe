import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Image } from '../../../resources/images/image.ts';
import type { ImageTag } from '../../../resources/images/image-stream-tag.ts';
import {
  imageKind,
  imageSignatureKind,
  imageStreamKind,
  imageStreamMappingKind,
  imageTagKind,
  secretKind,
} from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane, registry } from './testing/image-plane.ts';

const setUp = async () => {
  const plane = await imagePlane();
  const digest = plane.upstream.serve('docker.io/org/app', 'v1', 'v1');
  const commands = imageCommands(plane);
  await commands.importImage('p', 'is:t', 'docker.io/org/app:v1');
  return { ...plane, ...commands, digest };
};

const object = (kind: string, metadata: object, more: object): KubeObject =>
  ({ apiVersion: 'image.openshift.io/v1', kind, metadata, ...more }) as KubeObject;

test('a signature is kept in its image, once', async () => {
  const { client, digest } = await setUp();
  const signature = (name: string): KubeObject =>
    object('ImageSignature', { name }, { type: 'atomic', content: 'eA==' });
  await client.create(imageSignatureKind, signature(`${digest}@first`));
  assert.deepEqual(
    (await client.get<Image>(imageKind, undefined, digest)).signatures?.map(({ metadata }) => metadata.name),
    [`${digest}@first`],
  );
  await assert.rejects(client.create(imageSignatureKind, signature(`${digest}@second`)), {
    code: 409,
    message: `imageSignatures.image.openshift.io "${digest}@second" already exists`,
  });
  await assert.rejects(client.create(imageSignatureKind, signature('first')), {
    code: 422,
    message:
      'ImageSignature.image.openshift.io "first" is invalid: metadata.name: Invalid value: "first": name must be of format <imageName>@<signatureName>',
  });
  await assert.rejects(client.delete(imageSignatureKind, undefined, 'first'), {
    code: 400,
    message: 'ImageSignatures must be accessed with <imageName>@<signatureName>',
  });
  await client.delete(imageSignatureKind, undefined, `${digest}@first`);
  assert.equal((await client.get<Image>(imageKind, undefined, digest)).signatures, undefined);
});

test('the secrets of a stream are the pull secrets of its namespace', async () => {
  const { client } = await setUp();
  const secret = (name: string, type: string, annotations: object = {}): KubeObject =>
    ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: 'p', annotations },
      type,
      data: { '.dockerconfigjson': 'e30=' },
    }) as KubeObject;
  await client.create(secretKind, secret('pull', 'kubernetes.io/dockerconfigjson'));
  await client.create(
    secretKind,
    secret('hidden', 'kubernetes.io/dockerconfigjson', { 'openshift.io/image.excludeSecret': 'true' }),
  );
  await client.create(secretKind, secret('other', 'Opaque'));
  const list = (await client.getAt(imageStreamKind, 'p', 'no-such-stream', 'secrets')) as KubeObject & {
    items: KubeObject[];
  };
  assert.deepEqual(
    list.items.map(({ metadata }) => metadata.name),
    ['pull'],
  );
  assert.equal(list.kind, 'SecretList');
});

test('a pushed image is described by the texts that the registry sends', async () => {
  const { client, upstream, statusTag } = await setUp();
  const digest = upstream.image('pushed');
  const repository = upstream.repository('docker.io', 'org/app', {});
  const { content, mediaType } = await repository.getManifest(digest);
  const config = await repository.readBlob(
    (JSON.parse(new TextDecoder().decode(content)) as { config: { digest: string } }).config.digest,
  );
  const image = {
    metadata: {
      name: digest,
      annotations: { 'openshift.io/image.managed': 'true', 'image.openshift.io/manifestBlobStored': 'true' },
    },
    dockerImageManifest: new TextDecoder().decode(content),
    dockerImageManifestMediaType: mediaType,
    dockerImageConfig: new TextDecoder().decode(config),
  };
  await client.create(
    imageStreamMappingKind,
    object('ImageStreamMapping', { name: 'is', namespace: 'p' }, { image, tag: 'pushed' }),
  );
  const stored = await client.get<Image>(imageKind, undefined, digest);
  assert.equal(stored.dockerImageManifest, undefined);
  assert.equal(stored.dockerImageLayers?.length, 2);
  assert.deepEqual(stored.dockerImageMetadata?.Config?.Cmd, ['/app']);
  assert.equal(stored.dockerImageReference, `${registry}/p/is@${digest}`);
  assert.equal((await statusTag('p', 'is:pushed'))?.items?.[0]?.dockerImageReference, `${registry}/p/is@${digest}`);
});

const mappings: [name: string, stream: string, tag: string, code: number, message: RegExp][] = [
  [
    'into a stream that does not exist',
    'none',
    't',
    404,
    /^imagestreammappings\.image\.openshift\.io "none" not found$/,
  ],
  ['without a tag', 'is', '', 422, /: tag: Required value$/],
];
for (const [name, stream, tag, code, message] of mappings) {
  test(`a mapping ${name} is refused`, async () => {
    const { client, digest } = await setUp();
    const mapping = object(
      'ImageStreamMapping',
      { name: stream, namespace: 'p' },
      { image: { metadata: { name: digest } }, tag },
    );
    await assert.rejects(client.create(imageStreamMappingKind, mapping), { code, message });
  });
}

test('an image tag written without spec keeps its history and loses its wish', async () => {
  const { client, specTag, statusTag } = await setUp();
  await client.modify<ImageTag>(imageTagKind, 'p', 'is:t', (tag) => {
    tag.spec = null;
  });
  assert.equal(await specTag('p', 'is:t'), undefined);
  assert.equal((await statusTag('p', 'is:t'))?.items?.length, 1);
  await assert.rejects(
    client.update(imageTagKind, object('ImageTag', { name: 'is:t', namespace: 'p' }, { spec: null })),
    {
      code: 422,
      message:
        /\[metadata: Invalid value: "": may not update fields other than spec, status: Invalid value: "": may not update fields other than spec\]$/,
    },
  );
});
