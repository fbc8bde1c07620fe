import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { validateBrokerInstance } from './validate-broker-instance.ts';

test('what a broker remembers of a template instance is checked', () => {
  const spec = {
    templateInstance: { kind: 'TemplateInstance', name: 'app', namespace: 'p' },
    secret: { kind: 'ConfigMap', name: 'A' },
    bindingIDs: ['1'],
  };
  const object = {
    apiVersion: 'template.openshift.io/v1',
    kind: 'BrokerTemplateInstance',
    metadata: { name: 'b' },
    spec,
  };
  const [kind = '', name = '', ...others] = validateBrokerInstance(object as KubeObject).map(
    ({ field, message }) => `${field}: ${message}`,
  );
  assert.equal(kind, 'spec.secret.kind: Invalid value: "ConfigMap": must be Secret');
  assert.match(name, /^spec.secret.name: Invalid value: "A": a lowercase RFC 1123 subdomain/);
  assert.deepEqual(others, [
    'spec.secret.namespace: Required value',
    'spec.bindingIDs: Invalid value: "1": is not a valid UUID',
  ]);
});
