import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { containersImage, crio, goClient } from '../../../distribution/client-profile.ts';
import { dialMap } from '../../../distribution/dial.ts';
import { createDistributionClient } from '../../../distribution/distribution-client.ts';
import { pushImage } from '../../../distribution/push-image.ts';
import { digestOf } from '../../../distribution/verified-content.ts';
import { mediaType } from '../../../image/media-type.ts';
import type { ImageStream } from '../../../resources/image-stream.ts';
import { Activity } from '../../clock/activity.ts';
import { RealClock } from '../../clock/real-clock.ts';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import type { ClusterApi, PushedImage, RegistryImage } from '../cluster-api.ts';
import type { JournalEntry } from '../http/request-journal.ts';
import { startUpstreamRegistry } from '../upstream/start-upstream-registry.ts';
import { internalRegistryHost, startInternalRegistry, type InternalRegistryOptions } from './start-internal-registry.ts';

const sample = (label: string) => {
  const [config, layer] = [Buffer.from(JSON.stringify({ label })), Buffer.from(`layer of ${label}`)];
  const describe = (type: string, content: Buffer) => ({ mediaType: type, size: content.length, digest: digestOf(content) });
  const document = { schemaVersion: 2, mediaType: mediaType.dockerManifest, config: describe(mediaType.dockerConfig, config), layers: [describe(mediaType.dockerLayer, layer)] };
  const content = Buffer.from(JSON.stringify(document));
  const blobs = [config, layer].map((bytes) => ({ digest: digestOf(bytes), size: bytes.length, content: bytes }));
  return { manifest: { digest: digestOf(content), mediaType: mediaType.dockerManifest, content }, blobs, config: digestOf(config), layer: digestOf(layer) };
};
type Sample = ReturnType<typeof sample>;

const notFound = (kind: string) => ({ code: 404, details: { kind } });

/** A cluster of two users: `puller` may read everything, `pusher` may do everything; nobody else may do anything. */
const fakeCluster = () => {
  const streams = new Map<string, ImageStream>();
  const images = new Map<string, RegistryImage>();
  const secrets: { type: string; data: Record<string, string> }[] = [];
  const log: string[] = [];
  const find = (key: string): ImageStream => {
    const stream = streams.get(key);
    if (!stream) throw notFound('imagestreams');
    return stream;
  };
  const add = (key: string): ImageStream => {
    const [namespace, name = ''] = key.split('/');
    const stream: ImageStream = { apiVersion: 'image.openshift.io/v1', kind: 'ImageStream', metadata: { name, namespace: namespace ?? '' } };
    streams.set(key, stream);
    return stream;
  };
  const tagged = (key: string, tag: string, reference: string, digest: string, insecure = false): void => {
    const stream = streams.get(key) ?? add(key);
    stream.spec = { tags: [...(stream.spec?.tags ?? []), { name: tag, importPolicy: { insecure } }] };
    const item = { created: '', dockerImageReference: reference, image: digest, generation: 1 };
    stream.status = { tags: [...(stream.status?.tags ?? []), { tag, items: [item] }] };
  };
  const api: ClusterApi = {
    authenticate: async (token) => (token === 'puller' || token === 'pusher' ? { username: token, groups: [] } : undefined),
    reviewAccess: async ({ username }, { verb }) => username === 'pusher' || (username === 'puller' && verb === 'get'),
    getImageStream: async (namespace, name) => find(`${namespace}/${name}`),
    listImageStreams: async () => [...streams.values()],
    getImageStreamLayers: async (namespace, name) => {
      const digests = (find(`${namespace}/${name}`).status?.tags ?? []).flatMap(({ items }) => (items ?? []).map((item) => item.image));
      const blobs = digests.flatMap((digest) => contentOf.get(digest) ?? []).map((digest) => [digest, { size: 1, mediaType: '' }]);
      return { apiVersion: '', kind: '', metadata: { name }, blobs: Object.fromEntries(blobs), images: {} };
    },
    getImageStreamSecrets: async () => secrets,
    getImage: async (digest) => {
      const image = images.get(digest);
      if (!image) throw notFound('images');
      return image;
    },
    createImage: async (image) => void images.set(image.metadata.name, image),
    createImageStreamMapping: async (namespace, name, tag, image: PushedImage) => {
      log.push(`map ${namespace}/${name}:${tag}`);
      if (!streams.has(`${namespace}/${name}`)) throw notFound('imagestreammappings');
      images.set(image.metadata.name, image);
      tagged(`${namespace}/${name}`, tag, image.dockerImageReference, image.metadata.name);
    },
    createImageStream: async (token, namespace, name) => {
      log.push(`create ${namespace}/${name} as ${token}`);
      if (namespace === 'missing') throw { code: 403 };
      add(`${namespace}/${name}`);
    },
    createImageSignature: async () => undefined,
  };
  const contentOf = new Map<string, string[]>();
  /** Registers an image as if it had been imported. */
  const imported = (key: string, tag: string, repository: string, { manifest, blobs }: Sample, insecure = false): void => {
    contentOf.set(manifest.digest, blobs.map((blob) => blob.digest));
    images.set(manifest.digest, {});
    tagged(key, tag, `${repository}@${manifest.digest}`, manifest.digest, insecure);
  };
  return { api, streams, images, secrets, log, imported };
};

const world = async (context: TestContext, options: Partial<InternalRegistryOptions> = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'internal-'));
  const storage = join(folder, 'internal');
  const authority = await sharedAuthority();
  const clock = new RealClock();
  const activity = new Activity();
  const cluster = fakeCluster();
  const hub = await startUpstreamRegistry({ host: 'docker.io', storage: join(folder, 'hub'), clock, tls: await authority.issueServing({ dns: ['docker.io', 'registry-1.docker.io'] }) });
  const certificateAuthorities = [authority.certificate];
  const upstream = dialMap({ 'docker.io': { address: '127.0.0.1', port: hub.port, shownAs: '10.0.0.1:443' } });
  const outside = createDistributionClient({ profile: goClient, dial: upstream, certificateAuthorities });
  const pusher = createDistributionClient({ profile: containersImage, dial: upstream, certificateAuthorities });
  const tls = await authority.issueServing({ dns: ['image-registry.openshift-image-registry.svc'] });
  const registry = await startInternalRegistry({ storage, api: cluster.api, client: outside, clock, tls, activity, ...options });
  const dial = dialMap({ [internalRegistryHost]: { address: '127.0.0.1', port: registry.port } });
  const node = createDistributionClient({ profile: crio, dial, certificateAuthorities });
  context.after(async () => {
    for (const client of [outside, pusher, node]) client.close();
    await Promise.all([hub.close(), registry.close()]);
    await rm(folder, { recursive: true, force: true });
  });
  const as = (password: string, name: string) => node.repository(internalRegistryHost, name, { credentials: { username: '<token>', password } });
  const files = async (): Promise<string[]> => {
    const root = join(storage, 'docker/registry/v2');
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
  };
  const serve = async (label: string, repository = 'org/app'): Promise<Sample> => {
    const image = sample(label);
    await pushImage(pusher.repository('docker.io', repository), 'v1', image);
    return image;
  };
  return { registry, hub, cluster, as, files, serve, activity, storage };
};

const lines = (entries: readonly JournalEntry[], agent = ''): string[] =>
  entries.filter((entry) => entry.userAgent.startsWith(agent)).map(({ method, path, status }) => `${method} ${path.replace(/sha256:\w+/, 'D')} ${status}`);

const blobFile = (digest: string): string => `blobs/sha256/${digest.slice(7, 9)}/${digest.slice(7)}/data`;
const layerLink = (name: string, digest: string): string => `repositories/${name}/_layers/sha256/${digest.slice(7)}/link`;
const revisionLink = (name: string, digest: string): string => `repositories/${name}/_manifests/revisions/sha256/${digest.slice(7)}/link`;

test('what is pulled through is kept, blob by blob, and the source sees each blob twice', async (context) => {
  const { cluster, as, files, hub, registry, serve } = await world(context);
  const image = await serve('a');
  cluster.imported('p/is', 'local', 'docker.io/org/app', image);
  const pull = as('puller', 'p/is');
  assert.deepEqual(await pull.getManifest(image.manifest.digest), image.manifest);
  assert.deepEqual(await files(), [blobFile(image.manifest.digest), revisionLink('p/is', image.manifest.digest)].sort());
  await pull.readBlob(image.config);
  assert.equal(pull.connection.supportsSignatures, true);
  assert.deepEqual(await pull.signatures(image.manifest.digest), []);
  assert.deepEqual(await files(), [blobFile(image.manifest.digest), blobFile(image.config), layerLink('p/is', image.config), revisionLink('p/is', image.manifest.digest)].sort());
  assert.deepEqual(lines(hub.journal.entries(), 'Go'), [
    'GET /v2/ 200', 'GET /v2/org/app/manifests/D 200',
    'GET /v2/ 200', 'HEAD /v2/org/app/blobs/D 200', 'HEAD /v2/org/app/blobs/D 200', 'HEAD /v2/org/app/blobs/D 200', 'GET /v2/org/app/blobs/D 200', 'GET /v2/org/app/blobs/D 200',
  ]);
  assert.deepEqual(lines(registry.journal.entries()), [
    'GET /v2/ 401', 'GET /openshift/token 200', 'GET /v2/p/is/manifests/D 200', 'GET /v2/p/is/blobs/D 200', 'GET /extensions/v2/p/is/signatures/D 200',
  ]);
  assert.equal(registry.journal.entries()[1]?.query, 'account=%3Ctoken%3E&scope=repository%3Ap%2Fis%3Apull');
});

test('an empty folder for uploads remains', async (context) => {
  const { cluster, as, storage, serve } = await world(context);
  const image = await serve('a');
  cluster.imported('p/is', 'local', 'docker.io/org/app', image);
  await as('puller', 'p/is').readBlob(image.layer);
  assert.deepEqual(await readdir(join(storage, 'docker/registry/v2/repositories/p/is/_uploads')), []);
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
  const { cluster, as, files, hub, serve } = await world(context, { mirrors: false });
  const image = await serve('a');
  cluster.imported('p/is', 'v1', 'docker.io/org/app', image);
  const pull = as('puller', 'p/is');
  await pull.getManifest('v1');
  await pull.readBlob(image.layer);
  assert.deepEqual(await files(), []);
  assert.deepEqual(lines(hub.journal.entries(), 'Go').slice(2), ['GET /v2/ 200', 'HEAD /v2/org/app/blobs/D 200', 'HEAD /v2/org/app/blobs/D 200', 'GET /v2/org/app/blobs/D 200']);
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
  await assert.rejects(as('puller', 'p/never').getManifest('v1'), (error: { status: number; errors: { code: string; message: string }[] }) => {
    const message = `unable to pull manifest from docker.io/org/never@${never.manifest.digest}: Get "https://registry-1.docker.io/v2/": dial tcp 10.0.0.1:443: connect: connection refused`;
    assert.deepEqual(error.errors, [{ code: 'OPENSHIFT_PULLTHROUGH_MANIFEST', message }]);
    return error.status === 404;
  });
});

test('a rate limit of the source is passed on', async (context) => {
  const { cluster, as, hub, serve } = await world(context);
  const image = await serve('a');
  cluster.imported('p/is', 'v1', 'docker.io/org/app', image);
  hub.faults.add({ path: /manifests/, effect: { kind: 'status', status: 429 } });
  const response = await as('puller', 'p/is').connection.request({ method: 'HEAD', path: '/v2/p/is/manifests/v1', accept: [404, 429], body: Buffer.alloc(0) });
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

const refusals: [name: string, token: string | undefined, path: string, status: number, body: string, challenge?: string][] = [
  ['no credentials', undefined, '/v2/', 401, '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":null}]}\n', 'Bearer realm="https://image-registry.openshift-image-registry.svc:5000/openshift/token"'],
  ['a token without rights', 'stranger', '/v2/p/is/manifests/v1', 401, '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":[{"Type":"repository","Class":"","Name":"p/is","Action":"pull"}]}]}\n', 'Basic realm=openshift,error="access denied"'],
  ['a missing tag', 'puller', '/v2/p/is/manifests/none', 404, '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown","detail":{"Tag":"none"}}]}\n'],
  ['a missing stream', 'puller', '/v2/p/none/manifests/v1', 404, '{"errors":[{"code":"NAME_UNKNOWN","message":"repository name not known to registry"}]}\n'],
  ['the tags of a missing stream', 'puller', '/v2/p/none/tags/list', 404, '{"errors":[{"code":"NAME_UNKNOWN","message":"repository name not known to registry","detail":{"name":"p/none"}}]}\n'],
  ['a digest of a missing stream', 'puller', `/v2/p/none/manifests/sha256:${'0'.repeat(64)}`, 500, '{"errors":[{"code":"UNKNOWN","message":"unknown error","detail":{}}]}\n'],
  ['an unknown digest', 'puller', `/v2/p/is/manifests/sha256:${'0'.repeat(64)}`, 404, `{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown","detail":{"Name":"p/is","Revision":"sha256:${'0'.repeat(64)}"}}]}\n`],
  ['an unknown blob', 'puller', `/v2/p/is/blobs/sha256:${'0'.repeat(64)}`, 404, `{"errors":[{"code":"BLOB_UNKNOWN","message":"blob unknown to registry","detail":"sha256:${'0'.repeat(64)}"}]}\n`],
  ['the catalog', 'puller', '/v2/_catalog', 401, '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":[{"Type":"registry","Class":"","Name":"catalog","Action":"*"}]}]}\n', 'Basic realm=openshift,error="access denied"'],
  ['a name of three parts', 'puller', '/v2/a/b/c/tags/list', 400, ''],
  ['referrers', 'puller', `/v2/p/is/referrers/sha256:${'0'.repeat(64)}`, 404, '404 page not found\n'],
  ['a bearer token for the token endpoint', 'puller', '/openshift/token', 401, ''],
  ['a token for a name of three parts', undefined, '/openshift/token?scope=repository:a/b/c:pull', 401, '{"details":"repository name \\"a/b/c\\" invalid: it must be of the format <project>/<name>"}\n'],
  ['nobody asking for a token', undefined, '/openshift/token', 200, '{"access_token":"anonymous","token":"anonymous"}\n'],
];
test('requests are refused with the words of the real registry', async (context) => {
  const { cluster, registry, serve } = await world(context, { tls: undefined });
  cluster.imported('p/is', 'v1', 'docker.io/org/app', await serve('a'));
  const { default: http } = await import('node:http');
  for (const [name, token, path, status, body, challenge] of refusals) {
    const headers = { Host: internalRegistryHost, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
    const response = await new Promise<import('node:http').IncomingMessage>((resolve) => http.get({ port: registry.port, path, headers }, resolve));
    assert.equal(Buffer.concat(await response.toArray()).toString(), body, name);
    assert.equal(response.statusCode, status, name);
    assert.equal(response.headers['www-authenticate'], challenge, name);
    assert.equal(response.headers['docker-distribution-api-version'], 'registry/2.0', name);
  }
});

test('a push creates the stream with the rights of the pusher and then the image', async (context) => {
  const { cluster, as, files } = await world(context);
  const image = sample('pushed');
  assert.equal(await pushImage(as('pusher', 'p/new'), 'v1', image), image.manifest.digest);
  assert.deepEqual(cluster.log, ['map p/new:v1', 'create p/new as pusher', 'map p/new:v1']);
  assert.deepEqual(cluster.images.get(image.manifest.digest), {
    metadata: { name: image.manifest.digest, annotations: { 'openshift.io/image.managed': 'true', 'image.openshift.io/manifestBlobStored': 'true' } },
    dockerImageReference: `${internalRegistryHost}/p/new@${image.manifest.digest}`,
    dockerImageManifest: image.manifest.content.toString(),
    dockerImageManifestMediaType: mediaType.dockerManifest,
    dockerImageConfig: '{"label":"pushed"}',
  });
  const digests = [image.config, image.layer];
  assert.deepEqual(await files(), [...digests, image.manifest.digest].map(blobFile).concat(digests.map((digest) => layerLink('p/new', digest)), revisionLink('p/new', image.manifest.digest)).sort());
  assert.deepEqual(await as('puller', 'p/new').getManifest('v1'), image.manifest);
});

test('a push is refused without rights, into a missing project and without its blobs', async (context) => {
  const { as } = await world(context);
  const image = sample('pushed');
  await assert.rejects(pushImage(as('puller', 'p/new'), 'v1', image), { status: 401, message: 'unauthorized: authentication required' });
  await assert.rejects(pushImage(as('pusher', 'missing/new'), 'v1', image), { status: 403, message: 'denied: requested access to the resource is denied' });
  await assert.rejects(as('pusher', 'p/new').putManifest('v1', sample('none').manifest.content, mediaType.dockerManifest), { status: 400, message: 'manifest blob unknown: blob unknown to registry' });
});
