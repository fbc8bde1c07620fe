import assert from 'node:assert/strict';
import { test } from 'node:test';
import { admissionPolicyKind } from '../../../resources/kinds/platform-kinds.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { createPolicyStatusController } from './policy-status-controller.ts';
import type { AdmissionPolicy } from './validate-policy.ts';

const spec: Schema = {
  type: 'object',
  properties: { replicas: { type: 'integer' }, inner: { $ref: 'spec' }, paused: { type: 'boolean' } },
};

const schemas = {
  schemaOf: ({ kind }: { kind: string }): Schema | undefined =>
    kind === 'Deployment' ? { type: 'object', properties: { spec: { $ref: 'spec' } } } : undefined,
  resolve: (schema: Schema) => (schema.$ref === undefined ? schema : spec),
};

const statusOf = async (validations: object[], resources: string[], apiGroups = ['apps'], more: object = {}) => {
  const plane = controlPlane();
  plane.run(createPolicyStatusController(plane.catalog, schemas));
  const resourceRules = [{ apiGroups, apiVersions: ['v1'], operations: ['CREATE'], resources }];
  await plane.client.create(admissionPolicyKind, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'p' },
    spec: { matchConstraints: { resourceRules }, validations, ...more },
  } as AdmissionPolicy);
  await plane.settle();
  return (await plane.client.get<AdmissionPolicy>(admissionPolicyKind, undefined, 'p')).status;
};

test('a policy that fits its kinds has nothing to say', async () => {
  const expression = 'object.spec.replicas > 1 && object.spec.inner.paused && object.metadata.name != request.name';
  assert.deepEqual(await statusOf([{ expression }], ['deployments']), { observedGeneration: 1, typeChecking: {} });
});

test('a field that a kind does not have is told with its place', async () => {
  const validations = [
    { expression: 'true' },
    { expression: 'object.spec.size > 1', messageExpression: 'string(object.spec.no)' },
  ];
  const warning = (text: string, field: string, column: number) =>
    `apps/v1, Kind=Deployment: ERROR: <input>:1:${column}: undefined field '${field}'\n | ${text}\n | ${'.'.repeat(column - 1)}^\n`;
  assert.deepEqual(await statusOf(validations, ['deployments', 'replicasets', 'pods/exec']), {
    observedGeneration: 1,
    typeChecking: {
      expressionWarnings: [
        { fieldRef: 'spec.validations[1].expression', warning: warning('object.spec.size > 1', 'size', 12) },
        { fieldRef: 'spec.validations[1].messageExpression', warning: warning('string(object.spec.no)', 'no', 19) },
      ],
    },
  });
});

test('a number is neither compared with a text nor added to one', async () => {
  const validations = [
    { expression: "object.spec.replicas > '1'", messageExpression: "'got ' + object.spec.replicas" },
  ];
  const { typeChecking } = (await statusOf(validations, ['deployments'])) as { typeChecking: typeof EMPTY };
  assert.deepEqual(
    typeChecking.expressionWarnings.map(({ warning }) => /'_.*\)'/.exec(warning)?.[0]),
    ["'_>_' applied to '(int, string)'", "'_+_' applied to '(string, int)'"],
  );
});

test('types of variables and of what kinds share are known', async () => {
  const validations = [
    { expression: "variables.size > 'a' || true", messageExpression: 'string(variables.size)' },
    { expression: "request.userInfo.groups == dyn('a') || object.spec.inner.paused == 1" },
  ];
  const { typeChecking } = (await statusOf(validations, ['deployments'], ['apps'], {
    variables: [{ name: 'size', expression: 'object.spec.replicas' }],
  })) as { typeChecking: typeof EMPTY };
  assert.deepEqual(
    typeChecking.expressionWarnings.map(({ warning }) => /'_.*\)'/.exec(warning)?.[0]),
    ["'_>_' applied to '(int, string)'", "'_==_' applied to '(bool, int)'"],
  );
});

const EMPTY = { expressionWarnings: [{ fieldRef: '', warning: '' }] };

test('rules about everything are held against nothing', async () => {
  const found = await statusOf([{ expression: 'object.spec.size > 1' }], ['deployments'], ['*']);
  assert.deepEqual(found, { observedGeneration: 1, typeChecking: {} });
});
