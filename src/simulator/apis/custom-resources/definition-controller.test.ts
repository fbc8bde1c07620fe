import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { customResourceDefinitionKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { customResourceDefinitionStorage } from './custom-resource-definitions.ts';
import { defined, definition, widget } from './widget-definition.fixture.ts';

test('a definition is established, and what it defines is served with its defaults', async () => {
  const { client, kindOf, changes } = await defined();
  const { status } = await client.get<CustomResourceDefinition>(
    customResourceDefinitionKind,
    undefined,
    'widgets.example.com',
  );
  assert.equal(conditionOf(status?.conditions, 'Established')?.status, 'True');
  assert.deepEqual(status?.acceptedNames, {
    plural: 'widgets',
    kind: 'Widget',
    singular: 'widget',
    listKind: 'WidgetList',
  });
  assert.deepEqual(status?.storedVersions, ['v1']);
  const kind = kindOf('v1');
  assert.ok(kind);
  assert.equal(changes(), 1);
  const created = await client.create(kind, widget({ size: 1 }));
  assert.deepEqual((created as KubeObject & { spec?: object }).spec, { size: 1, replicas: 1 });
});

test('objects that do not fit the schema are refused', async () => {
  const { client, kindOf } = await defined();
  const kind = kindOf('v1');
  assert.ok(kind);
  await assert.rejects(client.create(kind, widget({ size: 'big' })), {
    code: 422,
    message:
      'Widget.example.com "w" is invalid: spec.size: Invalid value: "string": spec.size in body must be of type integer: "string"',
  });
});

test('a deleted definition takes its objects with it and is served no longer', async () => {
  const { client, kindOf, settle, store } = await defined();
  const kind = kindOf('v1');
  assert.ok(kind);
  await client.create(kind, widget({ size: 1 }));
  await client.delete(customResourceDefinitionKind, undefined, 'widgets.example.com');
  await settle();
  assert.equal(kindOf('v1'), undefined);
  assert.deepEqual(store.list('widgets.example.com'), []);
  assert.deepEqual(store.list('customresourcedefinitions.apiextensions.k8s.io'), []);
});

const refused: { given: CustomResourceDefinition; text: string }[] = [
  {
    given: { ...definition(), metadata: { name: 'others.example.com' } } as CustomResourceDefinition,
    text: 'metadata.name: Invalid value: "others.example.com": must be spec.names.plural+"."+spec.group',
  },
  {
    given: definition({ schema: undefined }),
    text: 'spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required',
  },
  {
    given: definition({ schema: { openAPIV3Schema: { type: 'object', properties: { a: {} } } } }),
    text: 'spec.validation.openAPIV3Schema.properties[a].type: Required value: must not be empty for specified object fields',
  },
  {
    given: definition({ subresources: { scale: { specReplicasPath: '.status.a', statusReplicasPath: '.status.b' } } }),
    text: 'spec.subresources.scale.specReplicasPath: Invalid value: ".status.a": should be a json path under .spec',
  },
  {
    given: definition({}, { listKind: 'Widget' }),
    text: 'spec.names.listKind: Invalid value: "Widget": kind and listKind may not be the same',
  },
];

for (const { given, text } of refused)
  test(`refused: ${text}`, async () => {
    const { client, catalog, machinery } = controlPlane();
    catalog.add(customResourceDefinitionStorage(machinery));
    await assert.rejects(client.create(customResourceDefinitionKind, given), {
      message: `CustomResourceDefinition.apiextensions.k8s.io "${given.metadata.name}" is invalid: ${text}`,
    });
  });

test('a deprecated version tells so, and names the best one that is not', async () => {
  const versions = [
    { name: 'v1beta1', served: true, storage: false, deprecated: true },
    { name: 'v1', served: true, storage: true },
    { name: 'v2alpha1', served: true, storage: false, deprecated: true, deprecationWarning: 'no more widgets' },
    { name: 'v3', served: false, storage: false },
  ].map((version) => ({ ...version, schema: { openAPIV3Schema: { type: 'object' } } }));
  const given = definition();
  given.spec.versions = versions as never;
  const { kindOf } = await defined(given);
  const warningOf = (version: string) => (kindOf(version) as { warning?: string } | undefined)?.warning;
  assert.deepEqual(['v1beta1', 'v1', 'v2alpha1'].map(warningOf), [
    'example.com/v1beta1 Widget is deprecated; use example.com/v1 Widget',
    undefined,
    'no more widgets',
  ]);
});

test('a map may have some members that are named', async () => {
  const both = { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true };
  await defined(definition({ schema: { openAPIV3Schema: { type: 'object', properties: { spec: both } } } }));
  const typed = { ...both, additionalProperties: { type: 'string' } };
  await assert.rejects(
    defined(definition({ schema: { openAPIV3Schema: { type: 'object', properties: { spec: typed } } } })),
    /properties\[spec\]\.additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive/,
  );
});

test('a list has the kind that the definition gives it', async () => {
  const { kindOf } = await defined(definition({}, { listKind: 'ManyWidgets' }));
  assert.equal(kindOf('v1')?.listKind, 'ManyWidgets');
});

test('a definition gets its names when the one that has them goes', async () => {
  const { client, settle } = await defined();
  const other = definition({}, { plural: 'others', kind: 'Widget' });
  other.metadata.name = 'others.example.com';
  await client.create(customResourceDefinitionKind, other);
  await settle();
  const accepted = async () =>
    conditionOf(
      (await client.get<CustomResourceDefinition>(customResourceDefinitionKind, undefined, 'others.example.com')).status
        ?.conditions,
      'NamesAccepted',
    )?.status;
  assert.equal(await accepted(), 'False');
  await client.delete(customResourceDefinitionKind, undefined, 'widgets.example.com');
  await settle();
  assert.equal(await accepted(), 'True');
});

const approvals: [string | undefined, string | undefined][] = [
  ['https://github.com/kubernetes/kubernetes/pull/1', 'True'],
  ['unapproved, a trial', 'False'],
];
for (const [approval, status] of approvals)
  test(`a definition in a protected group says what came of ${approval}`, async () => {
    const given = definition();
    given.spec.group = 'x.k8s.io';
    given.metadata = { name: 'widgets.x.k8s.io', annotations: { 'api-approved.kubernetes.io': approval ?? '' } };
    const { client } = await defined(given);
    const found = await client.get<CustomResourceDefinition>(
      customResourceDefinitionKind,
      undefined,
      'widgets.x.k8s.io',
    );
    assert.equal(conditionOf(found.status?.conditions, 'KubernetesAPIApprovalPolicyConformant')?.status, status);
  });

test('a definition whose conversion cannot be trusted is not established', async () => {
  const given = definition();
  given.spec.conversion = {
    strategy: 'Webhook',
    webhook: { clientConfig: { url: 'https://localhost/', caBundle: 'Cg==' }, conversionReviewVersions: ['v1'] },
  };
  const { client } = await defined(given);
  const found = await client.get<CustomResourceDefinition>(
    customResourceDefinitionKind,
    undefined,
    'widgets.example.com',
  );
  assert.equal(conditionOf(found.status?.conditions, 'Established')?.reason, 'InvalidCABundle');
});
