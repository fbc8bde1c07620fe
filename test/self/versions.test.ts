import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { execa } from 'execa';
import { type RunFacts, runFacts } from '../../src/evidence/run-facts.ts';
import { compareRuns } from '../../src/report/compare-runs.ts';
import { program } from './standing-cluster.fixture.ts';

const feature = `Feature: What an older cluster does otherwise
  Background:
    Given the project "is-test"

  Scenario: Deployment configs
    Given docker.io serves "acme/web:1" as image A
    When I run \`oc import-image web:1 --from=docker.io/acme/web:1 --confirm\`
    And I run \`oc create deploymentconfig web --image=docker.io/acme/web:1\`
    Then the tag "web:1" points at image A

  Scenario: Mirrors
    When I run \`oc get imagecontentsourcepolicies\`
    And I run \`oc api-resources --api-group=config.openshift.io -o name\`

  Scenario: Tokens
    When I run \`oc get secrets -o name\`

  Scenario: Pulls
    Given docker.io serves "acme/web:1" as image A
    And I have run \`oc import-image web:1 --from=docker.io/acme/web:1 --reference-policy=local --confirm\`
    When the deployment "web" is created with the tag "web:1"
    Then the pods of "web" run image A from "image-registry.openshift-image-registry.svc:5000/is-test/web"
`;

const runAs = async (version: string, folder: string): Promise<RunFacts> => {
  const file = path.join(folder, 'versions.feature');
  await writeFile(file, feature);
  const reports = path.join(folder, version);
  const words = ['run', file, '--openshift', version, '--reports', reports];
  await execa(process.execPath, [program, ...words], { reject: false, cwd: folder });
  return runFacts.parse(JSON.parse(await readFile(path.join(reports, 'facts.json'), 'utf8')));
};

test('what differs between two versions of OpenShift, and nothing else, is found by comparing runs', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'versions-'));
  try {
    const [old, current] = await Promise.all([runAs('4.12', folder), runAs('4.19', folder)]);
    assert.deepEqual(
      [...old.experiments, ...current.experiments].map(({ outcome }) => outcome),
      Array(8).fill('passed'),
    );
    const changes = compareRuns(old, current, new Set()).experiments.flatMap((experiment) => experiment.changes);
    const differences = changes.map(({ subject, before = '', after = '' }) => {
      const [lines, others] = [before.split('\n'), after.split('\n')];
      return [subject, lines.filter((line) => !others.includes(line)), others.filter((line) => !lines.includes(line))];
    });
    assert.deepEqual(differences, [
      [
        '$ oc create deploymentconfig web --image=docker.io/acme/web:1',
        [],
        ['Warning: apps.openshift.io/v1 DeploymentConfig is deprecated in v4.14+, unavailable in v4.10000+'],
      ],
      [
        '$ oc api-resources --api-group=config.openshift.io -o name',
        [],
        ['imagedigestmirrorsets.config.openshift.io', 'imagetagmirrorsets.config.openshift.io'],
      ],
      [
        '$ oc get secrets -o name',
        ['secret/builder-token-<id>', 'secret/default-token-<id>', 'secret/deployer-token-<id>'],
        [],
      ],
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
