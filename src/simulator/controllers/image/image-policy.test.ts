import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { deploymentConfigKind, deploymentKind, imageStreamKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import { deploymentOfTag } from '../../../resources/workloads/deployment.ts';
import { type Pod, plainPod } from '../../../resources/workloads/pod.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { createImagePolicyAdmission } from '../../apis/image/image-policy-admission.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane, registry } from './testing/image-plane.ts';

const digest = `sha256:${'0'.repeat(64)}`;

const setUp = async ({ lookup = true } = {}) => {
  const plane = await imagePlane();
  const commands = imageCommands(plane);
  const image = plane.upstream.serve('docker.io/org/app', 'v1', 'v1');
  await commands.importImage('p', 'src:t', 'docker.io/org/app:v1');
  await commands.importImage('p', 'loc:t', 'docker.io/org/app:v1', { local: true });
  await commands.tagImage('docker.io/org/app:v1', 'p', 'ref:t', { reference: true });
  for (const name of ['src', 'loc', 'ref']) {
    await plane.client.modify<ImageStream>(imageStreamKind, 'p', name, (stream) => {
      if (stream.spec) stream.spec.lookupPolicy = { local: lookup };
    });
  }
  const shown = (spec: string | undefined): string | undefined => spec?.replace(image, 'D').replace(registry, 'R');
  const podImage = async (written: string, metadata: Partial<Pod['metadata']> = {}): Promise<string | undefined> =>
    shown(
      (await plane.client.create(podKind, plainPod({ name: 'pod', namespace: 'p', ...metadata }, written))).spec
        .containers[0]?.image,
    );
  return { ...plane, ...commands, podImage, shown };
};

const looked: [written: string, resolved: string][] = [
  ['src:t', 'docker.io/org/app@D'],
  ['loc:t', 'R/p/loc@D'],
  ['ref:t', 'R/p/ref:t'],
  ['src', 'R/p/src:latest'],
  ['src:none', 'R/p/src:none'],
  ['none:t', 'none:t'],
  [`src@${digest}`, `src@${digest}`],
  ['docker.io/org/app:v1', 'docker.io/org/app:v1'],
  [`${registry}/p/src:t`, 'R/p/src:t'],
];
for (const [written, resolved] of looked) {
  test(`with local lookup ${written.replace(registry, 'R')} becomes ${resolved}`, async () => {
    const { podImage } = await setUp();
    assert.equal(await podImage(written), resolved);
  });
}

test('without local lookup names are left alone', async () => {
  const { podImage } = await setUp({ lookup: false });
  assert.equal(await podImage('src:t'), 'src:t');
});

for (const [written, resolved] of [
  ['src:t', 'docker.io/org/app@D'],
  ['quay.io/other/loc:t', 'R/p/loc@D'],
  [`${registry}/p2/ref:t`, 'R/p/ref:t'],
] as const) {
  test(`an object that asks for it gets ${resolved} for ${written.replace(registry, 'R')}`, async () => {
    const { podImage } = await setUp({ lookup: false });
    assert.equal(
      await podImage(written, { annotations: { 'alpha.image.policy.openshift.io/resolve-names': '*' } }),
      resolved,
    );
  });
}

test('what a controller made is left alone', async () => {
  const { podImage } = await setUp();
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'rs', uid: '1', controller: true };
  assert.equal(await podImage('src:t', { ownerReferences: [owner] }), 'src:t');
});

test('only a changed image is resolved again', async () => {
  const { client, shown, upstream, importImage } = await setUp();
  const deployment = deploymentOfTag('p', 'web', 'x:y');
  delete deployment.metadata.annotations;
  for (const container of deployment.spec.template.spec.containers) container.image = 'src:t';
  await client.create(deploymentKind, deployment);
  const imageOf = async (): Promise<string | undefined> =>
    shown((await client.get<Deployment>(deploymentKind, 'p', 'web')).spec.template.spec.containers[0]?.image);
  assert.equal(await imageOf(), 'docker.io/org/app@D');
  upstream.serve('docker.io/org/app', 'v1', 'v2');
  await importImage('p', 'src:t', 'docker.io/org/app:v1');
  await client.modify<Deployment>(deploymentKind, 'p', 'web', ({ spec }) => void (spec.replicas = 2));
  assert.equal(await imageOf(), 'docker.io/org/app@D');
  await client.modify<Deployment>(deploymentKind, 'p', 'web', ({ spec }) => {
    for (const container of spec.template.spec.containers) container.image = 'loc:t';
  });
  assert.equal(await imageOf(), 'R/p/loc@D');
});

test('a deployment config without a pod template is forbidden: there are no images to judge', async () => {
  const { client } = await setUp();
  const object = {
    apiVersion: 'apps.openshift.io/v1',
    kind: 'DeploymentConfig',
    metadata: { name: 'dc', namespace: 'p' },
  };
  const admission = createImagePolicyAdmission(client);
  const context = internalContext('p');
  assert.throws(() => admission({ operation: 'CREATE', kind: deploymentConfigKind, context, object, old: undefined }), {
    code: 403,
    message:
      'deploymentconfigs.apps.openshift.io "dc" is forbidden: unable to apply image policy against objects of type *apps.DeploymentConfig: No list of images available for this object',
  });
});
