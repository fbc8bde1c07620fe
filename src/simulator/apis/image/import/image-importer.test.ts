import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DistributionError } from '../../../../distribution/distribution-error.ts';
import { digestOf } from '../../../../distribution/verified-content.ts';
import { mediaType } from '../../../../image/media-type.ts';
import { RegistryPolicy } from '../../../image-streams/registry-policy.ts';
import { createImageImporter, type ImageImporter, type UpstreamRepository } from './image-importer.ts';

const config = '{"architecture":"amd64"}';
const manifestOf = (blob: string): string =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: mediaType.dockerManifest,
    config: { mediaType: mediaType.dockerConfig, size: blob.length, digest: digestOf(Buffer.from(blob)) },
    layers: [],
  });
const descriptor = (text: string): object => ({
  mediaType: mediaType.dockerManifest,
  size: text.length,
  digest: digestOf(Buffer.from(text)),
  platform: { os: 'linux', architecture: 'amd64' },
});
const listOf = (...manifests: object[]): string =>
  JSON.stringify({ schemaVersion: 2, mediaType: mediaType.dockerManifestList, manifests });

const gone = descriptor('gone') as { digest: string };
const tags: Readonly<Record<string, string>> = {
  ok: manifestOf(config),
  cut: '{"schemaVersion":2',
  empty: listOf(),
  'part-gone': listOf(descriptor(manifestOf(config)), gone),
  'no-config': manifestOf('none'),
  'bad-config': manifestOf('{{'),
};

const missing = (code: string): DistributionError =>
  new DistributionError(code, { kind: 'status', status: 404, errors: [{ code, message: code }] });
const blobs = [config, '{{'];

const repository: UpstreamRepository = {
  getManifest: async (reference) => {
    const text = tags[reference] ?? Object.values(tags).find((each) => digestOf(Buffer.from(each)) === reference);
    if (text === undefined) throw missing('MANIFEST_UNKNOWN');
    const content = Buffer.from(text);
    const type = text.includes('manifest.list') ? mediaType.dockerManifestList : mediaType.dockerManifest;
    return { digest: digestOf(content), mediaType: type, content };
  },
  readBlob: async (digest) => {
    const blob = blobs.map((each) => Buffer.from(each)).find((each) => digestOf(each) === digest);
    if (blob === undefined) throw missing('BLOB_UNKNOWN');
    return blob;
  },
  headBlob: async () => ({ size: 0 }),
  tags: async () => ['ok', 'a b', 'lost'],
};

const imported = (asked: Partial<Parameters<ImageImporter['import']>[0]>): ReturnType<ImageImporter['import']> =>
  createImageImporter({ repository: () => repository }).import({
    images: [],
    repository: undefined,
    credentials: { find: () => undefined } as never,
    policy: new RegistryPolicy(undefined, []),
    now: '2026-01-01T00:00:00Z',
    platformOf: () => ({ os: 'linux', architecture: 'amd64' }),
    ...asked,
  });

const source = 'quay.io/org/app';
const from = (tag: string) => ({ kind: 'DockerImage' as const, name: `${source}:${tag}` });
const importMode = 'PreserveOriginal' as const;

test('an import tells what is wrong with an image as OpenShift does', async () => {
  for (const [tag, message] of [
    ['cut', `Internal error occurred: ${source}:cut: unexpected end of JSON input`],
    ['empty', `Internal error occurred: ${source}:empty: no manifests in manifest list`],
    ['no-config', `Internal error occurred: ${source}:no-config: unknown blob`],
    ['bad-config', "Internal error occurred: invalid character '{' looking for beginning of object key string"],
    ['part-gone', undefined],
  ] as const) {
    const { images } = await imported({ images: [{ from: from(tag) }] });
    assert.equal(images[0]?.status.message, message, tag);
  }
});

test('an image that is missing in a list that is kept is named itself', async () => {
  const { images } = await imported({ images: [{ from: from('part-gone'), importPolicy: { importMode } }] });
  assert.equal(images[0]?.status.message, `dockerimage.image.openshift.io "${source}@${gone.digest}" not found`);
});

test('a tag beside a digest is left out', async () => {
  const { images } = await imported({ images: [{ from: from(`ok@${gone.digest}`) }] });
  assert.deepEqual(
    [images[0]?.status.message, images[0]?.tag],
    [`dockerimage.image.openshift.io "${source}@${gone.digest}" not found`, undefined],
  );
});

test('a repository with a tag that cannot be named is imported all the same', async () => {
  const { repository: all } = await imported({ repository: { from: { kind: 'DockerImage', name: source } } });
  assert.deepEqual(
    all?.images?.map(({ tag, status }) => [tag, status.message]),
    [
      ['a b', `Internal error occurred: unable to parse docker reference ${source}:a b: invalid reference format`],
      ['lost', `dockerimage.image.openshift.io "${source}:lost" not found`],
      ['ok', undefined],
    ],
  );
  assert.equal(all?.status?.message, '2 of the images from this repository failed to import');
});
