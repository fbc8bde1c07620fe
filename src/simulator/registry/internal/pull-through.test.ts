import assert from 'node:assert/strict';
import test from 'node:test';
import { blobFile, layerLink, lines, revisionLink, world } from './internal-registry.fixture.ts';

test('what is pulled through is kept, blob by blob, and the source sees each blob twice', async (context) => {
  const { cluster, as, files, hub, registry, serve } = await world(context);
  const image = await serve('a');
  cluster.imported('p/is', 'local', 'docker.io/org/app', image);
  const pull = as('puller', 'p/is');
  assert.deepEqual(await pull.getManifest(image.manifest.digest), image.manifest);
  assert.deepEqual(
    await files(),
    [blobFile(image.manifest.digest), revisionLink('p/is', image.manifest.digest)].sort(),
  );
  await pull.readBlob(image.config);
  assert.equal(pull.connection.supportsSignatures, true);
  assert.deepEqual(await pull.signatures(image.manifest.digest), []);
  assert.deepEqual(
    await files(),
    [
      blobFile(image.manifest.digest),
      blobFile(image.config),
      layerLink('p/is', image.config),
      revisionLink('p/is', image.manifest.digest),
    ].sort(),
  );
  assert.deepEqual(lines(hub.journal.entries(), 'Go'), [
    'GET /v2/ 200',
    'GET /v2/org/app/manifests/D 200',
    'GET /v2/ 200',
    'HEAD /v2/org/app/blobs/D 200',
    'HEAD /v2/org/app/blobs/D 200',
    'HEAD /v2/org/app/blobs/D 200',
    'GET /v2/org/app/blobs/D 200',
    'GET /v2/org/app/blobs/D 200',
  ]);
  assert.deepEqual(lines(registry.journal.entries()), [
    'GET /v2/ 401',
    'GET /openshift/token 200',
    'GET /v2/p/is/manifests/D 200',
    'GET /v2/p/is/blobs/D 200',
    'GET /extensions/v2/p/is/signatures/D 200',
  ]);
  assert.equal(registry.journal.entries()[1]?.query, 'account=%3Ctoken%3E&scope=repository%3Ap%2Fis%3Apull');
});

test('an empty folder for uploads remains', async (context) => {
  const { cluster, as, storage, serve } = await world(context);
  const image = await serve('a');
  cluster.imported('p/is', 'local', 'docker.io/org/app', image);
  await as('puller', 'p/is').readBlob(image.layer);
  assert.deepEqual(await storage.list(storage.layout.uploads('p/is')), []);
});

test('a second stream with the same image is served without asking anybody and without a file', async (context) => {
  const { cluster, as, files, hub, serve } = await world(context);
  const image = await serve('a');
  for (const stream of ['p/is', 'p2/other']) cluster.imported(stream, 'v1', 'docker.io/org/app', image);
  const pull = async (name: string): Promise<void> => {
    const repository = as('puller', name);
    await repository.getManifest('v1');
    for (const { digest } of image.blobs) await repository.readBlob(digest);
  };
  await pull('p/is');
  const before = { files: await files(), requests: hub.journal.entries().length };
  await pull('p2/other');
  assert.deepEqual({ files: await files(), requests: hub.journal.entries().length }, before);
});

test('a HEAD request alone has the blob copied', async (context) => {
  const { cluster, as, files, hub, serve, activity } = await world(context);
  const image = await serve('a');
  cluster.imported('p/is', 'v1', 'docker.io/org/app', image);
  await as('puller', 'p/is').headBlob(image.layer);
  await activity.settled();
  assert.deepEqual(await files(), [blobFile(image.layer), layerLink('p/is', image.layer)].sort());
  assert.equal(lines(hub.journal.entries(), 'Go').filter((line) => line.startsWith('GET /v2/org')).length, 1);
});

test('without mirroring nothing is kept', async (context) => {
  const { cluster, as, files, hub, serve } = await world(context, { mirrors: () => false });
  const image = await serve('a');
  cluster.imported('p/is', 'v1', 'docker.io/org/app', image);
  const pull = as('puller', 'p/is');
  await pull.getManifest('v1');
  await pull.readBlob(image.layer);
  assert.deepEqual(await files(), []);
  assert.deepEqual(lines(hub.journal.entries(), 'Go').slice(2), [
    'GET /v2/ 200',
    'HEAD /v2/org/app/blobs/D 200',
    'HEAD /v2/org/app/blobs/D 200',
    'GET /v2/org/app/blobs/D 200',
  ]);
});

test('with the source down only what was kept is served', async (context) => {
  const { cluster, as, hub, serve } = await world(context);
  const [kept, never] = [await serve('a'), await serve('b', 'org/never')];
  cluster.imported('p/is', 'v1', 'docker.io/org/app', kept);
  cluster.imported('p/never', 'v1', 'docker.io/org/never', never);
  await as('puller', 'p/is').getManifest('v1');
  await hub.stop();
  await as('puller', 'p/is').getManifest('v1');
  await assert.rejects(as('puller', 'p/is').headBlob(kept.layer), { status: 404 });
  await assert.rejects(
    as('puller', 'p/never').getManifest('v1'),
    (error: { status: number; errors: { code: string; message: string }[] }) => {
      const message = `unable to pull manifest from docker.io/org/never@${never.manifest.digest}: Get "https://registry-1.docker.io/v2/": dial tcp 10.0.0.1:443: connect: connection refused`;
      assert.deepEqual(error.errors, [{ code: 'OPENSHIFT_PULLTHROUGH_MANIFEST', message }]);
      return error.status === 404;
    },
  );
});

test('a rate limit of the source is passed on', async (context) => {
  const { cluster, as, hub, serve } = await world(context);
  const image = await serve('a');
  cluster.imported('p/is', 'v1', 'docker.io/org/app', image);
  hub.faults.add({ path: /manifests/, effect: { kind: 'status', status: 429 } });
  const response = await as('puller', 'p/is').connection.request({
    method: 'HEAD',
    path: '/v2/p/is/manifests/v1',
    accept: [404, 429],
    body: Buffer.alloc(0),
  });
  response.body.resume();
  assert.equal(response.status, 429);
});

test('a private source is reached with the pull secret of the project', async (context) => {
  const { cluster, as, hub, serve } = await world(context);
  const image = await serve('a');
  const user = { username: 'up', password: 'secret' };
  hub.useAccess({ scheme: 'basic', users: [user] });
  cluster.imported('p/is', 'v1', 'docker.io/org/app', image);
  await assert.rejects(as('puller', 'p/is').getManifest('v1'), { message: /no basic auth credentials$/ });
  const config = Buffer.from(JSON.stringify({ auths: { 'docker.io': user } })).toString('base64');
  cluster.secrets.push({ type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': config } });
  await as('puller', 'p/is').getManifest('v1');
});

test('large blobs are copied to the end although the client has gone, and once for all clients', async (context) => {
  const { cluster, as, files, hub, serve, activity } = await world(context);
  const image = await serve('big', 'org/app', Buffer.alloc(8_000_000, 'big'));
  cluster.imported('p/is', 'v1', 'docker.io/org/app', image);
  const [one, two] = await Promise.all([
    as('puller', 'p/is').getBlob(image.layer),
    as('puller', 'p/is').getBlob(image.layer),
  ]);
  one.body.destroy();
  assert.equal(Buffer.concat(await two.body.toArray()).length, 8_000_000);
  await activity.settled();
  assert.deepEqual(await files(), [blobFile(image.layer), layerLink('p/is', image.layer)].sort());
  assert.equal(lines(hub.journal.entries(), 'Go').filter((line) => line.startsWith('GET /v2/org')).length, 3);
});

test('a blob that is corrupt at its source is not kept', async (context) => {
  const { cluster, as, files, hub, serve } = await world(context);
  const image = await serve('a');
  cluster.imported('p/is', 'v1', 'docker.io/org/app', image);
  hub.faults.add({ path: /blobs/, method: 'GET', effect: { kind: 'corrupt' } });
  await assert.rejects(as('puller', 'p/is').readBlob(image.layer), { message: /^Digest did not match/ });
  assert.deepEqual(await files(), []);
});

test('headers tell a blob of the storage from one that passes through', async (context) => {
  const { cluster, as, serve } = await world(context);
  const image = await serve('a');
  cluster.imported('p/is', 'v1', 'docker.io/org/app', image);
  const headers = async () => {
    const { connection } = as('puller', 'p/is');
    const response = await connection.request({ method: 'GET', path: `/v2/p/is/blobs/${image.layer}`, accept: [200] });
    await response.body.toArray();
    const {
      etag,
      'cache-control': cache,
      'content-type': type,
      'x-registry-supports-signatures': signatures,
    } = response.headers;
    return { etag, cache, type, signatures };
  };
  const common = { type: 'application/octet-stream', signatures: '1' };
  assert.deepEqual(await headers(), { ...common, etag: image.layer, cache: undefined });
  assert.deepEqual(await headers(), { ...common, etag: `"${image.layer}"`, cache: 'max-age=31536000' });
});
