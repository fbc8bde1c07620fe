import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deployment } from '../../../resources/deployment.ts';
import { configMapKind, deploymentKind, podKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import {
  admissionPolicyBindingKind,
  admissionPolicyKind,
  mutatingWebhookKind,
  validatingWebhookKind,
} from '../../../resources/platform-kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/resource-kind.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { admissionPolicies } from '../admission/admission-policies.ts';
import { mutatingWebhooks, validatingWebhooks } from '../admission/webhooks.ts';
import { platformStorages } from '../plain/platform-storages.ts';
import { listeningWebhook } from '../webhook/listening-webhook.fixture.ts';
import type { OperationRule } from './validate-operation-rule.ts';

interface Review {
  uid: string;
  operation: string;
  subResource?: string;
  name: string;
  namespace: string;
  kind: { group: string; kind: string };
  resource: { group: string; resource: string };
  object: KubeObject & { spec?: { replicas?: number } };
  oldObject: KubeObject & { spec?: { replicas?: number } };
  options: object;
}

const setUp = async () => {
  const plane = controlPlane();
  plane.catalog.add(...platformStorages(plane.machinery));
  const { admission, validation, subresources } = plane.machinery;
  const mutating = mutatingWebhooks(plane, [...admission]);
  const validating = [admissionPolicies(plane), validatingWebhooks(plane)];
  admission.push(mutating);
  validation.push(...validating);
  subresources.mutating.push(mutating);
  subresources.validating.push(...validating);
  await createProject(plane, 'a');
  const make = <T extends KubeObject>(kind: ResourceKind, name: string, content: object, namespace?: string) =>
    plane.client.create<T>(kind, {
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      metadata: { name, ...(namespace && { namespace }) },
      ...content,
    } as T);
  const template = {
    metadata: { labels: { app: 'x' } },
    spec: { containers: [{ name: 'c', image: 'registry.test/x:1' }] },
  };
  await make(deploymentKind, 'x', { spec: { replicas: 1, selector: { matchLabels: { app: 'x' } }, template } }, 'a');
  await make(podKind, 'p', { spec: template.spec }, 'a');
  const hook = (clientConfig: object, rule: Partial<OperationRule>, more: object = {}) => ({
    name: 'hook.example.com',
    clientConfig,
    rules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], ...rule }],
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
    ...more,
  });
  return { ...plane, make, hook };
};

test('a webhook is asked about the scale, not about the object whose scale it is', async () => {
  await using webhook = await listeningWebhook<Review>(({ operation }) => ({
    allowed: true,
    ...(operation === 'UPDATE' && {
      patchType: 'JSONPatch',
      patch: Buffer.from('[{"op":"replace","path":"/spec/replicas","value":3}]').toString('base64'),
    }),
  }));
  const { client, make, hook } = await setUp();
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
  const { client, make, hook } = await setUp();
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
    const { client, make } = await setUp();
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
  const { make, hook } = await setUp();
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
    const { make, hook } = await setUp();
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
