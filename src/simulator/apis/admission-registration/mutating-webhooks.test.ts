import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  configMapKind,
  currentEventKind,
  horizontalPodAutoscalerKind,
  podKind,
} from '../../../resources/kinds/kinds.ts';
import { mutatingWebhookKind, validatingWebhookKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { listeningWebhook } from '../webhook/listening-webhook.fixture.ts';
import { type Review, webhookPlane } from './webhook-plane.fixture.ts';

test('webhooks that want to know of later changes are asked again, each in its order', async () => {
  const order: string[] = [];
  const answer = (name: string, once: boolean) => (review: Review) => {
    order.push(name);
    const value = JSON.stringify(review.object.metadata.labels?.[name] ?? name);
    const patch = Buffer.from(`[{"op":"add","path":"/metadata/labels/${name}","value":${value}}]`).toString('base64');
    return once && order.filter((each) => each === name).length > 1
      ? { allowed: true }
      : { allowed: true, patchType: 'JSONPatch', patch };
  };
  await using first = await listeningWebhook(answer('first', false));
  await using second = await listeningWebhook(answer('second', true));
  const { make, hook } = await webhookPlane();
  const rule = { operations: ['CREATE'], resources: ['configmaps'] };
  await make(mutatingWebhookKind, 'b', {
    webhooks: [hook({ url: second.url, caBundle: second.caBundle }, rule, { reinvocationPolicy: 'IfNeeded' })],
  });
  await make(mutatingWebhookKind, 'a', {
    webhooks: [hook({ url: first.url, caBundle: first.caBundle }, rule, { reinvocationPolicy: 'IfNeeded' })],
  });
  const { metadata } = await make(configMapKind, 'x', { metadata: { name: 'x', namespace: 'a', labels: { own: '' } } });
  assert.deepEqual(metadata.labels, { own: '', first: 'first', second: 'second' });
  assert.deepEqual(order, ['first', 'second', 'first']);
});

const patches: [what: string, patch: string, message: string][] = [
  ['no JSON', 'x', 'Internal error occurred: '],
  ['an object', '{}', 'Internal error occurred: json: cannot unmarshal object into Go value of type jsonpatch.Patch'],
  [
    'a path that is not there',
    '[{"op":"add","path":"/a/b/c","value":1}]',
    'Internal error occurred: add operation does not apply: doc is missing path: "/a/b/c": missing value',
  ],
  [
    'a test that fails',
    '[{"op":"test","path":"/kind","value":"Secret"}]',
    'Internal error occurred: testing value /kind failed: test failed',
  ],
];
for (const [what, patch, message] of patches)
  test(`a patch with ${what} is a failure of the server, whatever the webhook's policy`, async () => {
    await using webhook = await listeningWebhook(() => ({
      allowed: true,
      patchType: 'JSONPatch',
      patch: Buffer.from(patch).toString('base64'),
    }));
    const { make, hook } = await webhookPlane();
    const { url, caBundle } = webhook;
    const rule = { operations: ['CREATE'], resources: ['configmaps'] };
    await make(mutatingWebhookKind, 'hooks', {
      webhooks: [hook({ url, caBundle }, rule, { failurePolicy: 'Ignore' })],
    });
    await assert.rejects(make(configMapKind, 'x', {}, 'a'), (error: { code: number; message: string }) => {
      assert.equal(error.code, 500);
      assert.ok(error.message.startsWith(message), error.message);
      return true;
    });
  });

test('a webhook that knows an earlier version of a resource gets that, and its changes count', async () => {
  await using webhook = await listeningWebhook<Review>(() => ({
    allowed: true,
    patchType: 'JSONPatch',
    patch: Buffer.from('[{"op":"add","path":"/spec/targetCPUUtilizationPercentage","value":40}]').toString('base64'),
  }));
  const { make, hook } = await webhookPlane();
  const { url, caBundle } = webhook;
  const rule = { apiGroups: ['autoscaling'], apiVersions: ['v1'], resources: ['horizontalpodautoscalers'] };
  await make(mutatingWebhookKind, 'hooks', { webhooks: [hook({ url, caBundle }, rule)] });
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' };
  const made = await make<KubeObject & { spec: { metrics: object[] } }>(
    horizontalPodAutoscalerKind,
    'h',
    { spec: { maxReplicas: 3, scaleTargetRef } },
    'a',
  );
  const target = { type: 'Utilization', averageUtilization: 40 };
  assert.deepEqual(made.spec.metrics, [{ type: 'Resource', resource: { name: 'cpu', target } }]);
  const [asked] = webhook.asked as (Review & { requestKind: object })[];
  assert.deepEqual(
    [asked?.kind, asked?.requestKind, asked?.object.apiVersion],
    [
      { group: 'autoscaling', version: 'v1', kind: 'HorizontalPodAutoscaler' },
      { group: 'autoscaling', version: 'v2', kind: 'HorizontalPodAutoscaler' },
      'autoscaling/v1',
    ],
  );
});

test('a webhook for all versions gets the one that the client wrote in, unless it names another', async () => {
  const answer = () => ({ allowed: true });
  await using all = await listeningWebhook<Review>(answer);
  await using current = await listeningWebhook<Review>(answer);
  const { make, hook } = await webhookPlane();
  const rule = { resources: ['horizontalpodautoscalers', 'events'] };
  const reach = ({ url, caBundle }: typeof all) => ({ url, caBundle });
  await make(validatingWebhookKind, 'all', { webhooks: [hook(reach(all), rule)] });
  await make(mutatingWebhookKind, 'current', {
    webhooks: [hook(reach(current), { ...rule, apiGroups: ['', 'autoscaling'], apiVersions: ['v2', 'v1'] })],
  });
  const earlier = { ...horizontalPodAutoscalerKind, version: 'v1' };
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' };
  await make(earlier, 'h', { spec: { maxReplicas: 3, scaleTargetRef, targetCPUUtilizationPercentage: 40 } }, 'a');
  const regarding = { kind: 'Pod', namespace: 'a', name: 'p' };
  const event = { eventTime: '2026-01-05T09:00:00.000000Z', reportingController: 'c.example.com/c', action: 'x' };
  const more = { reportingInstance: 'i', reason: 'r', type: 'Normal', regarding, note: 'n' };
  await make(currentEventKind, 'e', { ...event, ...more }, 'a');
  const seen = ({ asked }: typeof all) =>
    asked.map(({ object: { apiVersion, kind, ...object } }) => {
      const { spec, note, message } = object as { spec?: object; note?: string; message?: string };
      return [apiVersion, kind, spec && Object.keys(spec).includes('targetCPUUtilizationPercentage'), note, message];
    });
  assert.deepEqual(seen(all), [
    ['autoscaling/v1', 'HorizontalPodAutoscaler', true, undefined, undefined],
    ['events.k8s.io/v1', 'Event', undefined, 'n', undefined],
  ]);
  assert.deepEqual(seen(current), [
    ['autoscaling/v1', 'HorizontalPodAutoscaler', true, undefined, undefined],
    ['v1', 'Event', undefined, undefined, 'n'],
  ]);
});

test('a webhook may write whole numbers of 64 bits', async () => {
  const patch = Buffer.from('[{"op":"add","path":"/spec/terminationGracePeriodSeconds","value":9223372036854775807}]');
  await using webhook = await listeningWebhook(() => ({
    allowed: true,
    patchType: 'JSONPatch',
    patch: patch.toString('base64'),
  }));
  const { make, hook } = await webhookPlane();
  const { url, caBundle } = webhook;
  await make(mutatingWebhookKind, 'hooks', {
    webhooks: [hook({ url, caBundle }, { operations: ['CREATE'], resources: ['pods'] })],
  });
  const { spec } = await make<KubeObject & { spec: object }>(
    podKind,
    'x',
    { spec: { containers: [{ name: 'c', image: 'x' }] } },
    'a',
  );
  assert.equal((spec as { terminationGracePeriodSeconds?: unknown }).terminationGracePeriodSeconds, 2n ** 63n - 1n);
});

test('what a webhook spoils of the metadata is put right, with a warning', async () => {
  const owner = { apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u' };
  const operations = [
    { op: 'add', path: '/metadata/ownerReferences', value: [owner, owner] },
    { op: 'add', path: '/metadata/managedFields', value: [{ manager: 'x', operation: 'Update', apiVersion: 'v1' }] },
  ];
  await using webhook = await listeningWebhook<Review>(() => ({
    allowed: true,
    patchType: 'JSONPatch',
    patch: Buffer.from(JSON.stringify(operations)).toString('base64'),
  }));
  const { make, hook, catalog } = await webhookPlane();
  const { url, caBundle } = webhook;
  await make(mutatingWebhookKind, 'hooks', { webhooks: [hook({ url, caBundle }, { resources: ['configmaps'] })] });
  const context = internalContext('a');
  const sent = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } };
  const made = await (catalog.find(configMapKind) as RegistryStore).create(context, sent);
  assert.deepEqual([made.metadata.ownerReferences, made.metadata.managedFields], [[owner], undefined]);
  assert.deepEqual(
    context.warnings.map((warning) => warning.split(';')[0]),
    [
      '.metadata.managedFields was in an invalid state after admission',
      '.metadata.ownerReferences contains duplicate entries after mutating admission happens',
    ],
  );
});

test('a client that waits no longer is told so, whatever the policy of the webhook', async () => {
  await using webhook = await listeningWebhook<Review>(() => ({ allowed: true }));
  const { make, hook, catalog } = await webhookPlane();
  const { url, caBundle } = webhook;
  await make(validatingWebhookKind, 'hooks', {
    webhooks: [hook({ url, caBundle }, { resources: ['configmaps'] }, { failurePolicy: 'Ignore' })],
  });
  const context = { ...internalContext('a'), timeLeft: () => 0 };
  const sent = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } };
  await assert.rejects((catalog.find(configMapKind) as RegistryStore).create(context, sent), {
    code: 504,
    message: 'Timeout: request did not complete within requested timeout - context deadline exceeded',
  });
  assert.equal(webhook.asked.length, 0);
});
