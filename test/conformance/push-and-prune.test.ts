import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BuiltImage, buildImage } from '../../src/adapters/image-build.ts';
import { containersImage } from '../../src/distribution/client-profile.ts';
import { createDistributionClient } from '../../src/distribution/distribution-client.ts';
import { pushImage } from '../../src/distribution/push-image.ts';
import { parseImageReference } from '../../src/image/reference.ts';
import { repositoryName } from '../../src/image/reference-format.ts';
import { type ClusterTerminal, openClusterTerminal } from '../../src/targets/cluster-terminal.fixture.ts';
import { createNormalise } from './normalise.ts';
import { recordedCommands } from './recorded-commands.ts';

/** Images that the recordings name, by the names under which registries outside served them. */
const images: readonly { spec: string; name: string; digest?: string }[] = [
  { spec: 'docker.io/scratch/prn:v1', name: 'prn-v1' },
  { spec: 'docker.io/scratch/prn:v2', name: 'prn-v2' },
  {
    spec: 'docker.io/scratch/prn:v3',
    name: 'prn-v3',
    digest: 'sha256:5d1d755d8ca1c4e3e48fc469ed0964032197d0d8b85a0739213a59a95dfe3e59',
  },
  { spec: 'docker.io/balazsszeti/prn:a', name: 'prn-a' },
  {
    spec: 'docker.io/balazsszeti/prn:b',
    name: 'prn-b',
    digest: 'sha256:98a90ed0207f8647fe5bce5188a36cf2a42fa4949ed9f4f5522867aa8485c346',
  },
  { spec: 'docker.io/balazsszeti/prn:c', name: 'prn-c' },
];

test('deletions and pruning go as recorded in 14-delete-and-prune', async () => {
  await using terminal = await openClusterTerminal();
  const world = await prepareWorld(terminal, 'prune');
  const [ours, theirs] = [createNormalise(), createNormalise()];
  const surprises: string[] = [];
  for (const { line, stdout, stderr, exitCode, before } of await recordedCommands('14-delete-and-prune')) {
    for (const directive of before) await world.prepare(directive);
    const actual = await terminal.oc(world.translate(line.replace(/^oc /, '')));
    await terminal.cluster.clock.advance(2000);
    const expected = textOf(line, theirs(`${stdout}${stderr}`), exitCode);
    const got = textOf(line, ours(`${actual.stdout}${actual.stderr}`), actual.exitCode);
    if (got !== expected) surprises.push(`${line}\n--- recorded\n${expected}\n--- printed\n${got}`);
  }
  assert.equal(surprises.join('\n\n'), '');
});

/**
 * The recorded cluster had further projects, so the counts of a summary and the outcome of deletions elsewhere do not compare;
 * a real pruner goes through streams and images in any order.
 */
const textOf = (line: string, text: string, exitCode: number): string => {
  if (!line.includes('adm prune images')) return `${text}--- exit ${exitCode}`;
  const lines = text.split('\n').filter((each) => each !== '' && !/^Summary: deleted [1-9]/.test(each));
  return lines
    .map((each) => each.replaceAll(/digest-\d+|sha256:[0-9a-f]{64}/g, '<digest>'))
    .sort()
    .join('\n');
};

const prepareWorld = async (terminal: ClusterTerminal, project: string) => {
  const { cluster, oc } = terminal;
  const client = createDistributionClient({
    profile: containersImage,
    dial: cluster.dial,
    certificateAuthorities: [cluster.api.ca],
  });
  const built = new Map<string, BuiltImage>();
  const digests = new Map<string, string>();
  for (const { spec, name, digest } of images) {
    const reference = parseImageReference(spec);
    const title = repositoryName(reference);
    const image = await buildImage({ name, title, author: 'oracle' });
    await pushImage(client.repository(reference.registry, title, { access: 'pull,push' }), reference.tag, image);
    built.set(spec, image);
    if (digest !== undefined) digests.set(digest, image.manifest.digest);
  }
  await oc(`new-project ${project}`);
  await oc(`adm policy add-cluster-role-to-user cluster-admin system:serviceaccount:${project}:default`);
  const token = (await oc('create token default --duration=24h')).stdout.trim();
  const internal = (target: string, access: 'pull' | 'pull,push') => {
    const [name = '', tag = ''] = target.split(':');
    const credentials = { username: 'default', password: token };
    return { tag, repository: client.repository(cluster.internalRegistry.host, name, { credentials, access }) };
  };
  return {
    translate: (line: string): string =>
      line.replace('TOKEN', token).replaceAll(/sha256:[0-9a-f]{64}/g, (digest) => digests.get(digest) ?? digest),
    prepare: async (directive: string): Promise<void> => {
      const [verb, first = '', second = ''] = directive.split(' ');
      const { repository, tag } = internal(verb === 'push' ? second : first, verb === 'push' ? 'pull,push' : 'pull');
      if (verb === 'push') await pushImage(repository, tag, built.get(first) as BuiltImage);
      else {
        const manifest = JSON.parse((await repository.getManifest(tag)).content.toString());
        for (const { digest } of [...manifest.layers, manifest.config]) await repository.readBlob(digest);
      }
      await cluster.clock.advance(1000);
    },
  };
};
