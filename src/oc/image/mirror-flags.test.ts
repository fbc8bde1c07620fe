import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { RegistryRepository } from '../../ports/registry-repository.ts';
import { runScripted } from '../testing/scripted-api.ts';
import { sha256 } from './read-image.ts';

const config = Buffer.from('{"architecture":"amd64","os":"linux"}');
const mediaType = 'application/vnd.oci.image.manifest.v1+json';
const manifest = Buffer.from(
  JSON.stringify({
    schemaVersion: 2,
    mediaType,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: sha256(config), size: config.length },
    layers: [],
  }),
);
const digest = sha256(manifest);

/** Runs `oc image info` where one repository alone has the image; `asked`: whom, in which order. */
const info = async (words: string, files: Readonly<Record<string, string>>, holder: string) => {
  const cwd = await mkdtemp(join(tmpdir(), 'mirrors-'));
  const asked: string[] = [];
  const ask = <T>(place: string, answer: T): T => {
    asked.push(place);
    if (place !== holder) throw new Error(`${place} has nothing`);
    return answer;
  };
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
    const ran = await runScripted(
      `image info ${words}`,
      {},
      {
        cwd,
        registries: {
          repository: (registry: string, name: string) =>
            ({
              resolve: async () => ask(`${registry}/${name}`, digest),
              manifest: async () => ask(`${registry}/${name}`, { digest, mediaType, content: manifest }),
              blob: async () => ask(`${registry}/${name}`, config),
            }) as unknown as RegistryRepository,
        } as never,
      },
    );
    return { ...ran, asked };
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
};

const policy = `kind: ImageContentSourcePolicy
spec:
  repositoryDigestMirrors:
  - source: quay.io/org
    mirrors: [none.test/org, mirror.test/copies]
`;
const image = `quay.io/org/app@${digest}`;

test('an image that its registry does not have is looked for in its mirrors', async () => {
  const { code, stdout, asked } = await info(
    `${image} --icsp-file=p.yaml`,
    { 'p.yaml': policy },
    'mirror.test/copies/app',
  );
  assert.equal(code, 0);
  assert.match(stdout, new RegExp(`^Name: +${image}\\n`));
  const places = ['quay.io/org/app', 'none.test/org/app', 'mirror.test/copies/app'];
  assert.deepEqual(asked, ['quay.io/org/app', ...places, ...places]);
});

test('nobody asks a mirror while the registry has the image', async () => {
  const { code, asked } = await info(`${image} --icsp-file=missing.yaml`, {}, 'quay.io/org/app');
  assert.deepEqual([code, [...new Set(asked)]], [0, ['quay.io/org/app']]);
});

const failures: ReadonlyArray<{ name: string; words: string; stderr: RegExp }> = [
  {
    name: 'no file',
    words: `${image} --icsp-file=none.yaml`,
    stderr: /unable to read ImageContentSourceFile none\.yaml: /,
  },
  {
    name: 'an empty file',
    words: `${image} --icsp-file=empty.yaml`,
    stderr: /no data found in ImageContentSourceFile empty/,
  },
  {
    name: 'another kind',
    words: `${image} --icsp-file=pod.yaml`,
    stderr: /could not decode ImageContentSourcePolicy from pod/,
  },
  { name: 'no mirror that has it', words: `${image} --icsp-file=p.yaml`, stderr: /: quay\.io\/org\/app has nothing$/m },
  {
    name: 'a tag',
    words: 'quay.io/org/app:v1 --icsp-file=p.yaml',
    stderr: /^warning: --icsp-file only applies to images ref/,
  },
];

for (const { name, words, stderr } of failures)
  test(`mirrors of ${name} do not help`, async () => {
    const said = await info(words, { 'empty.yaml': '', 'pod.yaml': 'kind: Pod', 'p.yaml': policy }, 'nobody.test/a');
    assert.equal(said.code, 1);
    assert.match(said.stderr, stderr);
  });

test('one of the two files is enough', async () => {
  const { code, stderr } = await runScripted(`image extract ${image} --icsp-file=a --idms-file=b --dry-run`);
  assert.equal(code, 1);
  assert.match(
    stderr,
    /^Flag --icsp-file has been deprecated, .*\nerror: icsp-file and idms-file are mutually exclusive\n$/,
  );
});
