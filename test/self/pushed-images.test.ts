import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { containersImage } from '../../src/distribution/client-profile.ts';
import { createDistributionClient, type DistributionClient } from '../../src/distribution/distribution-client.ts';
import { openStandingCluster, type StandingCluster, until } from './standing-cluster.fixture.ts';

let cluster: StandingCluster;
let client: DistributionClient;

before(async () => {
  cluster = await openStandingCluster();
  const certificateAuthorities = [await readFile(cluster.facts.registries['docker.io']!.ca, 'utf8')];
  client = createDistributionClient({ profile: containersImage, certificateAuthorities });
});

after(async () => {
  client.close();
  await cluster[Symbol.asyncDispose]();
});

const steps = `    Given docker.io serves "acme/web:1" as image A
    And the project "is-test"
    And the tag "acme/web:1" of docker.io moves to image B
`;

const repositoryOf = (run: string) =>
  client.repository(cluster.facts.registries['docker.io']!.endpoint, `team/sp-${run}-1/docker.io/acme/web`);

const tagsOf = (run: string): Promise<readonly string[]> =>
  repositoryOf(run)
    .tags()
    .catch(() => []);

test('what a run has pushed to a registry of others is deleted at its end, and nothing else', async () => {
  const other = client.repository(cluster.facts.registries['docker.io']!.endpoint, 'team/other', {
    access: 'pull,push',
  });
  const config = Buffer.from('{}');
  const { digestOf } = await import('../../src/distribution/verified-content.ts');
  const blob = { digest: digestOf(config), size: config.length };
  await other.uploadBlob({ ...blob, content: config });
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = { schemaVersion: 2, mediaType, config: { mediaType: 'application/json', ...blob }, layers: [] };
  await other.putManifest('1', Buffer.from(JSON.stringify(manifest)), mediaType);

  const feature = await cluster.feature('pushes', `Feature: pushes\n  Scenario: one\n${steps}`);
  const { exitCode, stdout, stderr } = await cluster.run(['run', ...cluster.options, feature]);
  assert.equal(exitCode, 0, stdout + stderr);
  const run = /^run (\w+):/m.exec(stdout)?.[1] ?? '';
  const facts = JSON.parse(await readFile(`${cluster.folder}/reports/facts.json`, 'utf8'));
  const images = facts.experiments[0].facts.filter(({ kind }: { kind: string }) => kind === 'image');
  assert.equal(images.length, 2);
  for (const { manifest: digest } of images)
    await assert.rejects(repositoryOf(run).headManifest(digest), { status: 404 });
  assert.deepEqual(await tagsOf(run), []);
  assert.deepEqual(await other.tags(), ['1']);
});

test('what a killed run has pushed is shown by clean, and deleted', async () => {
  const feature = await cluster.feature(
    'killed',
    `Feature: killed\n  Scenario: one\n${steps}    When 50 seconds pass\n`,
  );
  const running = cluster.start(['run', ...cluster.options, feature]);
  await until(async () => (await cluster.oc('get configmaps -A -o yaml')).split('web@sha256:').length > 2);
  running.kill('SIGKILL');
  await running;
  const run = /^sp-(\w+)-1-/.exec((await cluster.projects())[0] ?? '')?.[1] ?? '';
  assert.deepEqual(await tagsOf(run), ['1']);
  const { ca } = cluster.facts.registries['docker.io']!;
  const cleaned = await cluster.run(['clean', '--yes', '--upstream-ca', ca]);
  assert.equal(cleaned.exitCode, 0, cleaned.stdout + cleaned.stderr);
  assert.match(cleaned.stdout, /Removed project sp-\w+-1-is-test, images in 127\.0\.0\.1:\d+\/team\/sp-\w+-1$/);
  assert.deepEqual(await tagsOf(run), []);
});

test('images that cannot be deleted are named', async () => {
  const feature = await cluster.feature('kept', `Feature: kept\n  Scenario: one\n${steps}`);
  await cluster.run(['run', ...cluster.options, '--keep', feature]);
  const cleaned = await cluster.run(['clean', '--yes']);
  assert.equal(cleaned.exitCode, 2, 'without its authority the registry is not reached');
  assert.match(
    cleaned.stdout,
    /the project is gone, but not \d images, .* in 127\.0\.0\.1:\d+\/team\/sp-\w+-1\n +try +log in/,
  );
});
