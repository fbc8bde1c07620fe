import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { execa } from 'execa';
import { type ClientWorld, openClientWorld, type Type } from './client-world.ts';
import { findClient, skipWithout } from './find-client.ts';

const program = await findClient('podman');

/** Some machines have podman and cannot run it: in a container without user namespaces, for example. */
const whyNot = async (): Promise<string | false> => {
  if (program === undefined) return skipWithout(program, 'podman');
  const { exitCode, stderr } = await execa(program, ['info'], { reject: false, timeout: 60_000 });
  return exitCode === 0 ? false : `podman does not run here: ${stderr}`;
};

const skip = await whyNot();
const options = { skip };
let world: ClientWorld;
let podman: Type;
let hello: string;
let internal: string;

before(async () => {
  if (program === undefined || skip !== false) return;
  world = await openClientWorld();
  const { registries, internalRegistry } = world.cluster.facts;
  const { endpoint, ca } = registries['docker.io'] as { endpoint: string; ca: string };
  const authorities = path.join(world.folder, 'certs');
  await mkdir(authorities);
  await writeFile(path.join(authorities, 'ca.crt'), await readFile(ca));
  const type = await world.client(program, 'none');
  const places = ['root', 'runroot', 'tmpdir'].map((place) => `--${place}=${path.join(world.folder, 'podman', place)}`);
  // Files of an image are copied, which works on every file system.
  podman = (words, stdin) =>
    type([...places, '--storage-driver=vfs', ...words.map((word) => word.replace('CERTS', authorities))], stdin);
  hello = `${endpoint}/openshift/hello-openshift`;
  internal = internalRegistry.endpoint;
});

after(() => world?.[Symbol.asyncDispose]());

const run = async (words: readonly string[], stdin?: string): Promise<string> => {
  const { stdout, stderr, exitCode } = await podman(words, stdin);
  assert.equal(exitCode, 0, `${words.join(' ')}: ${stderr}`);
  return stdout.trim();
};

test('podman pulls an image of the outside world by its tag and by its digest', options, async () => {
  const id = await run(['pull', '--quiet', '--cert-dir=CERTS', `${hello}:latest`]);
  const digest = await run(['image', 'inspect', '--format={{.Digest}}', `${hello}:latest`]);
  assert.match(digest, /^sha256:[0-9a-f]{64}$/);
  assert.equal(await run(['pull', '--quiet', '--cert-dir=CERTS', `${hello}@${digest}`]), id);
  const { exitCode, stderr } = await podman(['pull', '--quiet', '--cert-dir=CERTS', `${hello}:nosuch`]);
  assert.equal(exitCode, 125);
  assert.match(stderr, /manifest unknown/);
});

test('podman pushes to the outside world, and to a stream after a login with a token', options, async () => {
  using oc = await world.builtIn();
  await oc(['new-project', 'images']);
  const token = (await oc(['create', 'token', 'builder'])).stdout.trim();
  await run(['pull', '--quiet', '--cert-dir=CERTS', `${hello}:latest`]);
  await run(['push', '--quiet', '--cert-dir=CERTS', `${hello}:latest`, `${hello}:pushed`]);
  const target = `${internal}/images/pushed:1`;
  const refused = await podman(['push', '--quiet', '--cert-dir=CERTS', `${hello}:latest`, target]);
  assert.equal(refused.exitCode, 125);
  assert.match(refused.stderr, /unauthorized|authentication required|denied/);
  await run(['login', '--cert-dir=CERTS', '--username=builder', '--password-stdin', internal], token);
  await run(['push', '--quiet', '--cert-dir=CERTS', `${hello}:latest`, target]);
  const { stdout } = await oc(['get', 'istag', 'pushed:1', '-o', 'jsonpath={.image.metadata.name}']);
  const pulled = await run(['pull', '--quiet', '--cert-dir=CERTS', `${internal}/images/pushed@${stdout}`]);
  assert.equal(pulled, await run(['image', 'inspect', '--format={{.Id}}', `${hello}:latest`]));
});

test('podman pushes a list of manifests, and pulls what of it is for this machine', options, async () => {
  const id = await run(['pull', '--quiet', '--cert-dir=CERTS', `${hello}:latest`]);
  await run(['manifest', 'create', 'several']);
  await run(['manifest', 'add', '--cert-dir=CERTS', 'several', `docker://${hello}:latest`]);
  await run(['manifest', 'push', '--all', '--cert-dir=CERTS', 'several', `docker://${hello}:several`]);
  assert.equal(await run(['pull', '--quiet', '--cert-dir=CERTS', `${hello}:several`]), id);
});
