import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildConfigKind, buildKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { buildStrategyAdmission } from './strategy-restrictions.ts';

const user = { username: 'developer', groups: ['system:authenticated'] };
const context = internalContext('p', user);

const configWith = (strategy: object, metadata: object = {}): KubeObject =>
  ({
    apiVersion: 'build.openshift.io/v1',
    kind: 'BuildConfig',
    metadata: { name: 'web', ...metadata },
    spec: { strategy },
  }) as KubeObject;

/** Writes an object where builds may be made of sources alone, and tells what was asked. */
const write = async (object: KubeObject, old?: KubeObject, kind = buildConfigKind, by = context) => {
  const asked: string[] = [];
  const admission = buildStrategyAdmission(({ verb, resource, subresource, namespace, name }) => {
    asked.push(`${verb} ${resource}/${subresource} ${namespace} ${name}`);
    return { allowed: subresource === 'source' };
  });
  await admission({ operation: old ? 'UPDATE' : 'CREATE', kind, context: by, object, old });
  return asked;
};

for (const [strategy, right, title] of [
  [{ dockerStrategy: {} }, 'docker', 'Docker'],
  [{ dockerStrategy: { imageOptimizationPolicy: 'SkipLayers' } }, 'optimizeddocker', 'Docker'],
  [{ customStrategy: {} }, 'custom', 'Custom'],
  [{ jenkinsPipelineStrategy: {} }, 'jenkinspipeline', 'JenkinsPipeline'],
] as const)
  test(`the right to ${right} decides`, async () => {
    await assert.rejects(write(configWith(strategy)), {
      code: 403,
      message: `buildconfigs.build.openshift.io "web" is forbidden: build strategy ${title} is not allowed`,
    });
  });

test('a strategy that may be used is asked for by the name of the object', async () => {
  const object = configWith({ sourceStrategy: {} }, { generateName: 'web-' });
  assert.deepEqual(await write(object, undefined, buildKind), ['create builds/source p web-']);
});

test('owners may change without the right, and administrators need none', async () => {
  const old = configWith({ dockerStrategy: {} });
  const owned = configWith({ dockerStrategy: {} }, { ownerReferences: [{ uid: 'u' }] });
  assert.deepEqual(await write(owned, old), []);
  await assert.rejects(write(configWith({ dockerStrategy: {} }, { labels: { a: 'b' } }), old), { code: 403 });
  assert.deepEqual(await write(old, undefined, buildConfigKind, internalContext('p')), []);
});
