import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { EventReport } from '../../apimachinery/events/event-recorder.ts';
import { buildConfigTrigger } from './build-config-trigger.ts';
import { deploymentConfigTrigger } from './deployment-config-trigger.ts';
import type { TagResolver } from './tag-resolver.ts';
import type { TriggerTarget } from './trigger-target.ts';

/** What a trigger wrote: updated objects, or bodies sent to a subresource. */
const written = async (target: TriggerTarget, object: object, images: Record<string, string>): Promise<unknown[]> => {
  const calls: unknown[] = [];
  const client = {
    update: async (_: unknown, next: KubeObject) => void calls.push(next),
    createAt: async (_: unknown, __: string, ___: string, ____: string, body: KubeObject) => void calls.push(body),
  } as unknown as Client;
  const events = { record: async () => undefined };
  await target.react(object as KubeObject, resolverOf(images), { client, events });
  return calls;
};

const resolverOf =
  (images: Record<string, string>): TagResolver =>
  (namespace, stream, tag) =>
    images[`${namespace}/${stream}:${tag}`];

const change = (name: string, containerNames: string[], more: object = {}): object => ({
  type: 'ImageChange',
  imageChangeParams: { automatic: true, containerNames, from: { kind: 'ImageStreamTag', name }, ...more },
});

const config = (...triggers: object[]): object => ({
  metadata: { name: 'dc', namespace: 'p' },
  spec: {
    triggers,
    template: {
      spec: {
        containers: [
          { name: 'a', image: ' ' },
          { name: 'b', image: ' ' },
        ],
        initContainers: [{ name: 'i', image: ' ' }],
      },
    },
  },
});

const imagesOf = ([next]: unknown[]): (string | undefined)[] => {
  const { containers, initContainers } = (
    next as { spec: { template: { spec: Record<'containers' | 'initContainers', { image: string }[]> } } }
  ).spec.template.spec;
  return [...containers, ...initContainers].map(({ image }) => image);
};

test('a deployment config takes the images of all automatic triggers at once', async () => {
  const calls = await written(deploymentConfigTrigger, config(change('is:t', ['a', 'i']), change('is:u', ['b'])), {
    'p/is:t': 'one',
    'p/is:u': 'two',
  });
  assert.equal(calls.length, 1);
  assert.deepEqual(imagesOf(calls), ['one', 'two', 'one']);
});

test('a trigger that never had an image holds up the others; one that had does not', async () => {
  assert.deepEqual(
    await written(deploymentConfigTrigger, config(change('is:t', ['a']), change('is:u', ['b'])), { 'p/is:t': 'one' }),
    [],
  );
  const calls = await written(
    deploymentConfigTrigger,
    config(change('is:t', ['a']), change('is:u', ['b'], { lastTriggeredImage: 'old' })),
    { 'p/is:t': 'one' },
  );
  assert.deepEqual(imagesOf(calls), ['one', 'old', ' ']);
});

test('a trigger of no container is none', () => {
  const { hasTriggers, streamsOf } = deploymentConfigTrigger;
  const unused = config(change('is:t', ['x'])) as KubeObject;
  assert.deepEqual([hasTriggers?.(unused), streamsOf(unused)], [false, []]);
  const used = config(change('is:t', ['i'])) as KubeObject;
  assert.deepEqual([hasTriggers?.(used), streamsOf(used)], [true, [{ namespace: 'p', stream: 'is' }]]);
});

test('a manual trigger is left to the rollout', async () => {
  assert.deepEqual(
    await written(deploymentConfigTrigger, config(change('is:t', ['a'], { automatic: false })), { 'p/is:t': 'one' }),
    [],
  );
});

const build = (imageChange: object, status: object = {}, ...more: object[]): object => ({
  metadata: { name: 'bc', namespace: 'p' },
  spec: {
    strategy: { dockerStrategy: { from: { kind: 'ImageStreamTag', name: 'base:t' } } },
    triggers: [imageChange, ...more].map((each) => ({ type: 'ImageChange', imageChange: each })),
  },
  status,
});

test('a build config asks for a build when its base image is another one', async () => {
  const [request] = (await written(buildConfigTrigger, build({}), { 'p/base:t': 'one' })) as { triggeredBy: unknown }[];
  assert.deepEqual(request?.triggeredBy, [
    {
      message: 'Image change',
      imageChangeBuild: { imageID: 'one', fromRef: { kind: 'ImageStreamTag', name: 'base:t' } },
    },
  ]);
  const last = { imageChangeTriggers: [{ from: { name: 'base:t', namespace: 'p' }, lastTriggeredImageID: 'one' }] };
  assert.deepEqual(await written(buildConfigTrigger, build({}, last), { 'p/base:t': 'one' }), []);
  assert.deepEqual(await written(buildConfigTrigger, build({ paused: true }), { 'p/base:t': 'one' }), []);
  assert.deepEqual(await written(buildConfigTrigger, build({}), {}), []);
});

test('an event tells of a build that cannot be had', async () => {
  const reports: EventReport[] = [];
  const client = { createAt: async () => Promise.reject(new Error('paused')) } as unknown as Client;
  const events = { record: async (report: EventReport) => void reports.push(report) };
  const object = build({}) as KubeObject;
  const reacting = buildConfigTrigger.react(object, resolverOf({ 'p/base:t': 'one' }), { client, events });
  await assert.rejects(reacting, { message: 'paused' });
  assert.deepEqual(reports, [
    {
      object,
      type: 'Warning',
      reason: 'BuildConfigTriggerFailed',
      source: { component: 'buildconfig-controller' },
      message: 'error triggering Build for BuildConfig p/bc: paused',
    },
  ]);
});

test('a build config asks for one build, however many of its images are others', async () => {
  const from = { kind: 'ImageStreamTag', name: 'tools:t' };
  const requests = (await written(buildConfigTrigger, build({}, {}, { from }), {
    'p/base:t': 'one',
    'p/tools:t': 'two',
  })) as { triggeredByImage: unknown; triggeredBy: { imageChangeBuild: { imageID: string } }[] }[];
  assert.deepEqual(
    requests.map(({ triggeredBy }) => triggeredBy.map((cause) => cause.imageChangeBuild.imageID)),
    [['one', 'two']],
  );
  assert.deepEqual(requests[0]?.triggeredByImage, { kind: 'DockerImage', name: 'one' });
});

test('one image is one cause, and what a trigger itself remembers counts beside what the status does', async () => {
  const from = { kind: 'ImageStreamTag', name: 'base:t' };
  const images = { 'p/base:t': 'one' };
  const [request] = (await written(buildConfigTrigger, build({ from }, {}, { from }), images)) as {
    triggeredBy: unknown[];
  }[];
  assert.equal(request?.triggeredBy.length, 1);
  const told = { imageChangeTriggers: [{ from: { name: 'base:t' }, lastTriggeredImageID: 'old' }] };
  assert.deepEqual(await written(buildConfigTrigger, build({ lastTriggeredImageID: 'one' }, told), images), []);
});

test('a build config heeds changes of what it follows, not the end of a pause', () => {
  const from = { kind: 'ImageStreamTag', name: 'tools:t' };
  const ignored = (before: object, after: object): boolean | undefined =>
    buildConfigTrigger.ignores?.(after as KubeObject, before as KubeObject);
  assert.equal(ignored(build({ paused: true }), build({})), true);
  assert.equal(ignored(build({}), build({ lastTriggeredImageID: 'one' })), true);
  assert.equal(ignored(build({}), build({ from })), false);
  assert.equal(ignored({ ...build({}), spec: {} }, build({})), false);
});
