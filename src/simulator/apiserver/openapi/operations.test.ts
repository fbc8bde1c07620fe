import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomKind } from '../../apimachinery/custom-kind.ts';
import { openApiV3 } from './document-v3.ts';

test('paths of custom resources are of the kind that their schema is of', () => {
  const kind = { group: 'example.com', version: 'v1', kind: 'Widget' };
  const custom = { ...kind, plural: 'widgets', listKind: 'Widgets', schema: { type: 'object' }, selectableFields: [] };
  const document = openApiV3({
    group: kind.group,
    version: kind.version,
    resources: [{ name: 'widgets', singularName: 'widget', namespaced: true, kind: 'Widget', verbs: ['list'] }],
    customKinds: [custom as unknown as CustomKind],
  });
  const { paths, components } = JSON.parse(JSON.stringify(document));
  const { get } = paths['/apis/example.com/v1/namespaces/{namespace}/widgets'];
  assert.deepEqual(get['x-kubernetes-group-version-kind'], kind);
  assert.deepEqual(components.schemas['com.example.v1.Widget']['x-kubernetes-group-version-kind'], [kind]);
  assert.equal(
    get.responses['200'].content['application/json'].schema.$ref,
    '#/components/schemas/com.example.v1.Widgets',
  );
});
