import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Build } from '../../../resources/builds/build.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { config, context, openApi, start } from './build-api.fixture.ts';
import { cloneSubresource } from './clone.ts';

test('a build knows the secrets of its account that fit its images, unless it names its own', async () => {
  for (const [image, own, pullSecret] of [
    ['r.test/a/b', undefined, { name: 'pull' }],
    ['elsewhere.test/a/b', undefined, undefined],
    ['r.test/a/b', { name: 'own' }, { name: 'own' }],
  ] as const) {
    const api = openApi();
    const from = { kind: 'DockerImage', name: image };
    const named = own && { pullSecret: own };
    const source = { images: [{ from, paths: [{ sourcePath: '/a', destinationDir: 'a' }], ...named }] };
    for (const strategy of ['dockerStrategy', 'sourceStrategy', 'customStrategy'] as const) {
      const name = strategy.toLowerCase();
      await api.configs.create(context, config({ source, strategy: { [strategy]: { from, ...named } } }, name));
      const { spec } = await start(api, { metadata: { name } }, name);
      assert.deepEqual(spec.strategy[strategy]?.pullSecret, pullSecret, `${strategy} ${image}`);
      assert.deepEqual(spec.source?.images?.[0]?.pullSecret, pullSecret);
      assert.deepEqual(
        spec.strategy.customStrategy?.env,
        strategy === 'customStrategy' ? [{ name: 'OPENSHIFT_CUSTOM_BUILD_BASE_IMAGE', value: image }] : undefined,
      );
    }
  }
});

test('no build starts for an account that does not exist', async () => {
  const api = openApi();
  await api.configs.create(context, config({ serviceAccount: 'nobody' }));
  await assert.rejects(start(api), {
    code: 500,
    message:
      'Internal error occurred: error getting push/pull secrets for service account p/nobody: serviceaccounts "nobody" not found',
  });
});

test('a build is cloned without what its own run has left, and one that is refused counts for nothing', async () => {
  const api = openApi();
  await api.configs.create(
    context,
    config({ strategy: { sourceStrategy: { from: { kind: 'DockerImage', name: 'x' } } } }),
  );
  const original = await start(api, {
    metadata: { name: 'web', annotations: { 'openshift.io/jenkins-log-url': 'u', mine: 'kept' } },
  });
  const { name } = original.metadata;
  const clone = (options: object = {}): Promise<Build> =>
    cloneSubresource(api).create?.(context, name, { metadata: { name }, ...options } as KubeObject) as Promise<Build>;
  await assert.rejects(clone({ dockerStrategyOptions: { buildArgs: [{ name: 'A', value: '1' }] } }), {
    code: 400,
    message: 'Cannot specify build args on p/web, not a Docker build.',
  });
  const { metadata } = await clone();
  assert.equal(metadata.name, 'web-2');
  assert.deepEqual(metadata.annotations, {
    mine: 'kept',
    'openshift.io/build-config.name': 'web',
    'openshift.io/build.clone-of': 'web-1',
    'openshift.io/build.number': '2',
  });
});
