import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markObjects } from './mark-objects.ts';

const map = (labels?: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', ...(labels && { labels }) },
});

test('the objects of a template get the labels of the application', () => {
  const [marked] = markObjects([map({ own: 'x' })], { app: 'shop', labels: { team: 'z' }, stream: undefined });
  assert.deepEqual(marked?.metadata.labels, {
    own: 'x',
    team: 'z',
    app: 'shop',
    'app.kubernetes.io/component': 'shop',
    'app.kubernetes.io/instance': 'shop',
  });
  assert.deepEqual(marked?.metadata.annotations, { 'openshift.io/generated-by': 'OpenShiftNewApp' });
});

test('an application that labels its objects itself keeps its labels', () => {
  const marked = markObjects([map(), map({ app: 'mine' })], { app: 'shop', labels: {}, stream: undefined });
  assert.deepEqual(
    marked.map(({ metadata }) => metadata.labels),
    [undefined, { app: 'mine' }],
  );
});

test('the pods of a deployment are annotated, too', () => {
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a' },
    spec: { selector: {}, template: { spec: { containers: [] } } },
  };
  const [marked] = markObjects([deployment], { app: 'shop', labels: {}, stream: undefined });
  const { template } = (marked as unknown as { spec: { template: { metadata: { annotations: object } } } }).spec;
  assert.deepEqual(template.metadata.annotations, { 'openshift.io/generated-by': 'OpenShiftNewApp' });
});
