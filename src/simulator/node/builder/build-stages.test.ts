import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BuildStrategy } from '../../../resources/builds/build-config.ts';
import { buildStages } from './build-stages.ts';
import { parseDockerfile } from './dockerfile.ts';
import { builderContext } from './testing/builder-context.ts';

const DOCKERFILE = `FROM scratch AS base
COPY a /a
RUN make
FROM base
COPY b /b
ENV X=y
`;

const build = async (strategy: BuildStrategy) => {
  const context = builderContext({ strategy }, { '/a': '1', '/b': '2' });
  const { history, layers, base } = await buildStages(parseDockerfile(DOCKERFILE), context, context);
  return {
    layers: [base.layers.length, layers.length],
    filled: history.filter(({ empty_layer }) => !empty_layer).map(({ created_by = '' }) => created_by.split(':')[0]),
    steps: history.length,
    identifiers: context.log.filter((line) => line.startsWith('-->')).length,
    stages: context.stages.map(({ name, steps }) => [name, ...steps.map((step) => step.name)]),
  };
};

test('each step that touches files gets a layer, a command that runs too', async () => {
  assert.deepEqual(await build({ dockerStrategy: {} }), {
    layers: [2, 1],
    filled: ['/bin/sh -c #(nop) COPY file', '/bin/sh -c make', '/bin/sh -c #(nop) COPY file'],
    steps: 4,
    identifiers: 3,
    stages: [['Build', 'DockerBuild']],
  });
});

for (const strategy of [
  { dockerStrategy: { imageOptimizationPolicy: 'SkipLayers' } },
  { dockerStrategy: { imageOptimizationPolicy: 'SkipLayersAndWarn' } },
  { sourceStrategy: {} },
] as BuildStrategy[]) {
  test(`one layer belongs to the last step of a stage: ${JSON.stringify(strategy)}`, async () => {
    assert.deepEqual(await build(strategy), {
      layers: [1, 1],
      filled: ['/bin/sh -c make', '/bin/sh -c #(nop) ENV X=y'],
      steps: 4,
      identifiers: 0,
      stages: [['Build', 'DockerBuild']],
    });
  });
}
