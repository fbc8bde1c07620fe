import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusText } from './status-text.ts';

type Content = Parameters<typeof statusText>[0];

const now = Date.parse('2026-11-21T21:05:00Z');
const meta = (name: string, namespace: string) => ({ name, namespace, creationTimestamp: '2026-11-21T21:00:00Z' });
const template = (app: string, volumes: readonly object[] = []) => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: 'c', image: 'docker.io/a/web' }], volumes },
});
const content = (some: object): Content =>
  ({
    project: { metadata: meta('demo', '') },
    server: 'https://c',
    ...Object.fromEntries(
      'services routes deployments replicaSets deploymentConfigs replicationControllers statefulSets daemonSets jobs pods buildConfigs builds streams secrets claims'
        .split(' ')
        .map((name) => [name, []]),
    ),
    ...some,
  }) as unknown as Content;

const service = (name: string, namespace: string, app: string) => ({
  metadata: meta(name, namespace),
  spec: { clusterIP: '10.0.0.1', selector: { app }, ports: [{ port: 80 }] },
});
const set = (name: string, namespace: string, app: string, volumes: readonly object[] = []) => ({
  metadata: meta(name, namespace),
  spec: { replicas: 1, template: template(app, volumes) },
  status: { replicas: 1 },
});

test('of all projects, names are told with theirs, and what is missing is not', () => {
  const text = statusText(
    content({
      project: undefined,
      services: [service('web', 'demo', 'web'), service('db', 'other', 'db')],
      statefulSets: [set('web', 'demo', 'web'), set('web', 'other', 'web', [{ secret: { secretName: 'nosuch' } }])],
    }),
    now,
    true,
  );
  assert.equal(
    text.split('Info:')[0],
    `Showing all projects on server https://c

svc/web[demo] - 10.0.0.1:80
  statefulset/web manages docker.io/a/web
    created 5 minutes ago - 1 pod

svc/db[other] - 10.0.0.1:80

statefulset/web[other] manages docker.io/a/web
  created 5 minutes ago - 1 pod

`,
  );
  assert.match(text, /statefulset\/web\[other\] has no liveness probe/);
});

test('services for the same pods are told together', () => {
  const text = statusText(
    content({
      services: [service('web', 'demo', 'web'), service('web-admin', 'demo', 'web')],
      pods: [{ metadata: { ...meta('p', 'demo'), labels: { app: 'web' } }, spec: template('web').spec, status: {} }],
    }),
    now,
    false,
  );
  assert.ok(
    text.includes('\n\nsvc/web-admin - 10.0.0.1:80\nsvc/web - 10.0.0.1:80\n  pod/p runs docker.io/a/web\n'),
    text,
  );
});

for (const [types, latestVersion, says] of [
  [['ImageChange', 'ConfigChange'], 0, 'deployment #1 waiting on image or update'],
  [['ConfigChange'], 2, 'deployment #2 pending on update'],
  [[], 0, 'deployment #1 waiting for manual'],
] as const)
  test(`a rollout that has not begun: ${says}`, () => {
    const triggers = types.map((type) =>
      type === 'ImageChange' ? { type, imageChangeParams: { from: { name: 'a:1', namespace: 'other' } } } : { type },
    );
    const config = {
      metadata: meta('d', 'demo'),
      spec: { triggers, template: template('d') },
      status: { latestVersion },
    };
    const text = statusText(content({ deploymentConfigs: [config] }), now, false);
    assert.ok(text.includes(`\n  ${says}\n`), text);
    if (types.length === 2) assert.match(text, /dc\/d deploys other\/a:1 \n/);
  });
