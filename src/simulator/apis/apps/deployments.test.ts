import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentKind } from '../../../resources/kinds/kinds.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import { controlPlane } from '../../testing/control-plane.ts';

const sent = (): Deployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'a' },
  spec: {
    replicas: 1,
    selector: { matchLabels: { deployment: 'web' } },
    template: {
      metadata: { labels: { deployment: 'web' } },
      spec: {
        containers: [{ name: 'web', image: ' ', ports: [{ containerPort: 8080, protocol: 'TCP' }], resources: {} }],
      },
    },
    strategy: {},
  },
});

const create = async (edit: (deployment: Deployment) => void = () => {}) => {
  const { client, createNamespace } = controlPlane();
  await createNamespace('a');
  const deployment = sent();
  edit(deployment);
  return { client, deployment: await client.create(deploymentKind, deployment) };
};

test('a deployment gets its defaults, as recorded on a cluster', async () => {
  const { deployment } = await create();
  assert.equal(deployment.metadata.generation, 1);
  assert.deepEqual(deployment.spec, {
    progressDeadlineSeconds: 600,
    replicas: 1,
    revisionHistoryLimit: 10,
    selector: { matchLabels: { deployment: 'web' } },
    strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' }, type: 'RollingUpdate' },
    template: {
      metadata: { creationTimestamp: null, labels: { deployment: 'web' } },
      spec: {
        containers: [
          {
            image: ' ',
            imagePullPolicy: 'IfNotPresent',
            name: 'web',
            ports: [{ containerPort: 8080, protocol: 'TCP' }],
            resources: {},
            terminationMessagePath: '/dev/termination-log',
            terminationMessagePolicy: 'File',
          },
        ],
        dnsPolicy: 'ClusterFirst',
        restartPolicy: 'Always',
        schedulerName: 'default-scheduler',
        securityContext: {},
        terminationGracePeriodSeconds: 30,
      },
    },
  });
});

const container = ({ spec }: Deployment) => spec.template.spec.containers[0] as { image: string };

for (const [what, edit, message] of [
  [
    'no selector',
    ({ spec }) => void delete (spec as { selector?: unknown }).selector,
    /spec\.selector: Required value, spec\.template\.metadata\.labels: Invalid value: map\[string\]string\{.*\}: `selector` does not match template `labels`/,
  ],
  [
    'foreign labels',
    ({ spec }) => void (spec.template.metadata.labels = { app: 'x' }),
    'spec.template.metadata.labels: Invalid value: map[string]string{"app":"x"}: `selector` does not match template `labels`',
  ],
  [
    'negative replicas',
    ({ spec }) => void (spec.replicas = -1),
    'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'no image',
    (deployment) => void (container(deployment).image = ''),
    'spec.template.spec.containers[0].image: Required value',
  ],
  [
    'pods that end',
    ({ spec }) => void (spec.template.spec.restartPolicy = 'Never'),
    'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
  ],
  [
    'a name with a capital',
    ({ metadata }) => void (metadata.name = 'Web'),
    /^Deployment\.apps "Web" is invalid: metadata\.name: Invalid value: "Web": a lowercase RFC 1123 subdomain/,
  ],
  [
    'an unknown strategy',
    ({ spec }) => void (spec.strategy = { type: 'Hope' }),
    'spec.strategy: Unsupported value: apps.DeploymentStrategy{Type:"Hope", RollingUpdate:(*apps.RollingUpdateDeployment)(nil)}: supported values: "Recreate", "RollingUpdate"',
  ],
  [
    'neither surge nor absence',
    ({ spec }) => void (spec.strategy = { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }),
    'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: intstr.IntOrString{Type:0, IntVal:0, StrVal:""}: may not be 0 when `maxSurge` is 0',
  ],
] as const satisfies readonly (readonly [string, (deployment: Deployment) => void, string | RegExp])[]) {
  test(`a deployment with ${what} is refused`, async () => {
    await assert.rejects(create(edit), {
      code: 422,
      message: typeof message === 'string' ? `Deployment.apps "web" is invalid: ${message}` : message,
    });
  });
}

test('the selector never changes', async () => {
  const { client } = await create();
  const edit = ({ spec }: Deployment): void => {
    spec.selector = { matchLabels: { app: 'x' } };
    spec.template.metadata.labels = { app: 'x' };
  };
  await assert.rejects(client.modify<Deployment>(deploymentKind, 'a', 'web', edit), {
    message:
      'Deployment.apps "web" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"x"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable',
  });
});

test('the generation counts changes of the spec only', async () => {
  const { client } = await create();
  const labelled = await client.modify<Deployment>(
    deploymentKind,
    'a',
    'web',
    ({ metadata }) => void (metadata.labels = { a: 'b' }),
  );
  assert.equal(labelled.metadata.generation, 1);
  const changed = await client.modify<Deployment>(
    deploymentKind,
    'a',
    'web',
    (deployment) => void (container(deployment).image = 'x'),
  );
  assert.equal(changed.metadata.generation, 2);
});

test('the size is also read and written as a scale', async () => {
  const { client } = await create();
  const { metadata, ...scale } = await client.modify(
    deploymentKind,
    'a',
    'web',
    (current) => ({ ...current, spec: { replicas: 3 } }),
    'scale',
  );
  assert.equal(metadata.name, 'web');
  assert.deepEqual(scale, {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    spec: { replicas: 3 },
    status: { replicas: 0, selector: 'deployment=web' },
  });
  assert.equal((await client.get<Deployment>(deploymentKind, 'a', 'web')).spec.replicas, 3);
});

test('a write of the status changes annotations but no labels', async () => {
  const { client, deployment } = await create((each) => void (each.metadata.labels = { app: 'web' }));
  const { metadata, status } = await client.updateStatus<Deployment>(deploymentKind, {
    ...deployment,
    metadata: { ...deployment.metadata, labels: { app: 'other' }, annotations: { note: 'seen' } },
    status: { ...deployment.status, replicas: 1 },
  });
  assert.deepEqual(
    { labels: metadata.labels, note: metadata.annotations?.['note'], replicas: status?.replicas },
    { labels: { app: 'web' }, note: 'seen', replicas: 1 },
  );
});
