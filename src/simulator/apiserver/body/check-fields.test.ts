import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentKind } from '../../../resources/kinds/kinds.ts';
import { checkFields } from './check-fields.ts';

const deployment = (spec: object): Record<string, unknown> => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', creationTimestamp: null },
  spec,
});
const prefix = 'Deployment in version "v1" cannot be handled as a Deployment: ';

test('unknown fields and nulls are left out, with a warning', () => {
  const warnings: string[] = [];
  const value = deployment({ replicas: 2, foo: 1, template: { spec: { containers: [{ name: 'c', images: 'x' }] } } });
  const source = Buffer.from(JSON.stringify(value));
  const checked = checkFields({ value, kind: deploymentKind, validation: 'Warn', warnings, source });
  assert.deepEqual(checked['spec'], { replicas: 2, template: { spec: { containers: [{ name: 'c' }] } } });
  assert.deepEqual(checked['metadata'], { name: 'web' });
  assert.deepEqual(warnings, ['unknown field "spec.foo"', 'unknown field "spec.template.spec.containers[0].images"']);
});

test('strict validation refuses unknown and duplicate fields, in the order of the text', () => {
  const source = Buffer.from(
    '{"spec":{"replicas":1,"foo":{"a":1,"a":2},"replicas":2,"paused":true,"paused":true,"bar":1},"metadata":{"name":"web"}}',
  );
  const value = JSON.parse(source.toString()) as Record<string, unknown>;
  assert.throws(() => checkFields({ value, kind: deploymentKind, validation: 'Strict', warnings: [], source }), {
    code: 400,
    message: `${prefix}strict decoding error: unknown field "spec.foo", duplicate field "spec.replicas", duplicate field "spec.paused", unknown field "spec.bar"`,
  });
});

test('unknown fields of what was no JSON are told by their names, complaints about the text line by line', () => {
  const warnings: string[] = [];
  const value = deployment({ zoo: 1, template: { spec: { foo: 1 } }, bar: 1 });
  const complaints = [
    'yaml: unmarshal errors:\n  line 2: key "a" already set in map\n  line 4: key "b" already set in map',
  ];
  checkFields({ value, kind: deploymentKind, validation: 'Warn', warnings, complaints });
  assert.deepEqual(warnings, [
    'line 2: key "a" already set in map',
    'line 4: key "b" already set in map',
    'unknown field "spec.bar"',
    'unknown field "spec.template.spec.foo"',
    'unknown field "spec.zoo"',
  ]);
});

test('no more than a hundred findings are told of one text', () => {
  const warnings: string[] = [];
  const value = deployment(Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`x${index}`, 1])));
  const source = Buffer.from(JSON.stringify(value));
  checkFields({ value, kind: deploymentKind, validation: 'Warn', warnings, source });
  assert.equal(warnings.length, 100);
});

const wrong: { spec: object; text: string }[] = [
  {
    spec: { replicas: 'two' },
    text: 'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
  },
  {
    spec: { replicas: 1.5 },
    text: 'json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32',
  },
  {
    spec: { paused: 'yes' },
    text: 'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.paused of type bool',
  },
  {
    spec: { template: { spec: { containers: [{ image: 5 }] } } },
    text: 'json: cannot unmarshal number into Go struct field Container.spec.template.spec.containers.image of type string',
  },
  {
    spec: { template: { spec: { containers: {} } } },
    text: 'json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container',
  },
];

for (const { spec, text } of wrong) {
  test(`${JSON.stringify(spec)} has a value of the wrong type`, () => {
    assert.throws(
      () => checkFields({ value: deployment(spec), kind: deploymentKind, validation: 'Ignore', warnings: [] }),
      { code: 400, message: prefix + text },
    );
  });
}
