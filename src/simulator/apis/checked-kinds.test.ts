import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as kinds from '../../resources/kinds/kinds.ts';
import * as platform from '../../resources/kinds/platform-kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { StatusError } from '../apimachinery/status-error.ts';
import { controlPlane, createProject } from '../testing/control-plane.ts';

type Content = Readonly<Record<string, unknown>>;

const setUp = async () => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  return plane;
};

const made = (kind: ResourceKind, content: Content, name = 'x'): KubeObject => ({
  apiVersion: apiVersionOf(kind),
  kind: kind.kind,
  metadata: { name, ...(kind.namespaced ? { namespace: 'a' } : {}) },
  ...content,
});

/** What is said about an object after its name. */
const findings = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: StatusError) => error.message.replace(/^.*? is invalid: /, ''),
  );

const storage = { requests: { storage: '1Gi' } };
const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } };

for (const [kind, content, said] of [
  [kinds.storageClassKind, { provisioner: '' }, 'provisioner: Required value'],
  [
    kinds.storageClassKind,
    { provisioner: 'a/b', reclaimPolicy: 'Recycle' },
    'reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain"',
  ],
  [
    kinds.persistentVolumeKind,
    { spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } } },
    'spec: Required value: must specify a volume type',
  ],
  [
    kinds.persistentVolumeKind,
    { spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, local: { path: '/x' } } },
    'spec.nodeAffinity: Required value: Local volume requires node affinity',
  ],
  [
    kinds.ingressClassKind,
    { spec: { controller: 'x' } },
    'spec.controller: Invalid value: "x": must be a domain-prefixed path (such as "acme.io/foo")',
  ],
  [
    kinds.endpointsKind,
    { subsets: [{ addresses: [{ ip: '127.0.0.1' }] }] },
    'subsets[0].addresses[0].ip: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
  ],
  [
    kinds.endpointSliceKind,
    { addressType: 'IPv6', endpoints: [{ addresses: ['10.1.2.3'] }] },
    'endpoints[0].addresses[0]: Invalid value: "10.1.2.3": must be a valid IPv6 address',
  ],
  [
    kinds.leaseKind,
    { spec: { leaseDurationSeconds: 0 } },
    'spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0',
  ],
  [
    kinds.priorityClassKind,
    { value: 1_000_000_001 },
    'value: Forbidden: maximum allowed value of a user defined priority is 1000000000',
  ],
  [
    kinds.nodeKind,
    { spec: { taints: [{ key: 'k', effect: 'Never' }] } },
    'metadata.taints[0].effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
  ],
  [kinds.controllerRevisionKind, { revision: 1 }, 'data: Required value: data is mandatory'],
  [platform.runtimeClassKind, { handler: 'A' }, /^handler: Invalid value: "A": a lowercase RFC 1123 label/],
  [
    platform.csiDriverKind,
    { spec: { tokenRequests: [{ audience: 'a', expirationSeconds: 60 }] } },
    'spec.tokenRequests[0].expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes',
  ],
  [
    platform.apiServiceKind,
    { spec: { group: 'a.example.com', version: 'v1', groupPriorityMinimum: 1, versionPriority: 1 } },
    'metadata.name: Invalid value: "x": must be `spec.version+"."+spec.group`: "v1.a.example.com"',
  ],
  [
    platform.flowSchemaKind,
    { spec: { matchingPrecedence: 1, priorityLevelConfiguration: { name: 'workload-low' } } },
    "spec.matchingPrecedence: Invalid value: 1: only the schema named 'exempt' may have matchingPrecedence 1",
  ],
  [
    platform.priorityLevelKind,
    { spec: { type: 'Limited', limited: { limitResponse: { type: 'Queue' } } } },
    'spec.limited.limitResponse.queuing: Required value: must not be empty if limited.limitResponse.type is Limited',
  ],
  [
    platform.validatingWebhookKind,
    { webhooks: [{ name: 'a.b.c', clientConfig: {}, admissionReviewVersions: ['v1'], sideEffects: 'None' }] },
    'webhooks[0].clientConfig: Required value: exactly one of url or service is required',
  ],
  [
    platform.admissionPolicyKind,
    {
      spec: {
        matchConstraints: {
          resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
        },
        validations: [{ expression: '"text"' }],
      },
    },
    'spec.validations[0].expression: Invalid value: "\\"text\\"": must evaluate to bool but got string',
  ],
  [
    platform.admissionPolicyBindingKind,
    { spec: { policyName: 'p' } },
    'spec.validationActions: Required value: at least one validation action is required',
  ],
  [platform.podTemplateKind, { template: { spec: { containers: [] } } }, 'template.spec.containers: Required value'],
] as const satisfies readonly (readonly [ResourceKind, Content, string | RegExp])[]) {
  test(`a new ${kind.kind} is refused: ${said}`, async () => {
    const { client } = await setUp();
    const text = await findings(client.create(kind, made(kind, content)));
    if (typeof said === 'string') assert.equal(text, said);
    else assert.match(text, said);
  });
}

for (const [kind, before, after, said] of [
  [
    kinds.storageClassKind,
    { provisioner: 'a.io/b', parameters: { a: 'b' } },
    { provisioner: 'a.io/c', parameters: {}, volumeBindingMode: 'WaitForFirstConsumer' },
    '[parameters: Forbidden: updates to parameters are forbidden., provisioner: Forbidden: updates to provisioner are forbidden., volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable]',
  ],
  [kinds.priorityClassKind, { value: 1 }, { value: 2 }, 'value: Forbidden: may not be changed in an update.'],
  [
    kinds.ingressClassKind,
    { spec: { controller: 'a.io/b' } },
    { spec: { controller: 'a.io/c' } },
    'spec.controller: Invalid value: "a.io/c": field is immutable',
  ],
  [
    kinds.nodeKind,
    { spec: { podCIDRs: ['10.1.0.0/24'], providerID: 'p://x' } },
    { spec: { podCIDRs: ['10.2.0.0/24'] } },
    '[spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid, spec.providerID: Forbidden: node updates may not change providerID except from "" to valid]',
  ],
  [
    kinds.persistentVolumeClaimKind,
    { spec: { accessModes: ['ReadWriteOnce'], resources: storage } },
    { spec: { accessModes: ['ReadWriteMany'], resources: storage } },
    'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
  ],
  [
    kinds.persistentVolumeClaimKind,
    { spec: { accessModes: ['ReadWriteOnce'], resources: storage } },
    { spec: { accessModes: ['ReadWriteOnce'], resources: storage, volumeName: 'disk', storageClassName: 'fast' } },
    'nothing',
  ],
  [platform.runtimeClassKind, { handler: 'a' }, { handler: 'b' }, 'handler: Invalid value: "b": field is immutable'],
  [
    kinds.endpointSliceKind,
    { addressType: 'IPv4' },
    { addressType: 'FQDN' },
    'addressType: Invalid value: "FQDN": field is immutable',
  ],
  [platform.podTemplateKind, { template }, { template: { ...template, metadata: {} } }, 'nothing'],
] as const satisfies readonly (readonly [ResourceKind, Content, Content, string])[]) {
  test(`a change of a ${kind.kind} is answered: ${said}`, async () => {
    const { client } = await setUp();
    await client.create(kind, made(kind, before));
    const changed = client.modify(kind, kind.namespaced ? 'a' : undefined, 'x', ({ metadata }) => ({
      ...made(kind, after),
      metadata,
    }));
    assert.equal(await findings(changed), said);
  });
}

test('a kind whose updates must name a version refuses one that does not', async () => {
  const { client } = await setUp();
  const driver = made(platform.csiDriverKind, { spec: {} });
  await client.create(platform.csiDriverKind, driver);
  await assert.rejects(client.update(platform.csiDriverKind, driver), {
    code: 422,
    message:
      'csidrivers.storage.k8s.io "x" is invalid: metadata.resourceVersion: Invalid value: 0x0: must be specified for an update',
  });
});
