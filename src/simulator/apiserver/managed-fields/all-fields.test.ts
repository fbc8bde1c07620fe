import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind } from '../../../resources/kinds/kinds.ts';
import { schemaOf } from '../schema/schemas.ts';
import { allFields } from './all-fields.ts';
import { compareFields } from './compare.ts';
import { writeFields } from './field-set.ts';

const schema = schemaOf(podKind);

const states: readonly object[] = [
  {},
  { metadata: { labels: {} } },
  { metadata: { labels: { b: '1', a: '2', 'a.b': '3' }, finalizers: ['x/y', 'a/b'] } },
  { spec: { tolerations: [{ key: 'k' }], securityContext: {}, restartPolicy: 'Always' } },
  {
    spec: {
      containers: [
        { name: 'two', image: 'i', ports: [{ containerPort: 80, protocol: 'TCP' }], env: [{ name: 'A', value: 'b' }] },
        { name: 'one', resources: { limits: { cpu: '1' } } },
      ],
      nodeSelector: { disk: 'ssd' },
    },
  },
];

for (const state of states)
  test(`a creator owns what differs from nothing: ${JSON.stringify(state)}`, () => {
    const { changed } = compareFields({}, state, schema);
    assert.equal(JSON.stringify(allFields(state, schema)), JSON.stringify(writeFields(changed)));
  });

test('structs that every object has have no owner, those behind pointers do', () => {
  const kind = { group: 'apps.openshift.io', version: 'v1', kind: 'DeploymentConfig' };
  const state = { spec: { strategy: { resources: {} }, replicas: 0, template: { spec: { containers: [] } } } };
  const { 'f:spec': spec } = allFields(state, schemaOf(kind));
  assert.deepEqual(spec, {
    'f:template': {
      '.': {},
      'f:metadata': { '.': {}, 'f:creationTimestamp': {} },
      'f:spec': { '.': {}, 'f:containers': {} },
    },
  });
});
