import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import { mutatingWebhookKind, validatingWebhookKind } from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { mutatingWebhooks, validatingWebhooks } from '../admission/webhooks.ts';
import { listeningWebhook } from '../webhook/listening-webhook.fixture.ts';

interface Review {
  request: { uid: string; operation: string; object: ConfigMap; userInfo: object };
}

type Respond = (request: Review['request']) => object;

const listen = (respond: Respond) => listeningWebhook<Review['request']>(respond);

const setUp = async (kind: 'mutating' | 'validating', clientConfig: object, more: object = {}) => {
  const plane = controlPlane();
  plane.machinery.admission.push(mutatingWebhooks(plane, []));
  plane.machinery.validation.push(validatingWebhooks(plane));
  await createProject(plane, 'a');
  const configuration = kind === 'mutating' ? mutatingWebhookKind : validatingWebhookKind;
  const rules = [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] }];
  const webhook = {
    name: 'hook.example.com',
    clientConfig,
    rules,
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
  };
  await plane.client.create(configuration, {
    apiVersion: apiVersionOf(configuration),
    kind: configuration.kind,
    metadata: { name: 'hooks' },
    webhooks: [{ ...webhook, ...more }],
  } as KubeObject);
  return () =>
    plane.client.create<ConfigMap>(configMapKind, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'x', namespace: 'a' },
      data: { a: 'b' },
    });
};

test('a mutating webhook changes what is written', async () => {
  const patch = Buffer.from(JSON.stringify([{ op: 'add', path: '/data/added', value: 'yes' }])).toString('base64');
  await using webhook = await listen(() => ({ allowed: true, patchType: 'JSONPatch', patch }));
  const write = await setUp('mutating', { url: webhook.url, caBundle: webhook.caBundle });
  assert.deepEqual((await write()).data, { a: 'b', added: 'yes' });
  const [asked] = webhook.asked;
  assert.deepEqual([asked?.operation, asked?.object.kind, asked?.object.data], ['CREATE', 'ConfigMap', { a: 'b' }]);
});

test('a validating webhook refuses with its code and message', async () => {
  await using webhook = await listen(() => ({ allowed: false, status: { code: 403, message: 'not here' } }));
  const write = await setUp('validating', { url: webhook.url, caBundle: webhook.caBundle });
  await assert.rejects(write(), {
    code: 403,
    message: 'admission webhook "hook.example.com" denied the request: not here',
  });
});

test('a webhook with an unknown certificate is not trusted', async () => {
  await using webhook = await listen(() => ({ allowed: true }));
  const write = await setUp('validating', { url: webhook.url });
  await assert.rejects(write(), {
    code: 500,
    message:
      /^Internal error occurred: failed calling webhook "hook\.example\.com": failed to call webhook: Post "https:/,
  });
  assert.deepEqual(webhook.asked, []);
});

test('a webhook that cannot be reached refuses, unless its failures are ignored', async () => {
  const clientConfig = { service: { namespace: 'a', name: 'none', path: '/review' } };
  await assert.rejects((await setUp('validating', clientConfig))(), {
    code: 500,
    message:
      'Internal error occurred: failed calling webhook "hook.example.com": failed to call webhook: Post "https://none.a.svc:443/review?timeout=10s": service "none" not found',
  });
  assert.equal((await (await setUp('validating', clientConfig, { failurePolicy: 'Ignore' }))()).metadata.name, 'x');
});

test('conditions decide whether a webhook is asked', async () => {
  await using webhook = await listen(() => ({ allowed: false }));
  const matchConditions = [{ name: 'other', expression: "object.metadata.name == 'other'" }];
  const write = await setUp('validating', { url: webhook.url, caBundle: webhook.caBundle }, { matchConditions });
  assert.equal((await write()).metadata.name, 'x');
});
