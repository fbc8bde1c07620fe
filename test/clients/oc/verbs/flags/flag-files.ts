const configMap = (name: string, data: object = { a: 'b' }): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });

export const image = 'docker.io/balazsszeti/hello:sleeper';

const pod = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: {
    containers: [
      { name: 'a', image, command: ['sh', '-c', 'echo one; sleep 3600'] },
      { name: 'b', image, command: ['sh', '-c', 'echo two; sleep 3600'] },
    ],
  },
});

const config = JSON.stringify({
  apiVersion: 'apps.openshift.io/v1',
  kind: 'DeploymentConfig',
  metadata: { name: 'older' },
  spec: {
    replicas: 0,
    selector: { app: 'older' },
    template: { metadata: { labels: { app: 'older' } }, spec: { containers: [{ name: 'older', image }] } },
  },
});

const route = JSON.stringify({
  apiVersion: 'route.openshift.io/v1',
  kind: 'Route',
  metadata: { name: 'web' },
  spec: { to: { kind: 'Service', name: 'web' } },
});

const role = JSON.stringify({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'rr', namespace: 'flags' },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
});

const template = JSON.stringify({
  apiVersion: 'template.openshift.io/v1',
  kind: 'Template',
  metadata: { name: 't' },
  objects: [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: '${N}' } },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 's' }, spec: { ports: [{ port: 80 }] } },
  ],
  parameters: [{ name: 'N', value: 'x' }],
});

/** A build that lasts: of the image of a custom strategy nothing is known but that it runs. */
const custom = JSON.stringify({
  apiVersion: 'build.openshift.io/v1',
  kind: 'BuildConfig',
  metadata: { name: 'custom' },
  spec: { strategy: { customStrategy: { from: { kind: 'DockerImage', name: image } } } },
});

/** What lies in the folder where flags are tried. */
export const files: Readonly<Record<string, string>> = {
  'cm.json': configMap('words'),
  'pod.json': pod,
  'older.json': config,
  'route.json': route,
  'role.json': role,
  'custom.json': custom,
  'tpl.json': template,
  'deep/cm.json': configMap('deep'),
  'deep/er/cm.json': configMap('deeper'),
  'k/kustomization.yaml': 'resources: [cm.json]\n',
  'k/cm.json': configMap('kust'),
  'bad.json': '{',
  'unknown.json': JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'odd' }, dta: {} }),
  'web.json': JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } }),
  env: 'A=b\n# c\nC\n',
};
