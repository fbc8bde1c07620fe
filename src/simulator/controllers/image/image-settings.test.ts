import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStreamImport } from '../../../resources/images/image-stream-import.ts';
import {
  imageConfigurationKind,
  imageDigestMirrorSetKind,
  imageStreamImportKind,
  imageStreamKind,
  imageStreamMappingKind,
  imageTagKind,
  imageTagMirrorSetKind,
  limitRangeKind,
} from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane, registry } from './testing/image-plane.ts';

const source = 'docker.io/org/app:v1';

const setUp = async () => {
  const plane = await imagePlane();
  const digest = plane.upstream.serve('docker.io/org/app', 'v1', 'v1');
  const put = (kind: ResourceKind, name: string, spec: object, namespace?: string): Promise<KubeObject> =>
    plane.client.create(kind, {
      apiVersion: kind.group === '' ? kind.version : `${kind.group}/${kind.version}`,
      kind: kind.kind,
      metadata: { name, ...(namespace ? { namespace } : {}) },
      spec,
    } as KubeObject);
  const statusOf = ({ status }: ImageStreamImport) => status?.images?.[0]?.status;
  return { ...plane, ...imageCommands(plane), digest, put, statusOf };
};

test('a blocked registry is not asked', async () => {
  const { put, importImage, statusOf, upstream } = await setUp();
  await put(imageConfigurationKind, 'cluster', { registrySources: { blockedRegistries: ['docker.io'] } });
  const status = statusOf(await importImage('p', 'is:t', source));
  assert.deepEqual(
    [status?.reason, status?.code, status?.message],
    ['Forbidden', 403, 'forbidden: registry docker.io blocked'],
  );
  assert.deepEqual(upstream.requests, []);
});

test('an image comes from a mirror and keeps its name', async () => {
  const { put, importImage, statusTag, upstream, digest } = await setUp();
  await put(imageTagMirrorSetKind, 'tags', {
    imageTagMirrors: [{ source: 'docker.io', mirrors: ['down.test', 'mirror.test'] }],
  });
  upstream.serve('mirror.test/org/app', 'v1', 'v1');
  await importImage('p', 'is:t', source);
  assert.equal((await statusTag('p', 'is:t'))?.items?.[0]?.dockerImageReference, `docker.io/org/app@${digest}`);
  assert.deepEqual(
    upstream.requests.map((request) => request.split(' ')[1]),
    ['down.test/org/app', 'mirror.test/org/app', 'mirror.test/org/app'],
  );
});

test('a mirror of images by digest does not count for a tag; if all fail, all are named', async () => {
  const { put, importImage, statusOf, upstream } = await setUp();
  await put(imageDigestMirrorSetKind, 'digests', {
    imageDigestMirrors: [{ source: 'docker.io', mirrors: ['mirror.test'] }],
  });
  await importImage('p', 'is:t', source);
  assert.match(upstream.requests[0] ?? '', /^GET docker\.io/);
  const none = `sha256:${'0'.repeat(64)}`;
  const status = statusOf(await importImage('p', 'is:u', `docker.io/org/app@${none}`));
  const missing = (host: string): string => `dockerimage.image.openshift.io "${host}/org/app@${none}" not found`;
  assert.equal(status?.message, `Internal error occurred: [${missing('mirror.test')}, ${missing('docker.io')}]`);
});

test('only allowed registries may be tagged and imported from', async () => {
  const { put, importImage, tagImage, client, access } = await setUp();
  await put(imageConfigurationKind, 'cluster', {
    allowedRegistriesForImport: [{ domainName: 'quay.io' }, { domainName: '*.test:5000', insecure: true }],
  });
  const allowed = `"${registry}", "quay.io:443", "*.test:5000"`;
  const why = `registry "docker.io" not allowed by whitelist: ${allowed}`;
  await assert.rejects(tagImage(source, 'p', 'is:t'), {
    code: 422,
    message: `ImageStreamTag.image.openshift.io "is:t" is invalid: tag.from.name: Forbidden: ${why}`,
  });
  const tag = { name: 't', from: { kind: 'DockerImage', name: source } };
  await assert.rejects(put(imageTagKind, 'is:t', tag, 'p'), {
    code: 422,
    message: `ImageTag.image.openshift.io "is:t" is invalid: spec.from.name: Forbidden: ${why}`,
  });
  await assert.rejects(put(imageStreamKind, 'is', { tags: [tag] }, 'p'), {
    code: 422,
    message: `ImageStream.image.openshift.io "is" is invalid: spec.tags[t].from.name: Forbidden: ${why}`,
  });
  await tagImage('quay.io/org/app:v1', 'p', 'is:t');
  access.allows = ({ resource }) => resource !== 'imagestreammapping' && resource !== 'images';
  const images = [{ from: { kind: 'DockerImage' as const, name: source } }];
  const request: ImageStreamImport = {
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageStreamImport',
    metadata: { name: 'x', namespace: 'p' },
    spec: { import: false, images },
  };
  await assert.rejects(client.create(imageStreamImportKind, request), {
    code: 422,
    message: `ImageStreamImport.image.openshift.io "x" is invalid: spec.images[0].from.name: Forbidden: importing images from registry "registry-1.docker.io:443" is forbidden: registry "registry-1.docker.io:443" not allowed by whitelist: ${allowed}`,
  });
  access.allows = () => true;
  await assert.rejects(importImage('p', 'new:t', source), { code: 422 }, 'the stream itself may not hold such a tag');
});

test('a tag beyond the limit of the namespace is not made; an import leaves a condition', async () => {
  const { put, importImage, tagImage, stream } = await setUp();
  await put(
    limitRangeKind,
    'limits',
    { limits: [{ type: 'openshift.io/ImageStream', max: { 'openshift.io/image-tags': '1' } }] },
    'p',
  );
  await importImage('p', 'is:t', source);
  await tagImage(source.replace('docker.io/', ''), 'p', 'is:s');
  const message =
    /requested usage of openshift\.io\/image-tags exceeds the maximum limit per openshift\.io\/ImageStream \(2 > 1\)/;
  await assert.rejects(tagImage('docker.io/org/app:v2', 'p', 'is:u'), { code: 422, message });
  await assert.rejects(importImage('p', 'is:u', 'docker.io/org/other:v1'), { code: 422, message });
  const { spec, status } = await stream('p', 'is');
  assert.deepEqual(
    spec?.tags?.map(({ name }) => name),
    ['s', 't'],
    'two spellings of one source are one',
  );
  const failed = status?.tags?.find(({ tag }) => tag === 'u')?.conditions?.[0];
  assert.deepEqual([failed?.reason, failed?.generation], ['Invalid', 4]);
  assert.match(failed?.message ?? '', message);
});

test('an image that is pushed must not be larger than the namespace allows', async () => {
  const { put, client } = await setUp();
  await put(limitRangeKind, 'sizes', { limits: [{ type: 'openshift.io/Image', max: { storage: '1Ki' } }] }, 'p');
  const push = (Size: number): Promise<unknown> =>
    client.create(imageStreamMappingKind, {
      apiVersion: 'image.openshift.io/v1',
      kind: 'ImageStreamMapping',
      metadata: { name: 'is', namespace: 'p' },
      tag: 't',
      image: { metadata: { name: 'i' }, dockerImageReference: 'docker.io/a/b:c', dockerImageMetadata: { Size } },
    } as KubeObject);
  const larger =
    'imagestreammappings.image.openshift.io "is" is forbidden: requested usage of storage exceeds the maximum limit per openshift.io/Image';
  await assert.rejects(push(2048), { code: 403, message: `${larger} (2Ki > 1Ki)` });
  await assert.rejects(push(1500), { code: 403, message: `${larger} (1500 > 1Ki)` });
  await assert.rejects(push(1024), { code: 404 });
});

test('a push must not give a stream more images than the namespace allows', async () => {
  const { put, client, importImage } = await setUp();
  await importImage('p', 'is:t', source);
  const max = { 'openshift.io/images': '1' };
  await put(limitRangeKind, 'images', { limits: [{ type: 'openshift.io/ImageStream', max }] }, 'p');
  const mapping = {
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageStreamMapping',
    metadata: { name: 'is', namespace: 'p' },
    tag: 'u',
    image: { metadata: { name: 'i' }, dockerImageReference: 'docker.io/a/b:c' },
  } as KubeObject;
  await assert.rejects(client.create(imageStreamMappingKind, mapping), {
    code: 422,
    message:
      'ImageStream.image.openshift.io "is" is invalid: imageStream: Forbidden: ImageStream.image.openshift.io "is" is forbidden: requested usage of openshift.io/images exceeds the maximum limit per openshift.io/ImageStream (2 > 1)',
  });
});

test('a tag of another project needs the right to pull there', async () => {
  const { importImage, tagStream, access, denied } = await setUp();
  await importImage('p', 'is:t', source);
  access.allows = ({ subresource }) => subresource !== 'layers';
  await assert.rejects(tagStream('p', 'is:t', 'p2', 'copy:t'), {
    code: 422,
    message: /spec\.tags\[t\]\.from: Forbidden: p\/is: "" ""$/,
  });
  assert.deepEqual(
    [denied[0]?.verb, denied[0]?.resource, denied[0]?.namespace, denied[0]?.name],
    ['get', 'imagestreams', 'p', 'is'],
  );
});
