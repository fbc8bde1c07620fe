import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { foreignObjects } from './foreign-objects.ts';
import { RunNames } from './run-names.ts';

const served: Readonly<Record<string, unknown>> = {
  '/api/v1': {
    resources: [
      { name: 'configmaps', kind: 'ConfigMap', namespaced: true },
      { name: 'namespaces', kind: 'Namespace', namespaced: false },
      { name: 'nodes', kind: 'Node', namespaced: false },
    ],
  },
  '/apis/rbac.authorization.k8s.io/v1': {
    resources: [{ name: 'clusterroles', kind: 'ClusterRole', namespaced: false }],
  },
};

const api = {
  server: 'https://api.example.com:6443',
  request: async ({ path }) => {
    if (path in served) return { status: 200, warnings: [], body: served[path] as never };
    throw new ApiStatusError({ kind: 'Status', status: 'Failure', code: 404, message: 'not found' } as never);
  },
} as Pick<KubeApi, 'server' | 'request'> as KubeApi;

const clusterRole = '{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"reader"}}';
const configMap = (namespace: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: ${namespace}\n`;

const rows: readonly (readonly [name: string, text: string, found: readonly (readonly [string, string])[]])[] = [
  ['an object of the current project', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n', []],
  ['an object of its own project', configMap('sp-1-web'), []],
  [
    'an object of another project',
    configMap('openshift'),
    [['ConfigMap/a of project openshift', '/api/v1/namespaces/openshift/configmaps/a']],
  ],
  [
    'the second document',
    `${configMap('sp-1-web')}---\n${clusterRole}\n`,
    [['ClusterRole/reader', '/apis/rbac.authorization.k8s.io/v1/clusterroles/reader']],
  ],
  [
    'in a list',
    `apiVersion: v1\nkind: List\nitems:\n- ${clusterRole}\n`,
    [['ClusterRole/reader', '/apis/rbac.authorization.k8s.io/v1/clusterroles/reader']],
  ],
  [
    'in a template',
    `apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: {name: t}\nobjects:\n- ${clusterRole}\n`,
    [['ClusterRole/reader', '/apis/rbac.authorization.k8s.io/v1/clusterroles/reader']],
  ],
  ['its own namespace', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: sp-1-web}\n', []],
  [
    'a namespace of others',
    'apiVersion: v1\nkind: Namespace\nmetadata: {name: web}\n',
    [['Namespace/web', '/api/v1/namespaces/web']],
  ],
  ['a kind that the cluster does not serve', 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\n', []],
  ['nothing', '', []],
];

for (const [name, text, found] of rows)
  test(`what a file describes: ${name}`, async () => {
    const names = new RunNames('sp-1');
    names.claim('web');
    const objects = await foreignObjects(api, text, names);
    assert.deepEqual(
      objects.map(({ description, path }) => [description, path]),
      found,
    );
  });
