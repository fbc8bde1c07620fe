import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pack } from 'tar-stream';
import { createFileRepository } from '../image/file-repository.ts';
import { sha256 } from '../image/read-image.ts';
import { runScripted } from '../testing/scripted-api.ts';

const etcd = `quay.io/org/etcd@sha256:${'e'.repeat(64)}`;
const references = {
  kind: 'ImageStream',
  apiVersion: 'image.openshift.io/v1',
  metadata: { name: '4.19.0' },
  spec: {
    tags: [
      { name: 'etcd', from: { kind: 'DockerImage', name: etcd } },
      { name: 'later', from: { kind: 'DockerImage', name: 'quay.io/org/later:v1' } },
    ],
  },
};
const metadata = { kind: 'cincinnati-metadata-v0', version: '4.19.1', previous: ['4.18.9'], metadata: { url: 'x' } };
const release = {
  'release-manifests/image-references': JSON.stringify(references),
  'release-manifests/release-metadata': JSON.stringify(metadata),
  'release-manifests/0000_10_a.yaml': '{}',
};

/** Runs a command line on an image of one layer with these files, `file://ocp/release:v1`. */
const run = async (line: string, files: Readonly<Record<string, string>>) => {
  const cwd = await mkdtemp(join(tmpdir(), 'release-'));
  try {
    const repository = createFileRepository(cwd, 'ocp/release');
    const archive = pack();
    for (const [name, content] of Object.entries(files)) archive.entry({ name }, content);
    archive.finalize();
    const chunks: Buffer[] = [];
    for await (const chunk of archive) chunks.push(chunk as Buffer);
    const layer = Buffer.concat(chunks);
    const config = Buffer.from('{"architecture":"amd64","os":"linux","created":"2026-01-01T00:00:00.5Z"}');
    for (const content of [layer, config]) await repository.putBlob(sha256(content), content);
    const manifest = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: sha256(config), size: config.length },
      layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: sha256(layer), size: layer.length }],
    };
    const digest = await repository.putManifest(Buffer.from(JSON.stringify(manifest)), manifest.mediaType, 'v1');
    return { ...(await runScripted(`adm release info ${line}`.trim(), {}, { cwd })), digest };
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
};

test('a release image tells which images it stands for', async () => {
  const { code, stdout, digest } = await run('file://ocp/release:v1', release);
  assert.equal(code, 0);
  assert.equal(
    stdout,
    `Name:      4.19.1
Digest:    ${digest}
Created:   2026-01-01T00:00:00Z
OS/Arch:   linux/amd64
Manifests: 1

Pull From: file://ocp/release@${digest}

Release Metadata:
  Version:  4.19.1
  Upgrades: 4.18.9
  Metadata:
    url: x

Images:
  NAME  DIGEST
  etcd  sha256:${'e'.repeat(64)}
  later quay.io/org/later:v1

`,
  );
});

const cases: ReadonlyArray<{ line: string; files?: Record<string, string>; stdout?: string; stderr?: string }> = [
  { line: 'file://ocp/release:v1 -o name', stdout: 'etcd\nlater\n' },
  { line: 'file://ocp/release:v1 -o pullspec', stdout: `${etcd}\nquay.io/org/later:v1\n` },
  { line: 'file://ocp/release:v1 --image-for=etcd', stdout: `${etcd}\n` },
  {
    line: 'file://ocp/release:v1 --image-for=none',
    stderr: 'error: no image tag "none" exists in the release image file://ocp/release:v1\n',
  },
  {
    line: 'file://ocp/release:v1',
    files: { 'etc/motd': 'hello' },
    stderr: 'error: release image did not contain an image-references file\n',
  },
  { line: 'nothing', stderr: 'error: unable to read image nothing: no tag or digest specified\n' },
  {
    line: '',
    stderr: 'error: the server is not reporting a release image at this time, please specify an image to view\n',
  },
];

for (const { line, files = release, stdout = '', stderr = '' } of cases)
  test(`oc adm release info ${line} says ${JSON.stringify(stdout || stderr)}`, async () => {
    const said = await run(line, files);
    assert.deepEqual([said.stdout, said.stderr, said.code], [stdout, stderr, stderr === '' ? 0 : 1]);
  });
