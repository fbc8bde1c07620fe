import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane, registry } from './testing/image-plane.ts';

const repository = 'docker.io/balazsszeti/hello';
const source = `${repository}:sleeper`;
const now = '2026-01-05T09:00:00Z';

const setUp = async () => {
  const plane = await imagePlane();
  const digest = plane.upstream.serve(repository, 'sleeper', 'v1');
  return { ...plane, ...imageCommands(plane), digest };
};

const dockerTag = (generation: number, more: object = {}) => ({
  name: 'mytag',
  annotations: null,
  from: { kind: 'DockerImage', name: source },
  generation,
  importPolicy: { importMode: 'Legacy' },
  referencePolicy: { type: 'Source' },
  ...more,
});

for (const type of ['Source', 'Local'] as const) {
  test(`import-image and tag leave the same ${type} stream, apart from generations`, async () => {
    const { importImage, tagImage, stream, digest, errors } = await setUp();
    await importImage('p', 'imported:mytag', source, { local: type === 'Local' });
    await tagImage(source, 'p', 'tagged:mytag', { local: type === 'Local' });
    for (const [name, generation] of [
      ['imported', 1],
      ['tagged', 2],
    ] as const) {
      const { metadata, spec, status } = await stream('p', name);
      assert.equal(metadata.generation, generation);
      assert.deepEqual(metadata.annotations, { 'openshift.io/image.dockerRepositoryCheck': now });
      assert.deepEqual(spec, {
        lookupPolicy: { local: false },
        tags: [dockerTag(generation, { referencePolicy: { type } })],
      });
      assert.deepEqual(status, {
        dockerImageRepository: `${registry}/p/${name}`,
        tags: [
          {
            tag: 'mytag',
            items: [{ created: now, dockerImageReference: `${repository}@${digest}`, image: digest, generation }],
          },
        ],
      });
    }
    assert.deepEqual(errors, []);
  });
}

test('a reference tag is not imported, until somebody imports it', async () => {
  const { tagImage, importImage, stream, istag, digest, upstream } = await setUp();
  await tagImage(source, 'p', 'is:mytag', { reference: true });
  const literal = { created: now, dockerImageReference: source, image: '', generation: 1 };
  const before = await stream('p', 'is');
  assert.equal(before.metadata.annotations, undefined);
  assert.deepEqual(before.spec?.tags, [dockerTag(1, { reference: true })]);
  assert.deepEqual(before.status?.tags, [{ tag: 'mytag', items: [literal] }]);
  assert.deepEqual(upstream.requests, []);
  await assert.rejects(istag('p', 'is:mytag'), {
    code: 404,
    message: 'imagestreamtags.image.openshift.io "is:mytag" not found',
  });
  await importImage('p', 'is:mytag', source);
  const after = await stream('p', 'is');
  assert.deepEqual(after.spec?.tags, [dockerTag(2, { reference: true })]);
  assert.deepEqual(after.status?.tags?.[0]?.items, [
    { created: now, dockerImageReference: `${repository}@${digest}`, image: digest, generation: 2 },
    literal,
  ]);
  assert.equal((await istag('p', 'is:mytag')).image.dockerImageReference, `${repository}@${digest}`);
});

test('the history grows when the upstream tag moves, also back', async () => {
  const { importImage, statusTag, stream, upstream, digest } = await setUp();
  await importImage('p', 'is:mytag', source);
  const second = upstream.serve(repository, 'sleeper', 'v2');
  await importImage('p', 'is:mytag', source);
  upstream.serve(repository, 'sleeper', 'v1');
  await importImage('p', 'is:mytag', source);
  const items = (await statusTag('p', 'is:mytag'))?.items ?? [];
  assert.deepEqual(
    items.map(({ image, generation }) => [image, generation]),
    [
      [digest, 3],
      [second, 2],
      [digest, 1],
    ],
  );
  const { resourceVersion } = (await stream('p', 'is')).metadata;
  await importImage('p', 'is:mytag', source);
  assert.equal(
    (await stream('p', 'is')).metadata.resourceVersion,
    resourceVersion,
    'the same image again changes nothing',
  );
});

test('tagging again imports again and stamps the event twice', async () => {
  const { tagImage, stream, statusTag } = await setUp();
  await tagImage(source, 'p', 'is:mytag');
  await tagImage(source, 'p', 'is:mytag');
  assert.equal((await stream('p', 'is')).metadata.generation, 4);
  assert.deepEqual(
    (await statusTag('p', 'is:mytag'))?.items?.map(({ generation }) => generation),
    [4],
  );
});

test('a reference tag tagged again keeps its imported image', async () => {
  const { tagImage, importImage, statusTag, specTag, digest } = await setUp();
  await tagImage(source, 'p', 'is:mytag', { reference: true });
  await importImage('p', 'is:mytag', source);
  await tagImage(source, 'p', 'is:mytag', { reference: true });
  assert.equal((await specTag('p', 'is:mytag'))?.generation, 3);
  assert.equal((await statusTag('p', 'is:mytag'))?.items?.[0]?.image, digest);
});

test('a tag that becomes a reference points at the literal name', async () => {
  const { tagImage, importImage, statusTag } = await setUp();
  await importImage('p', 'is:mytag', source);
  await tagImage(source, 'p', 'is:mytag', { reference: true });
  assert.deepEqual(
    (await statusTag('p', 'is:mytag'))?.items?.map(({ dockerImageReference, generation }) => [
      dockerImageReference.split('@')[0],
      generation,
    ]),
    [
      [source, 2],
      [repository, 1],
    ],
  );
});

test('the reference policy of a tag changes by tagging, not by importing', async () => {
  const { tagImage, importImage, pullSpec, statusTag, digest } = await setUp();
  await importImage('p', 'is:mytag', source);
  await importImage('p', 'is:mytag', source, { local: true });
  assert.equal(await pullSpec('p', 'is:mytag'), `${repository}@${digest}`);
  await tagImage(source, 'p', 'is:mytag', { local: true });
  assert.equal(await pullSpec('p', 'is:mytag'), `${registry}/p/is@${digest}`);
  assert.equal((await statusTag('p', 'is:mytag'))?.items?.length, 1);
});

test('an alias follows its tag and stamps its event; a copy does not follow', async () => {
  const { importImage, tagStream, statusTag, upstream, digest } = await setUp();
  await importImage('p', 'is:mytag', source);
  await tagStream('p', 'is:mytag', 'p', 'is:alias', { alias: true });
  await tagStream('p', 'is:mytag', 'p', 'is:copy');
  assert.equal((await statusTag('p', 'is:mytag'))?.items?.[0]?.generation, 2);
  const moved = upstream.serve(repository, 'sleeper', 'v2');
  await importImage('p', 'is:mytag', source);
  assert.deepEqual(
    (await statusTag('p', 'is:alias'))?.items?.map(({ image }) => image),
    [moved, digest],
  );
  assert.deepEqual(
    (await statusTag('p', 'is:copy'))?.items?.map(({ image }) => image),
    [digest],
  );
});

test('a repository in the spec brings in all its tags', async () => {
  const { client, stream, settle, upstream } = await setUp();
  for (const tag of ['b', 'a', 'latest']) upstream.serve('quay.io/org/many', tag, `many-${tag}`);
  await client.create(imageStreamKind, {
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageStream',
    metadata: { name: 'repo', namespace: 'p' },
    spec: { dockerImageRepository: 'quay.io/org/many' },
  } as never);
  await settle();
  const { metadata, spec } = await stream('p', 'repo');
  assert.equal(metadata.generation, 2);
  assert.deepEqual(
    spec?.tags?.map(({ name, from, generation }) => [name, from?.name, generation]),
    [
      ['a', 'quay.io/org/many:a', 2],
      ['b', 'quay.io/org/many:b', 2],
      ['latest', 'quay.io/org/many:latest', 2],
    ],
  );
  assert.deepEqual(
    upstream.requests.filter((request) => request.includes('manifests')).map((request) => request.split('/').at(-1)),
    ['latest', 'a', 'b'],
  );
});

test('a push does not touch what is wanted of the tag', async () => {
  const { importImage, push, stream, digest } = await setUp();
  await importImage('p', 'is:mytag', source);
  const pushed = await push('p', 'is:mytag', 'mine');
  const { metadata, spec, status } = await stream('p', 'is');
  assert.equal(metadata.generation, 1);
  assert.equal(spec?.tags?.[0]?.from?.name, source);
  assert.deepEqual(
    status?.tags?.[0]?.items?.map(({ dockerImageReference, image, generation }) => [
      dockerImageReference,
      image,
      generation,
    ]),
    [
      [`${registry}/p/is@${pushed}`, pushed, 1],
      [`${repository}@${digest}`, digest, 1],
    ],
  );
});
