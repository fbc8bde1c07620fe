import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentKind, podKind } from '../../../resources/kinds/kinds.ts';
import {
  admissionPolicyBindingKind,
  admissionPolicyKind,
  mutatingWebhookKind,
  validatingWebhookKind,
} from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import { listeningWebhook } from '../webhook/listening-webhook.fixture.ts';
import { type Review, webhookPlane } from './webhook-plane.fixture.ts';

test('a webhook is asked about the scale, not about the object whose scale it is', async () => {
  await using webhook = await listeningWebhook<Review>(({ operation }) => ({
    allowed: true,
    ...(operation === 'UPDATE' && {
      patchType: 'JSONPatch',
      patch: Buffer.from('[{"op":"replace","path":"/spec/replicas","value":3}]').toString('base64'),
    }),
  }));
  const { client, make, hook } = await webhookPlane();
  const { url, caBundle } = webhook;
  await make(mutatingWebhookKind, 'hooks', {
    webhooks: [hook({ url, caBundle }, { resources: ['deployments', 'deployments/scale'] })],
  });
  await client.modify<Deployment>(deploymentKind, 'a', 'x', (scale) => void (scale.spec.replicas = 2), 'scale');
  assert.equal((await client.get<Deployment>(deploymentKind, 'a', 'x')).spec.replicas, 3);
  const [asked, ...others] = webhook.asked;
  assert.deepEqual(others, []);
  const { subResource, name, namespace, kind, resource, object, oldObject, options } = asked as Review;
  assert.deepEqual(
    [subResource, name, namespace, kind.group, kind.kind, resource.group, object.spec?.replicas, oldObject.kind],
    ['scale', 'x', 'a', 'autoscaling', 'Scale', 'apps', 2, 'Scale'],
  );
  assert.deepEqual(options, { kind: 'UpdateOptions', apiVersion: 'meta.k8s.io/v1' });
});

test('a binding and an eviction are asked about with what was sent', async () => {
  await using webhook = await listeningWebhook<Review>(({ subResource }) => ({ allowed: subResource === 'binding' }));
  const { client, make, hook } = await webhookPlane();
  const { url, caBundle } = webhook;
  await make(validatingWebhookKind, 'hooks', { webhooks: [hook({ url, caBundle }, { resources: ['pods/*'] })] });
  const about = { metadata: { name: 'p', namespace: 'a' } };
  const binding = { apiVersion: 'v1', kind: 'Binding', ...about, target: { kind: 'Node', name: 'n' } };
  await client.createAt(podKind, 'a', 'p', 'binding', binding as KubeObject);
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', ...about };
  await assert.rejects(client.createAt(podKind, 'a', 'p', 'eviction', eviction as KubeObject), {
    message: 'admission webhook "hook.example.com" denied the request without explanation',
  });
  assert.deepEqual(
    webhook.asked.map(({ operation, object, oldObject }) => [operation, object.kind, oldObject]),
    [
      ['CREATE', 'Binding', null],
      ['CREATE', 'Eviction', null],
    ],
  );
});

const rules: [resources: string[], isAsked: boolean][] = [
  [['deployments/status'], true],
  [['*/status'], true],
  [['*/*'], true],
  [['deployments/*'], true],
  [['deployments'], false],
  [['*'], false],
  [['*/scale'], false],
];
for (const [resources, isAsked] of rules)
  test(`a policy for ${resources} is ${isAsked ? '' : 'not '}asked about a status`, async () => {
    const { client, make } = await webhookPlane();
    const rule = { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['UPDATE'], resources };
    await make(admissionPolicyKind, 'still', {
      spec: {
        matchConstraints: { resourceRules: [rule] },
        validations: [
          { expression: "request.subResource != 'status' || object.status.replicas == oldObject.status.replicas" },
        ],
        failurePolicy: 'Fail',
      },
    });
    await make(admissionPolicyBindingKind, 'all', { spec: { policyName: 'still', validationActions: ['Deny'] } });
    const write = client.modify<Deployment>(
      deploymentKind,
      'a',
      'x',
      (each) => void (each.status = { ...each.status, replicas: 5 }),
      'status',
    );
    if (isAsked) await assert.rejects(write, { code: 422 });
    else await write;
  });
