import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type ClientWorld, openClientWorld, type Type } from './client-world.ts';
import { findClient, skipWithout } from './find-client.ts';

const program = await findClient('skopeo');
const options = { skip: skipWithout(program, 'skopeo') };
let world: ClientWorld;
let skopeo: Type;
let hello: string;
let internal: string;

before(async () => {
  if (program === undefined) return;
  world = await openClientWorld();
  const { registries, internalRegistry } = world.cluster.facts;
  const authorities = path.join(world.folder, 'certs');
  await mkdir(authorities);
  const { endpoint, ca } = registries['docker.io'] as { endpoint: string; ca: string };
  await writeFile(path.join(authorities, 'ca.crt'), await readFile(ca));
  const type = await world.client(program);
  skopeo = (words) => type(words.map((word) => word.replace('CERTS', authorities)));
  hello = `docker://${endpoint}/openshift/hello-openshift`;
  internal = `docker://${internalRegistry.endpoint}`;
});

after(() => world?.[Symbol.asyncDispose]());

const run = async (...words: string[]): Promise<string> => {
  const { stdout, stderr, exitCode } = await skopeo(words);
  assert.equal(exitCode, 0, stderr);
  return stdout;
};

test('skopeo inspects an image of the outside world', options, async () => {
  const image = JSON.parse(await run('inspect', '--cert-dir=CERTS', `${hello}:latest`));
  assert.match(image.Digest, /^sha256:[0-9a-f]{64}$/);
  assert.deepEqual(image.RepoTags, ['latest']);
});

test('skopeo copies within a registry and lists tags', options, async () => {
  await run('copy', '--src-cert-dir=CERTS', '--dest-cert-dir=CERTS', `${hello}:latest`, `${hello}:copied`);
  assert.deepEqual(JSON.parse(await run('list-tags', '--cert-dir=CERTS', hello)).Tags, ['copied', 'latest']);
});

test('skopeo pushes into a stream with the token of a service account, and pulls from it', options, async () => {
  using oc = await world.builtIn();
  await oc(['new-project', 'images']);
  const token = (await oc(['create', 'token', 'builder'])).stdout.trim();
  const certificates = ['--src-cert-dir=CERTS', '--dest-cert-dir=CERTS'];
  await run('copy', ...certificates, `--dest-creds=builder:${token}`, `${hello}:latest`, `${internal}/images/pushed:1`);
  const digest = await oc(['get', 'istag', 'pushed:1', '-o', 'jsonpath={.image.metadata.name}']);
  const image = JSON.parse(
    await run('inspect', '--cert-dir=CERTS', `--creds=builder:${token}`, `${internal}/images/pushed:1`),
  );
  assert.equal(image.Digest, digest.stdout);
  const { exitCode, stderr } = await skopeo(['inspect', '--cert-dir=CERTS', `${internal}/images/pushed:1`]);
  assert.equal(exitCode, 1);
  assert.match(stderr, /unauthorized|authentication required|denied/);
});

test('skopeo copies to a folder and back, in either format, and deletes by tag', options, async () => {
  const folder = path.join(world.folder, 'image');
  await run('copy', '--src-cert-dir=CERTS', `${hello}:latest`, `dir:${folder}`);
  await run('copy', '--format=oci', '--dest-cert-dir=CERTS', `dir:${folder}`, `${hello}:oci`);
  const manifest = JSON.parse(await run('inspect', '--raw', '--cert-dir=CERTS', `${hello}:oci`));
  assert.equal(manifest.mediaType, 'application/vnd.oci.image.manifest.v1+json');
  await run('delete', '--cert-dir=CERTS', `${hello}:oci`);
  const { stderr, exitCode } = await skopeo(['inspect', '--cert-dir=CERTS', `${hello}:oci`]);
  assert.equal(exitCode, 1);
  assert.match(stderr, /manifest unknown/);
});

test('skopeo copies all tags of a repository into another', options, async () => {
  const [repository = ''] = hello.replace('docker://', '').split('/openshift/');
  await run('copy', '--src-cert-dir=CERTS', '--dest-cert-dir=CERTS', `${hello}:latest`, `${hello}:first`);
  const words = ['sync', '--src=docker', '--dest=docker', '--src-cert-dir=CERTS', '--dest-cert-dir=CERTS'];
  await run(...words, hello.replace('docker://', ''), `${repository}/mirror`);
  const { Tags } = JSON.parse(
    await run('list-tags', '--cert-dir=CERTS', `docker://${repository}/mirror/hello-openshift`),
  );
  assert.deepEqual(Tags, JSON.parse(await run('list-tags', '--cert-dir=CERTS', hello)).Tags);
});
