import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { DistributionClient } from '../../../distribution/distribution-client.ts';
import { DistributionError } from '../../../distribution/distribution-error.ts';
import type { Image } from '../../../resources/images/image.ts';
import { imageKind, imageStreamKind, imageStreamMappingKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { createSignatureImportController } from './signature-import-controller.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane } from './testing/image-plane.ts';

interface Told {
  readonly supportsSignatures: boolean;
  readonly signatures: readonly object[];
  readonly failure?: DistributionError;
}

/** A plane whose registry tells of signatures what the test says, and the requests for them. */
const setUp = async (told: Told) => {
  const asked: string[] = [];
  const registries = {
    repository: (registry: string, name: string, options?: object) => ({
      connection: { supportsSignatures: told.supportsSignatures },
      getManifest: async (reference: string) => {
        asked.push(`${registry}/${name}@${reference}${options && 'credentials' in options ? ' with credentials' : ''}`);
        if (told.failure) throw told.failure;
      },
      signatures: async (digest: string) => {
        asked.push(`signatures of ${digest}`);
        return told.signatures;
      },
    }),
  } as unknown as DistributionClient;
  const plane = await imagePlane(createSignatureImportController(registries));
  const digest = plane.upstream.serve('docker.io/org/app', 'v1', 'v1');
  const { importImage } = imageCommands(plane);
  const importOnce = async (tag: string): Promise<void> => {
    await importImage('p', tag, 'docker.io/org/app:v1');
    await plane.settle();
  };
  const namesOf = async (): Promise<string[] | undefined> =>
    (await plane.client.get<Image>(imageKind, undefined, digest)).signatures?.map(({ metadata }) => metadata.name);
  return { ...plane, asked, digest, importOnce, namesOf };
};

const signature = (text: string, more: object = {}): object => ({
  schemaVersion: 2,
  name: 'whatever',
  type: 'atomic',
  content: Buffer.from(text).toString('base64'),
  ...more,
});

const named = (digest: string, text: string): string => `${digest}@${createHash('sha256').update(text).digest('hex')}`;

test('a new image is looked up once more, by its digest and without credentials', async () => {
  const { asked, digest, importOnce, errors } = await setUp({ supportsSignatures: false, signatures: [] });
  await importOnce('is:t');
  assert.deepEqual(asked, [`docker.io/org/app@${digest}`]);
  await importOnce('is:again');
  assert.deepEqual(asked.length, 1, 'an image that is there already is not new');
  assert.deepEqual(errors, []);
});

test('signatures are kept that the registry tells of, once', async () => {
  const { asked, digest, importOnce, namesOf } = await setUp({
    supportsSignatures: true,
    signatures: [signature('one'), signature('other', { type: 'cosign' }), signature('old', { schemaVersion: 1 })],
  });
  await importOnce('is:t');
  assert.deepEqual(await namesOf(), [named(digest, 'one')]);
  assert.deepEqual(
    asked.filter((each) => each.startsWith('signatures')),
    [`signatures of ${digest}`, `signatures of ${digest}`],
    'the image has changed, so that it was asked for again',
  );
});

test('an image with more than ten signatures keeps those it has', async () => {
  const signatures = Array.from({ length: 11 }, (_, index) => signature(`signature ${index}`));
  const { importOnce, namesOf } = await setUp({ supportsSignatures: true, signatures });
  await importOnce('is:t');
  assert.equal(await namesOf(), undefined);
});

test('a registry that does not answer is no failure', async () => {
  const failure = new DistributionError('unauthorized: authentication required', { kind: 'status', status: 401 });
  const { asked, errors, importOnce, namesOf } = await setUp({ supportsSignatures: true, signatures: [], failure });
  await importOnce('is:t');
  assert.deepEqual([asked.length, errors, await namesOf()], [1, [], undefined]);
});

test('nobody asks for the signatures of an image that was pushed', async () => {
  const { asked, client, settle } = await setUp({ supportsSignatures: true, signatures: [] });
  const pushed = {
    metadata: { name: `sha256:${'a'.repeat(64)}`, annotations: { 'openshift.io/image.managed': 'true' } },
    dockerImageReference: 'registry/p/is',
  };
  const apiVersion = 'image.openshift.io/v1';
  const metadata = { name: 'is', namespace: 'p' };
  await client.create(imageStreamKind, { apiVersion, kind: 'ImageStream', metadata } as KubeObject);
  await client.create(imageStreamMappingKind, {
    apiVersion,
    kind: 'ImageStreamMapping',
    metadata,
    image: pushed,
    tag: 't',
  } as KubeObject);
  await settle();
  assert.deepEqual(asked, []);
});
