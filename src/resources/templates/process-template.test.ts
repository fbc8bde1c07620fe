import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../../simulator/apimachinery/random.ts';
import type { KubeObject } from '../kube-object.ts';
import { expressionValue } from './expression-value.ts';
import { processTemplate } from './process-template.ts';
import type { Template } from './template.ts';

const template = (parameters: Template['parameters']): Template =>
  ({
    apiVersion: 'template.openshift.io/v1',
    kind: 'Template',
    metadata: { name: 'shop' },
    labels: { app: `\${NAME}` },
    objects: [
      {
        apiVersion: 'v1',
        kind: 'DeploymentConfig',
        metadata: { name: `\${NAME}-\${NAME}`, namespace: 'elsewhere', labels: { own: 'x' } },
        spec: { replicas: `\${{COUNT}}`, note: `\${UNKNOWN}` },
      } as KubeObject,
    ],
    parameters,
  }) as unknown as Template;

test('values take the place of references, numbers as numbers', () => {
  const { template: processed, errors } = processTemplate(
    template([
      { name: 'NAME', value: 'web' },
      { name: 'COUNT', value: '3' },
    ]),
    new Random(1),
  );
  assert.deepEqual(errors, []);
  assert.deepEqual(processed.objects, [
    {
      apiVersion: 'apps.openshift.io/v1',
      kind: 'DeploymentConfig',
      metadata: { labels: { app: 'web', own: 'x' }, name: 'web-web' },
      spec: { note: `\${UNKNOWN}`, replicas: 3 },
    },
  ]);
});

test('labels of an object of which one is no text give way to those of the template', () => {
  const shop = template([{ name: 'NAME', value: 'web' }]);
  const [object] = shop.objects ?? [];
  (object as KubeObject).metadata.labels = { own: true } as unknown as Record<string, string>;
  const [processed] = processTemplate(shop, new Random(1)).template.objects ?? [];
  assert.deepEqual(processed?.metadata.labels, { app: 'web' });
});

test('a required parameter without a value is told with its name', () => {
  const { errors } = processTemplate(template([{ name: 'NAME', required: true }]), new Random(1));
  assert.deepEqual(
    errors.map(({ field, shown, detail }) => `${field}: ${shown}: ${detail}`),
    ['template.parameters[0]: undefined: template.parameters[0]: parameter NAME is required and must be specified'],
  );
});

test('expressions make values of their classes', () => {
  assert.match(expressionValue('user[A-Z0-9]{3}', new Random(1)), /^user[A-Z0-9]{3}$/);
  assert.match(expressionValue('[a-z]{5}-[\\w]{4}', new Random(2)), /^[a-z]{5}-\w{4}$/);
  assert.equal(expressionValue('plain', new Random(3)), 'plain');
  assert.throws(() => expressionValue('[a-z]{300}', new Random(4)), /range must be within \[1-255\]/);
});
