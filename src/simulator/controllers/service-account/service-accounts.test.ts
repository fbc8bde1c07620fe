import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Secret } from '../../../resources/access/secret.ts';
import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import {
  configMapKind,
  podKind,
  roleBindingKind,
  secretKind,
  serviceAccountKind,
} from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { plainPod } from '../../../resources/workloads/pod.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { createCaBundleController } from './ca-bundle-controller.ts';
import { createDefaultRoleBindingsController } from './default-role-bindings-controller.ts';
import { createOrphanedPullSecretController } from './orphaned-pull-secret-controller.ts';
import { createPullSecretController } from './pull-secret-controller.ts';
import { createServiceAccountController } from './service-account-controller.ts';

interface Bound extends KubeObject {
  subjects?: object[];
}

const project = async () => {
  const plane = controlPlane(
    createServiceAccountController(),
    createCaBundleController({ root: 'root', service: 'service' }),
    createDefaultRoleBindingsController(),
    createPullSecretController({
      registries: ['registry.svc:5000', '10.3.0.50:5000'],
      issueToken: ({ namespace, name }) => `token of ${namespace}/${name}`,
    }),
    createOrphanedPullSecretController(),
  );
  await plane.createNamespace('a');
  await plane.settle();
  return plane;
};

test('a namespace gets its accounts, certificates and role bindings', async () => {
  const { client, errors } = await project();
  const names = async (kind: typeof secretKind) => (await client.list(kind, 'a')).map(({ metadata }) => metadata.name);
  assert.deepEqual(await names(serviceAccountKind), ['builder', 'default', 'deployer']);
  assert.deepEqual(await names(configMapKind), ['kube-root-ca.crt', 'openshift-service-ca.crt']);
  assert.deepEqual(await names(roleBindingKind), ['system:deployers', 'system:image-builders', 'system:image-pullers']);
  assert.deepEqual(errors, []);
});

test('a default role binding that is deleted comes back, and one without subjects stays as it is', async () => {
  const { client, settle } = await project();
  await client.delete(roleBindingKind, 'a', 'system:deployers');
  await client.modify<Bound>(roleBindingKind, 'a', 'system:image-pullers', (binding) => {
    binding.subjects = [];
  });
  await settle();
  const subjectsOf = async (name: string) => (await client.get<Bound>(roleBindingKind, 'a', name)).subjects;
  assert.deepEqual(await subjectsOf('system:deployers'), [
    { kind: 'ServiceAccount', name: 'deployer', namespace: 'a' },
  ]);
  assert.deepEqual(await subjectsOf('system:image-pullers'), []);
});

test('each account refers to a pull secret with a bound token', async () => {
  const { client } = await project();
  const account = await client.get<ServiceAccount>(serviceAccountKind, 'a', 'default');
  const name = account.metadata.annotations?.['openshift.io/internal-registry-pull-secret-ref'] ?? '';
  assert.match(name, /^default-dockercfg-[b-z2-9]{5}$/);
  assert.deepEqual(account.secrets, [{ name }]);
  assert.deepEqual(account.imagePullSecrets, [{ name }]);
  const secret = await client.get<Secret>(secretKind, 'a', name);
  const auth = Buffer.from('<token>:token of a/default').toString('base64');
  assert.equal(secret.type, 'kubernetes.io/dockercfg');
  assert.equal(
    Buffer.from(secret.data?.['.dockercfg'] ?? '', 'base64').toString(),
    JSON.stringify({ '10.3.0.50:5000': { auth }, 'registry.svc:5000': { auth } }),
  );
  assert.deepEqual(secret.metadata.annotations, {
    'openshift.io/internal-registry-auth-token.binding': 'bound',
    'openshift.io/internal-registry-auth-token.service-account': 'default',
  });
});

test('a deleted pull secret is made again under its name', async () => {
  const { client, settle } = await project();
  const [before] = await client.list(secretKind, 'a');
  await client.delete(secretKind, 'a', before?.metadata.name ?? '');
  await settle();
  const after = await client.get(secretKind, 'a', before?.metadata.name ?? '');
  assert.notEqual(after.metadata.uid, before?.metadata.uid);
});

test('a pull secret that somebody has spoilt gets its content back', async () => {
  const { client, settle } = await project();
  const [before] = await client.list<Secret>(secretKind, 'a');
  const name = before?.metadata.name ?? '';
  for (const content of ['{}', '{"registry.svc:5000":{"auth":"eA=="},"10.3.0.50:5000":{"auth":"eA=="}}']) {
    await client.modify<Secret>(secretKind, 'a', name, (secret) => {
      secret.data = { '.dockercfg': Buffer.from(content).toString('base64') };
    });
    await settle();
    assert.deepEqual((await client.get<Secret>(secretKind, 'a', name)).data, before?.data, content);
  }
});

test('an account that loses its annotation keeps its pull secret, and one that loses its links gets them back', async () => {
  const { client, settle } = await project();
  const before = await client.get<ServiceAccount>(serviceAccountKind, 'a', 'default');
  await client.modify<ServiceAccount>(serviceAccountKind, 'a', 'default', (account) => {
    account.metadata.annotations = {};
    account.secrets = [];
    account.imagePullSecrets = [{ name: 'mine' }];
  });
  await settle();
  const { metadata, secrets, imagePullSecrets } = await client.get<ServiceAccount>(serviceAccountKind, 'a', 'default');
  assert.deepEqual(metadata.annotations, before.metadata.annotations);
  assert.deepEqual(secrets, before.secrets);
  assert.deepEqual(imagePullSecrets, [{ name: 'mine' }, ...(before.imagePullSecrets ?? [])]);
  assert.equal((await client.list(secretKind, 'a')).length, 3);
});

test('a copy of a pull secret is deleted, and taken from the account', async () => {
  const { client, settle } = await project();
  const account = await client.get<ServiceAccount>(serviceAccountKind, 'a', 'default');
  const original = await client.get<Secret>(secretKind, 'a', account.secrets?.[0]?.name ?? '');
  const { uid: _, resourceVersion: __, ownerReferences: ___, ...metadata } = original.metadata;
  await client.modify<ServiceAccount>(serviceAccountKind, 'a', 'default', (current) => {
    current.imagePullSecrets = [...(current.imagePullSecrets ?? []), { name: 'copy' }];
  });
  await client.create<Secret>(secretKind, { ...original, metadata: { ...metadata, name: 'copy' } });
  await settle();
  assert.equal((await client.list(secretKind, 'a')).length, 3);
  const after = await client.get<ServiceAccount>(serviceAccountKind, 'a', 'default');
  assert.deepEqual(after.imagePullSecrets, account.imagePullSecrets);
});

test('a pull secret gets a new token before the old one expires', async () => {
  const issued: number[] = [];
  const plane = controlPlane(
    createServiceAccountController(),
    createPullSecretController({
      registries: ['registry.svc:5000'],
      issueToken: ({ name }) => {
        const now = plane.clock.now() / 1000;
        if (name === 'default') issued.push(now);
        return `h.${Buffer.from(JSON.stringify({ iat: now, exp: now + 3600 })).toString('base64url')}.s`;
      },
    }),
  );
  await plane.createNamespace('a');
  await plane.settle();
  const first = issued[0] ?? 0;
  await plane.advance(3_600_000);
  assert.deepEqual(
    issued.map((time) => time - first),
    [0, 2160],
  );
});

test('a pod gets the account, its pull secret and a token, as recorded on a cluster', async () => {
  const { client } = await project();
  const { spec, status } = await client.create(
    podKind,
    plainPod({ name: 'p', namespace: 'a' }, `docker.io/acme/web@sha256:${'a'.repeat(64)}`),
  );
  const volume = spec.volumes?.[0]?.name ?? '';
  const secret = (await client.get<ServiceAccount>(serviceAccountKind, 'a', 'default')).imagePullSecrets?.[0]?.name;
  assert.match(volume, /^kube-api-access-[b-z2-9]{5}$/);
  assert.deepEqual(JSON.parse(JSON.stringify(spec)), {
    containers: [
      {
        name: 'c',
        image: `docker.io/acme/web@sha256:${'a'.repeat(64)}`,
        imagePullPolicy: 'IfNotPresent',
        resources: {},
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
        volumeMounts: [{ mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', name: volume, readOnly: true }],
      },
    ],
    dnsPolicy: 'ClusterFirst',
    enableServiceLinks: true,
    imagePullSecrets: [{ name: secret }],
    preemptionPolicy: 'PreemptLowerPriority',
    priority: 0,
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    serviceAccount: 'default',
    serviceAccountName: 'default',
    terminationGracePeriodSeconds: 30,
    tolerations: ['not-ready', 'unreachable'].map((taint) => ({
      effect: 'NoExecute',
      key: `node.kubernetes.io/${taint}`,
      operator: 'Exists',
      tolerationSeconds: 300,
    })),
    volumes: [
      {
        name: volume,
        projected: {
          defaultMode: 420,
          sources: [
            { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
            { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
            {
              downwardAPI: {
                items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }],
              },
            },
            {
              configMap: {
                items: [{ key: 'service-ca.crt', path: 'service-ca.crt' }],
                name: 'openshift-service-ca.crt',
              },
            },
          ],
        },
      },
    ],
  });
  assert.deepEqual(status, { phase: 'Pending', qosClass: 'BestEffort' });
});

test('a pod without its service account is refused', async () => {
  const { client, createNamespace } = controlPlane();
  await createNamespace('a');
  await assert.rejects(client.create(podKind, plainPod({ name: 'p', namespace: 'a' }, 'web')), {
    code: 403,
    message: 'pods "p" is forbidden: error looking up service account a/default: serviceaccount "default" not found',
  });
});
