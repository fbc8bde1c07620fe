import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { createFileRepository } from '../../image/file-repository.ts';
import { sha256 } from '../../image/read-image.ts';
import { runOc } from '../../run-oc.ts';

interface Folder extends AsyncDisposable {
  readonly path: string;
  oc(line: string): Promise<{ code: number; stdout: string; stderr: string }>;
}

/** A folder with an image of one layer, `file://demo/app:v1`, and a list of two platforms, `file://demo/app:all`. */
const openFolder = async (): Promise<Folder> => {
  const path = await mkdtemp(join(tmpdir(), 'image-commands-'));
  const repository = createFileRepository(path, 'demo/app');
  const images = [];
  for (const architecture of ['amd64', 'arm64']) {
    const layer = await tarOf({ 'app/run': `program for ${architecture}`, 'etc/motd': 'hello' });
    const config = Buffer.from(
      JSON.stringify({ architecture, os: 'linux', created: '2026-01-01T00:00:00Z', config: { Cmd: ['/app/run'] } }),
    );
    await repository.putBlob(sha256(layer), layer);
    await repository.putBlob(sha256(config), config);
    const manifest = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: descriptor('application/vnd.oci.image.config.v1+json', config),
      layers: [descriptor('application/vnd.oci.image.layer.v1.tar+gzip', layer)],
    };
    const content = Buffer.from(JSON.stringify(manifest));
    await repository.putManifest(content, manifest.mediaType, architecture === 'amd64' ? 'v1' : undefined);
    images.push({ ...descriptor(manifest.mediaType, content), platform: { os: 'linux', architecture } });
  }
  const index = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: images };
  await repository.putManifest(Buffer.from(JSON.stringify(index)), index.mediaType, 'all');
  return {
    path,
    oc: async (line) => {
      let stdout = '';
      let stderr = '';
      const code = await runOc(line.split(' '), {
        api: { server: 'https://cluster.test' } as never,
        session: { user: 'admin', namespace: 'demo', setNamespace: () => undefined },
        now: () => Date.parse('2026-01-11T00:00:00Z'),
        cwd: path,
        stdout: (text) => void (stdout += text),
        stderr: (text) => void (stderr += text),
      });
      return { code, stdout, stderr };
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
};

const descriptor = (mediaType: string, content: Buffer) => ({
  mediaType,
  digest: sha256(content),
  size: content.length,
});

const tarOf = async (files: Readonly<Record<string, string>>): Promise<Buffer> => {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name, mode: 0o755 }, content);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
};

test('oc image info tells of an image, and asks which one of a list', async () => {
  await using folder = await openFolder();
  const one = await folder.oc('image info file://demo/app:v1');
  assert.match(one.stdout, /^Name: +demo\/app:v1\nDigest: +sha256:\w+\nMedia Type: /);
  assert.match(one.stdout, /Created: +10d ago\n/);
  assert.match(one.stdout, /Arch: +amd64\nCommand: +\/app\/run\n\n$/);
  const several = await folder.oc('image info file://demo/app:all');
  assert.equal(several.code, 1);
  assert.match(several.stderr, /use --filter-by-os to select from:\n\n {2}OS +DIGEST\n {2}linux\/amd64 sha256:/);
  const arm = await folder.oc('image info file://demo/app:all --filter-by-os=arm64 -o json');
  assert.equal(JSON.parse(arm.stdout).config.architecture, 'arm64');
});

const refusals: readonly [line: string, message: RegExp][] = [
  ['image info', /^error: info expects at least one argument, an image pull spec\n/],
  ['image info file://demo/app:v1 -o wide', /^error: unrecognized --output, only 'json' is supported\n/],
  [
    'image info file://demo/app:v1 --certificate-authority=/none',
    /ca bundle: open \/none: no such file or directory\n/,
  ],
  [
    'image info file://demo/app:v1 --registry-config=/none',
    /--registry-config: stat \/none: no such file or directory\n/,
  ],
  ['image info file://demo/app:v1 -o yaml', /^error: unrecognized --output, only 'json' is supported\n/],
  ['image info UPPER', /"UPPER" is not a valid image reference: repository name must be lowercase/],
  ['image info --filter-by-os=( x', /^error: --filter-by-os was not a valid regular expression: /],
  ['image mirror one', /must be valid SRC=DST mappings, or you must specify one SRC argument/],
  ['image mirror', /you must specify at least one source image to pull/],
  ['image mirror a:b=a:b', /^error: SRC and DST may not be the same\n/],
  ['image mirror a:b=c:d e:f=c:d', /each destination tag may only be specified once: c:d/],
  ['image mirror -f none.txt', /^error: open none.txt: no such file or directory\n/],
  ['image append --to x:y none.tar.gz', /^error: invalid argument: stat none.tar.gz: no such file or directory\n/],
  ['image extract file://demo/app:v1', /must be empty, pass --confirm to overwrite contents of directory\n/],
  ['image extract file://demo/app:v1[4] --confirm', /tried to select layer 4, but image only has 1 layers\n/],
];
for (const [line, message] of refusals)
  test(`oc ${line} is refused`, async () => {
    await using folder = await openFolder();
    const { code, stderr } = await folder.oc(line);
    assert.equal(code, 1);
    assert.match(stderr, message);
  });

test('oc image mirror copies the image of this platform, or the whole list', async () => {
  await using folder = await openFolder();
  const one = await folder.oc('image mirror file://demo/app:all=file://copy/one:v1');
  assert.equal(one.code, 0, one.stderr);
  assert.match(one.stdout, /^sha256:\w+ file:\/\/copy\/one:v1\n$/);
  assert.match((await folder.oc('image info file://copy/one:v1')).stdout, /Arch: +amd64/);
  const all = await folder.oc('image mirror file://demo/app:all=file://copy/all:v1 --keep-manifest-list');
  assert.match(all.stdout, /^(sha256:\w+ file:\/\/copy\/all\n){2}sha256:\w+ file:\/\/copy\/all:v1\n$/);
  assert.match((await folder.oc('image info file://copy/all:v1')).stderr, /linux\/arm64/);
});

test('oc image mirror reads mappings from a file, and writes nothing in a dry run', async () => {
  await using folder = await openFolder();
  await writeFile(join(folder.path, 'map'), '# copies\nfile://demo/app:v1=file://copy/one:v1 # one\n');
  const dry = await folder.oc('image mirror -f map --dry-run');
  assert.match(
    dry.stderr,
    /phase 0:\n +copy\/one blobs=2 mounts=0 manifests=1 shared=0\n[\s\S]*info: Dry run complete\n$/,
  );
  assert.equal((await folder.oc('image info file://copy/one:v1')).code, 1);
});

test('oc image append puts a layer on top, with the configuration changed', async () => {
  await using folder = await openFolder();
  await writeFile(join(folder.path, 'more.tar.gz'), await tarOf({ 'etc/motd': 'good day' }));
  const { stdout, code, stderr } = await folder.oc(
    'image append --from file://demo/app:v1 --to file://demo/more:v2 --image {"User":"7"} more.tar.gz',
  );
  assert.equal(code, 0, stderr);
  assert.match(stdout, /Pushed sha256:\w+ to file:\/\/demo\/more:v2\n$/);
  const info = JSON.parse((await folder.oc('image info file://demo/more:v2 -o json')).stdout);
  assert.equal(info.layers.length, 2);
  assert.deepEqual(info.config.config, { User: '7', Cmd: ['/app/run'] });
});

test('an image of oc image append is as old as its last layer was packed, whatever --created-at says', async () => {
  await using folder = await openFolder();
  const layer = await tarOf({ 'etc/motd': 'good day' });
  Buffer.from(layer.buffer, layer.byteOffset).writeUInt32LE(Date.parse('2020-02-02T00:00:00Z') / 1000, 4);
  await writeFile(join(folder.path, 'more.tar.gz'), layer);
  await folder.oc('image append --from file://demo/app:v1 --to file://demo/more:v2 --created-at 0 more.tar.gz');
  const { config } = JSON.parse((await folder.oc('image info file://demo/more:v2 -o json')).stdout);
  assert.equal(config.created, '2020-02-02T00:00:00Z');
});

test('oc image extract writes all files, one file, or what is in a folder', async () => {
  await using folder = await openFolder();
  await folder.oc('image extract file://demo/app:v1 --confirm');
  assert.equal(await readFile(join(folder.path, 'etc/motd'), 'utf8'), 'hello');
  await folder.oc('image extract file://demo/app:v1 --path /app/:. --confirm');
  assert.equal(await readFile(join(folder.path, 'run'), 'utf8'), 'program for amd64');
  const list = await folder.oc('image extract file://demo/app:v1 --path /etc/m*:. --dry-run');
  assert.equal(list.stdout, ` 0 -rw-r-----            5 ${join(folder.path, 'motd')}\n`);
});

test('oc image append keeps the labels that it is not told of, and replaces lists', async () => {
  await using folder = await openFolder();
  const append = (from: string, to: string, image: string) =>
    folder.oc(`image append --from file://demo/${from} --to file://demo/${to} --image ${image}`);
  await append('app:v1', 'more:v1', '{"Labels":{"a":"1"},"Env":["A=1"],"ExposedPorts":{"80/tcp":{}}}');
  await append('more:v1', 'more:v2', '{"Labels":{"b":"2"},"Env":["B=2"],"ExposedPorts":{"81/tcp":{}}}');
  const { stdout } = await folder.oc('image info file://demo/more:v2 -o json');
  const { config } = (JSON.parse(stdout) as { config: { config: object } }).config;
  assert.deepEqual(config, {
    Env: ['B=2'],
    Cmd: ['/app/run'],
    ExposedPorts: { '80/tcp': {}, '81/tcp': {} },
    Labels: { a: '1', b: '2' },
  });
  assert.equal(
    (await append('app:v1', 'more:v3', 'notjson')).stderr.split('\n').at(-2),
    "error: unable to patch image from --image: invalid character 'o' in literal null (expecting 'u')",
  );
});
