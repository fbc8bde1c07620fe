import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStreamImport } from '../../../resources/images/image-stream-import.ts';
import { imageKind, imageStreamImportKind, imageStreamTagKind, imageTagKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { parseFieldSelector } from '../../apimachinery/selection/field-selector.ts';
import { importedStream, istag, repository } from './testing/imported-stream.ts';

const imageTag = (name: string, metadata: object = {}): KubeObject =>
  ({
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageTag',
    metadata: { name, namespace: 'p', ...metadata },
    spec: { name: 'u', from: { kind: 'DockerImage', name: `${repository}:v1` } },
  }) as unknown as KubeObject;

test('a new image tag is written with the annotations of its stream', async () => {
  const { client, stream } = await importedStream();
  await assert.rejects(client.update(imageTagKind, imageTag('is:u')), {
    code: 422,
    message:
      'ImageTag.image.openshift.io "is:u" is invalid: metadata: Invalid value: "": may not update fields other than spec',
  });
  const { annotations } = (await stream('p', 'is')).metadata;
  await client.update(imageTagKind, imageTag('is:u', { annotations }));
  assert.equal((await stream('p', 'is')).spec?.tags?.length, 2);
});

test('tags are written under the names that their URLs have, and are not found by these', async () => {
  const { catalog } = await importedStream();
  for (const kind of [imageStreamTagKind, imageTagKind]) {
    const storage = catalog.find(kind);
    const found = await storage?.list?.(internalContext('p'), {
      fieldSelector: parseFieldSelector('metadata.name=is:t'),
    });
    assert.deepEqual(found?.items, [], kind.kind);
    await assert.rejects(
      storage?.update?.(internalContext('p'), 'is:t', () => istag('is:other', null)) as Promise<unknown>,
      {
        code: 400,
        message: 'the name of the object (is:other) does not match the name on the URL (is:t)',
      },
    );
  }
});

const importOf = (name: string, ...images: object[]): KubeObject =>
  ({
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageStreamImport',
    metadata: { name, namespace: 'p' },
    spec: {
      import: true,
      images: images.map((each) => ({ from: { kind: 'DockerImage', name: `${repository}:v2` }, ...each })),
    },
  }) as unknown as KubeObject;

test('an import keeps the images of tags alone, and writes them in a dry run too', async () => {
  const { catalog, client, upstream } = await importedStream();
  const digest = upstream.serve(repository, 'v2', 'v2');
  const imports = catalog.find(imageStreamImportKind);
  const answer = (await imports?.create?.(
    internalContext('p'),
    importOf('looked', { from: { kind: 'DockerImage', name: `${repository}@${digest}` } }),
  )) as ImageStreamImport;
  assert.deepEqual(answer.status?.images?.[0]?.image?.metadata.uid, undefined);
  await assert.rejects(client.get(imageKind, undefined, digest), { code: 404 });
  const dry = { ...internalContext('p'), dryRun: true };
  const written = (await imports?.create?.(dry, importOf('made', { to: { name: 'x' } }))) as ImageStreamImport;
  const { uid } = written.status?.images?.[0]?.image?.metadata ?? {};
  assert.equal((await client.get<KubeObject>(imageKind, undefined, digest)).metadata.uid, uid);
});
