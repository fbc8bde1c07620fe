import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import { admissionPolicyBindingKind, admissionPolicyKind } from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { admissionPolicies } from '../admission/admission-policies.ts';

const rule = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['configmaps'] };

const setUp = async (policy: object, binding: object = { validationActions: ['Deny'] }) => {
  const plane = controlPlane();
  plane.machinery.validation.push(admissionPolicies(plane));
  await createProject(plane, 'a');
  const make = (kind: ResourceKind, name: string, content: object, namespace?: string) =>
    plane.client.create(kind, {
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
      ...content,
    } as KubeObject);
  await make(configMapKind, 'limits', { data: { most: '2' } }, 'a');
  await make(admissionPolicyKind, 'few', { spec: { matchConstraints: { resourceRules: [rule] }, ...policy } });
  await make(admissionPolicyBindingKind, 'everywhere', { spec: { policyName: 'few', ...binding } });
  return { ...plane, write: (name: string, data: object) => make(configMapKind, name, { data }, 'a') };
};

const denied = (message: string) =>
  `configmaps "x" is forbidden: ValidatingAdmissionPolicy 'few' with binding 'everywhere' denied request: ${message}`;

test('a write that breaks a rule is refused, with its message and reason', async () => {
  const { write } = await setUp({
    validations: [{ expression: 'size(object.data) < 2', message: 'too much data', reason: 'Forbidden' }],
  });
  await write('ok', { one: '1' });
  await assert.rejects(write('x', { one: '1', two: '2' }), {
    code: 403,
    reason: 'Forbidden',
    message: denied('too much data'),
  });
});

test('a rule without message shows itself', async () => {
  const { write } = await setUp({ validations: [{ expression: "!('two' in object.data)" }] });
  await assert.rejects(write('x', { two: '2' }), {
    code: 422,
    reason: 'Invalid',
    message: denied("failed expression: !('two' in object.data)"),
  });
});

test('variables, parameters and the namespace can be asked', async () => {
  const { write } = await setUp(
    {
      paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
      variables: [
        { name: 'most', expression: 'int(params.data.most)' },
        { name: 'given', expression: 'size(object.data)' },
      ],
      validations: [
        {
          expression: "variables.given <= variables.most || namespaceObject.metadata.name != 'a'",
          messageExpression: "'at most ' + string(variables.most) + ' in ' + request.namespace",
        },
      ],
    },
    { validationActions: ['Deny'], paramRef: { name: 'limits', parameterNotFoundAction: 'Deny' } },
  );
  await write('ok', { one: '1', two: '2' });
  await assert.rejects(write('x', { one: '1', two: '2', three: '3' }), { message: denied('at most 2 in a') });
});

test('missing parameters deny, if the binding says so', async () => {
  const { write } = await setUp(
    { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' }, validations: [{ expression: 'params != null' }] },
    { validationActions: ['Deny'], paramRef: { name: 'none', parameterNotFoundAction: 'Deny' } },
  );
  await assert.rejects(write('x', {}), {
    message: denied(
      'failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction',
    ),
  });
});

for (const [failurePolicy, refused] of [
  ['Fail', true],
  ['Ignore', false],
] as const) {
  test(`a rule that cannot be computed ${refused ? 'refuses' : 'is passed over'} under ${failurePolicy}`, async () => {
    const { write } = await setUp({ failurePolicy, validations: [{ expression: "object.data.none == 'x'" }] });
    if (refused) await assert.rejects(write('x', { a: 'b' }), { message: /resulted in error: no such key: none$/ });
    else await write('x', { a: 'b' });
  });
}

test('what a binding only warns of is written', async () => {
  const { catalog } = await setUp(
    { validations: [{ expression: 'false', message: 'better not' }] },
    { validationActions: ['Warn'] },
  );
  const context = internalContext('a');
  const sent = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } };
  await (catalog.find(configMapKind) as RegistryStore).create(context, sent);
  assert.deepEqual(context.warnings, [
    "Validation failed for ValidatingAdmissionPolicy 'few' with binding 'everywhere': better not",
  ]);
});

test('the rights of whoever writes can be asked, and values that may not be there', async () => {
  const { write } = await setUp({
    validations: [
      { expression: "authorizer.requestResource.check('create').allowed()" },
      { expression: "!authorizer.group('').resource('pods').namespace('a').check('forbid').allowed()" },
      { expression: "object.?data[?'size'].optMap(size, int(size) < 3).orValue(true)", message: 'too large' },
    ],
  });
  await write('ok', {});
  await write('small', { size: '2' });
  await assert.rejects(write('x', { size: '3' }), { message: denied('too large') });
});

test('an annotation for audits that cannot be computed denies, whatever the binding says', async () => {
  const auditAnnotations = [{ key: 'size', valueExpression: 'string(object.data.size)' }];
  const { write } = await setUp(
    { auditAnnotations, validations: [{ expression: 'true' }] },
    { validationActions: ['Warn'] },
  );
  await write('ok', { size: '1' });
  await assert.rejects(write('x', { a: 'b' }), {
    message: denied("expression 'string(object.data.size)' resulted in error: no such key: size"),
  });
});

test('conditions and selectors narrow down what a policy is about', async () => {
  const { write } = await setUp(
    {
      matchConditions: [{ name: 'named', expression: "object.metadata.name.startsWith('x')" }],
      validations: [{ expression: 'false' }],
    },
    {
      validationActions: ['Deny'],
      matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'a' } } },
    },
  );
  await write('other', {});
  await assert.rejects(write('x', {}), { code: 422 });
});

test('a policy that costs too much denies, and says nothing of its other rules', async () => {
  const dear = "object.data.list.split(',').all(x, object.data.list.split(',').all(y, x != 'b'))";
  const { write } = await setUp({ validations: [...Array(20).fill({ expression: dear }), { expression: 'false' }] });
  await assert.rejects(write('x', { list: Array(330).fill('a').join(',') }), {
    message: denied('validation failed due to running out of cost budget, no further validation rules will be run'),
  });
});
