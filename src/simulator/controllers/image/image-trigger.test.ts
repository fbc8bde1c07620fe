import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cronJobKind,
  daemonSetKind,
  deploymentKind,
  imageStreamKind,
  statefulSetKind,
} from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import { type Deployment, deploymentOfTag, triggersAnnotation } from '../../../resources/workloads/deployment.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane, registry } from './testing/image-plane.ts';

const repository = 'docker.io/org/app';

const PATH = 'spec.template.spec.containers[0].image';

const setUp = async () => {
  const plane = await imagePlane();
  const digest = plane.upstream.serve(repository, 'v1', 'v1');
  const imageOf = async (name = 'web'): Promise<string | undefined> =>
    (await plane.client.get<Deployment>(deploymentKind, 'p', name)).spec.template.spec.containers[0]?.image;
  const deploy = async (annotation?: unknown, image?: string): Promise<void> => {
    const deployment = deploymentOfTag('p', 'web', 'is:t');
    if (annotation !== undefined)
      deployment.metadata.annotations = {
        [triggersAnnotation]: typeof annotation === 'string' ? annotation : JSON.stringify(annotation),
      };
    for (const container of deployment.spec.template.spec.containers) container.image = image ?? container.image;
    await plane.client.create(deploymentKind, deployment);
    await plane.settle();
  };
  return { ...plane, ...imageCommands(plane), digest, imageOf, deploy };
};

test('a deployment gets the image of its tag once there is one, and follows it', async () => {
  const { deploy, imageOf, importImage, upstream, digest, errors } = await setUp();
  await deploy();
  assert.equal(await imageOf(), ' ');
  await importImage('p', 'is:t', `${repository}:v1`);
  assert.equal(await imageOf(), `${repository}@${digest}`);
  const moved = upstream.serve(repository, 'v1', 'v2');
  await importImage('p', 'is:t', `${repository}:v1`);
  assert.equal(await imageOf(), `${repository}@${moved}`);
  assert.deepEqual(errors, []);
});

test('a change of the reference policy reaches the deployment without a new image', async () => {
  const { deploy, imageOf, tagImage, digest } = await setUp();
  await tagImage(`${repository}:v1`, 'p', 'is:t');
  await deploy();
  await tagImage(`${repository}:v1`, 'p', 'is:t', { local: true });
  assert.equal(await imageOf(), `${registry}/p/is@${digest}`);
});

test('an image changed by hand is set back', async () => {
  const { deploy, imageOf, tagImage, client, settle, digest } = await setUp();
  await tagImage(`${repository}:v1`, 'p', 'is:t');
  await deploy();
  await client.modify<Deployment>(deploymentKind, 'p', 'web', ({ spec }) => {
    for (const container of spec.template.spec.containers) container.image = 'docker.io/org/other:v1';
  });
  await settle();
  assert.equal(await imageOf(), `${repository}@${digest}`);
});

test('a reference tag gives its literal name', async () => {
  const { deploy, imageOf, tagImage } = await setUp();
  await tagImage(`${repository}:v1`, 'p', 'is:t', { reference: true, local: true });
  await deploy();
  assert.equal(await imageOf(), `${repository}:v1`);
});

test('a deleted stream leaves the deployment alone, one made anew is followed', async () => {
  const { deploy, imageOf, tagImage, client, settle, digest, upstream } = await setUp();
  await tagImage(`${repository}:v1`, 'p', 'is:t');
  await deploy();
  await client.delete(imageStreamKind, 'p', 'is');
  await settle();
  assert.equal(await imageOf(), `${repository}@${digest}`);
  const other = upstream.serve('docker.io/org/other', 'v1', 'other');
  await tagImage('docker.io/org/other:v1', 'p', 'is:t');
  assert.equal(await imageOf(), `docker.io/org/other@${other}`);
});

const from = { kind: 'ImageStreamTag', name: 'is:t' };
const web = 'spec.template.spec.containers[?(@.name=="web")].image';
for (const [name, annotation] of [
  ['names of fields in any case', [{ From: { KIND: 'ImageStreamTag', Name: 'is:t' }, fieldpath: PATH }]],
  ['a number with a sign', [{ from: { kind: 'ImageStreamTag', name: 'is:t' }, fieldPath: PATH.replace('0', '+0') }]],
] as const) {
  test(`a deployment whose trigger has ${name} follows its tag, as Go reads it`, async () => {
    const { deploy, imageOf, tagImage, digest } = await setUp();
    await tagImage(`${repository}:v1`, 'p', 'is:t');
    await deploy(annotation);
    assert.equal(await imageOf(), `${repository}@${digest}`);
  });
}

const ignored: [name: string, annotation: unknown][] = [
  ['no JSON', 'is:t'],
  ['not a list', { from, fieldPath: web }],
  ['another namespace', [{ from: { ...from, namespace: 'p2' }, fieldPath: web }]],
  ['no such container', [{ from, fieldPath: 'spec.template.spec.containers[?(@.name=="db")].image' }]],
  ['quotes of the other kind', [{ from, fieldPath: "spec.template.spec.containers[?(@.name=='web')].image" }]],
  ['another field of the container', [{ from, fieldPath: 'spec.template.spec.containers[0].name' }]],
  [
    'another beside it whose container there is not',
    [
      { from, fieldPath: web },
      { from, fieldPath: 'spec.template.spec.containers[1].image' },
    ],
  ],
  ['a path into something else', [{ from, fieldPath: 'spec.replicas' }]],
  ['a path of another kind', [{ from, fieldPath: 'spec.jobTemplate.spec.template.spec.containers[0].image' }]],
  [
    'a path twice',
    [
      { from, fieldPath: web },
      { from, fieldPath: web },
    ],
  ],
  ['paused', [{ from, fieldPath: web, paused: true }]],
  ['paused as a text', [{ from, fieldPath: web, paused: 'false' }]],
  ['a tag that does not exist', [{ from: { ...from, name: 'is:none' }, fieldPath: web }]],
];
for (const [name, annotation] of ignored) {
  test(`a trigger with ${name} does nothing`, async () => {
    const { deploy, imageOf, tagImage, errors } = await setUp();
    await tagImage(`${repository}:v1`, 'p', 'is:t');
    await deploy(annotation, 'docker.io/org/mine:1');
    assert.equal(await imageOf(), 'docker.io/org/mine:1');
    assert.deepEqual(errors, []);
  });
}

test('a container is found by its place too, and one trigger that resolves to nothing does not hold up the others', async () => {
  const { deploy, imageOf, tagImage, digest } = await setUp();
  await tagImage(`${repository}:v1`, 'p', 'is:t');
  await deploy([
    { from: { ...from, name: 'is:none' }, fieldPath: 'spec.template.spec.containers[1].image' },
    { from, fieldPath: 'spec.template.spec.containers[0].image', pause: true },
  ]);
  assert.equal(await imageOf(), `${repository}@${digest}`);
});

for (const [name, odd] of [
  ['another kind', { kind: 'DockerImage', name: 'is:t' }],
  ['an API version', { ...from, apiVersion: 'v1' }],
] as const) {
  test(`a trigger with ${name} gets the image when its object is made, and does not follow`, async () => {
    const { deploy, imageOf, tagImage, importImage, upstream, digest } = await setUp();
    await tagImage(`${repository}:v1`, 'p', 'is:t');
    await deploy([{ from: odd, fieldPath: web, paused: null }]);
    assert.equal(await imageOf(), `${repository}@${digest}`);
    upstream.serve(repository, 'v1', 'v2');
    await importImage('p', 'is:t', `${repository}:v1`);
    assert.equal(await imageOf(), `${repository}@${digest}`);
  });
}

test('triggers that are mended are overlooked until something of them changes again', async () => {
  const { deploy, imageOf, tagImage, importImage, upstream, client, settle, digest } = await setUp();
  await tagImage(`${repository}:v1`, 'p', 'is:t');
  await deploy('[{', 'docker.io/org/mine:1');
  const annotate = async (triggers: object[]): Promise<void> => {
    await client.modify<Deployment>(deploymentKind, 'p', 'web', ({ metadata }) => {
      metadata.annotations = { [triggersAnnotation]: JSON.stringify(triggers) };
    });
    await settle();
  };
  await annotate([{ from, fieldPath: web }]);
  assert.equal(await imageOf(), 'docker.io/org/mine:1');
  const moved = upstream.serve(repository, 'v1', 'v2');
  await importImage('p', 'is:t', `${repository}:v1`);
  assert.equal(await imageOf(), 'docker.io/org/mine:1');
  await annotate([{ from, fieldPath: 'spec.template.spec.containers[0].image' }]);
  assert.equal(await imageOf(), `${repository}@${moved}`);
  assert.notEqual(moved, digest);
});

test('a container is found by its name in either list', async () => {
  const { deploy, imageOf, tagImage, digest } = await setUp();
  await tagImage(`${repository}:v1`, 'p', 'is:t');
  await deploy([{ from, fieldPath: 'spec.template.spec.initContainers[?(@.name=="web")].image' }]);
  assert.equal(await imageOf(), `${repository}@${digest}`);
});

const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: ' ' }] } };
const selector = { matchLabels: { app: 'web' } };
const others: [kind: typeof cronJobKind, spec: object, path: string][] = [
  [daemonSetKind, { selector, template }, 'spec.template'],
  [statefulSetKind, { selector, serviceName: 'web', template }, 'spec.template'],
  [
    cronJobKind,
    {
      schedule: '0 0 * * *',
      jobTemplate: { spec: { template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } } },
    },
    'spec.jobTemplate.spec.template',
  ],
];
for (const [kind, spec, path] of others) {
  test(`a ${kind.singular} follows a tag`, async () => {
    const { tagImage, client, settle, digest } = await setUp();
    await tagImage(`${repository}:v1`, 'p', 'is:t');
    const annotations = {
      [triggersAnnotation]: JSON.stringify([{ from, fieldPath: `${path}.spec.containers[0].image` }]),
    };
    await client.create(kind, {
      apiVersion: `${kind.group}/v1`,
      kind: kind.kind,
      metadata: { name: 'web', namespace: 'p', annotations },
      spec,
    } as KubeObject);
    await settle();
    const object = await client.get<CronJob & Deployment>(kind, 'p', 'web');
    const made = kind === cronJobKind ? object.spec.jobTemplate.spec.template : object.spec.template;
    assert.equal(made.spec.containers[0]?.image, `${repository}@${digest}`);
  });
}
