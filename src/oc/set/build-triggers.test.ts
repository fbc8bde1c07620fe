import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BuildConfig } from '../../resources/builds/build-config.ts';
import { buildTriggers } from './build-triggers.ts';

const config = (triggers: BuildConfig['spec']['triggers']): BuildConfig => ({
  apiVersion: 'build.openshift.io/v1',
  kind: 'BuildConfig',
  metadata: { name: 'web', namespace: 'demo' },
  spec: {
    strategy: {
      type: 'Docker',
      dockerStrategy: { from: { kind: 'ImageStreamTag', name: 'base:1', namespace: 'demo' } },
    },
    triggers: triggers ?? [],
  },
});

test('the base image of a build is listed, as manual unless a trigger is there for it', () => {
  assert.deepEqual(buildTriggers.read(config([])).images, [{ from: 'base:1', namespace: '', auto: false, names: [] }]);
  const both = buildTriggers.read(
    config([
      { type: 'ImageChange', imageChange: {} },
      { type: 'ImageChange', imageChange: { from: { kind: 'ImageStreamTag', name: 'other:1' } } },
    ]),
  );
  assert.deepEqual(
    both.images.map(({ from, auto }) => [from, auto]),
    [
      ['base:1', true],
      ['other:1', true],
    ],
  );
});

test('a trigger that becomes manual is taken away; the project of the build is not repeated', () => {
  const old = config([{ type: 'ConfigChange' }, { type: 'ImageChange', imageChange: {} }]);
  const set = buildTriggers.read(old);
  const manual = { ...set, config: false, images: set.images.map((image) => ({ ...image, auto: false })) };
  assert.deepEqual(buildTriggers.patch(old, manual), {
    spec: { triggers: null, strategy: { dockerStrategy: { from: { namespace: null } } } },
  });
});
