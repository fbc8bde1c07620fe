import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Build } from '../../../resources/builds/build.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { config, context, openApi, start } from './build-api.fixture.ts';
import { buildDetails } from './build-details.ts';
import { cloneSubresource } from './clone.ts';

const build = (name: string, spec: object = {}): Build => ({
  ...config(spec, name),
  kind: 'Build',
  status: { phase: 'New' },
});

for (const [what, spec, findings] of [
  [
    'nothing to build from',
    { source: {} },
    'spec.source: Invalid value: "": must provide a value for at least one source input(git, binary, dockerfile, images).',
  ],
  [
    'two strategies that exclude each other',
    { strategy: {} },
    'spec.strategy: Invalid value: build.BuildStrategy{DockerStrategy:(*build.DockerBuildStrategy)(nil), SourceStrategy:(*build.SourceBuildStrategy)(nil), CustomStrategy:(*build.CustomBuildStrategy)(nil), JenkinsPipelineStrategy:(*build.JenkinsPipelineBuildStrategy)(nil)}: must provide a value for exactly one of sourceStrategy, customStrategy, dockerStrategy, or jenkinsPipelineStrategy',
  ],
  [
    'a tag without its name',
    { strategy: { dockerStrategy: { from: { kind: 'ImageStreamTag', name: 'base' } } } },
    'spec.strategy.dockerStrategy.from.name: Invalid value: "base": must be <name>:<tag>',
  ],
  [
    'a Dockerfile outside of the source',
    { strategy: { dockerStrategy: { dockerfilePath: '/abs' } } },
    'spec.strategy.dockerStrategy.dockerfilePath: Invalid value: "/abs": dockerfilePath must be a relative path within your source location',
  ],
  [
    'labels without a name, and of the same one',
    { output: { imageLabels: [{ name: '' }, { name: 'a' }, { name: 'a' }] } },
    '[spec.output.imageLabels[0].name: Required value, spec.output.imageLabels[2].name: Invalid value: "a": duplicate name]',
  ],
  [
    'an image of which nothing is taken',
    { source: { images: [{ from: { kind: 'ImageStreamTag', name: 'base:1' } }] } },
    "[spec.source.images[0].paths: Required value: must specify 'paths' or 'as', spec.source.images[0].as: Required value: must specify 'paths' or 'as']",
  ],
  [
    'a policy that does not exist, and limits below zero',
    { runPolicy: 'X', failedBuildsHistoryLimit: -2 },
    '[spec.runPolicy: Invalid value: "X": run policy must Parallel, Serial, or SerialLatestOnly, spec.failedBuildsHistoryLimit: Invalid value: -2: must be greater than or equal to 0]',
  ],
  [
    'two triggers of one tag',
    {
      strategy: { dockerStrategy: { from: { kind: 'ImageStreamTag', name: 'base:1' } } },
      triggers: [
        { type: 'ImageChange', imageChange: {} },
        { type: 'ImageChange', imageChange: { from: { kind: 'ImageStreamTag', name: 'base:1' } } },
      ],
    },
    `spec.triggers: Invalid value: []build.BuildTriggerPolicy{${Array(2).fill('build.BuildTriggerPolicy{Type:"ImageChange", GitHubWebHook:(*build.WebHookTrigger)(nil), GenericWebHook:(*build.WebHookTrigger)(nil), ImageChange:(*build.ImageChangeTrigger)(0xc000012345), GitLabWebHook:(*build.WebHookTrigger)(nil), BitbucketWebHook:(*build.WebHookTrigger)(nil)}').join(', ')}}: multiple ImageChange triggers refer to the same image stream tag`,
  ],
  [
    'a command and a script',
    { postCommit: { script: 'a', command: ['b'] } },
    'spec.postCommit: Invalid value: build.BuildPostCommitSpec{Command:[]string{"b"}, Args:[]string(nil), Script:"a"}: cannot use command and script together',
  ],
  [
    'nodes by what is no label',
    { nodeSelector: { 'a b': 'c' } },
    'spec.nodeSelector[a b]: Invalid value: "c": must be a valid node selector',
  ],
] as const) {
  test(`a build configuration is refused: ${what}`, async () => {
    await assert.rejects(openApi().configs.create(context, config(spec)), {
      code: 422,
      message: `BuildConfig.build.openshift.io "web" is invalid: ${findings}`,
    });
  });
}

test('image streams stand for their tag latest, and triggers that follow no tag are dropped', async () => {
  const api = openApi();
  const from = { kind: 'ImageStream', name: 'base' };
  const kept = await api.configs.create(
    context,
    config({
      strategy: { dockerStrategy: { from, noCache: false } },
      output: { to: { kind: 'ImageStream', name: 'out' } },
      triggers: [{ type: 'ImageChange' }, { type: 'Unheard' }],
    }),
  );
  assert.deepEqual(kept.spec.strategy.dockerStrategy, { from: { kind: 'ImageStreamTag', name: 'base:latest' } });
  assert.deepEqual(kept.spec.output?.to, { kind: 'ImageStreamTag', name: 'out:latest' });
  assert.deepEqual(kept.spec.triggers, [{ type: 'ImageChange', imageChange: {} }]);
  const image = { kind: 'DockerImage', name: 'docker.io/a/b' };
  const other = config({ strategy: { dockerStrategy: { from: image } }, triggers: [{ type: 'ImageChange' }] }, 'two');
  assert.equal((await api.configs.create(context, other)).spec.triggers, undefined);
});

test('every build that is started makes a new generation of its configuration', async () => {
  const api = openApi();
  await api.configs.create(context, config({ triggers: [] }));
  const started = await start(api, { revision: { git: { commit: 'abc' } } });
  assert.deepEqual(started.spec.revision, { type: 'Git', git: { commit: 'abc', author: {}, committer: {} } });
  assert.equal(started.metadata.generation, 1);
  const { metadata, spec, status } = await api.configs.get(context, 'web');
  assert.deepEqual([metadata.generation, status?.lastVersion, spec.triggers], [2, 1, undefined]);
});

test('the name in the body of a request counts', async () => {
  const api = openApi();
  await api.configs.create(context, config({}));
  await assert.rejects(start(api, { metadata: { name: 'other' } }), {
    code: 403,
    message: 'buildconfigs.build.openshift.io "web" is forbidden: buildconfigs.build.openshift.io "other" not found',
  });
});

test('the conditions of a build follow its phase, whoever writes it', async () => {
  const api = openApi();
  await api.builds.create(context, build('one'));
  const { object } = await api.builds.update(context, 'one', (old) => ({
    ...(old as Build),
    status: { ...(old as Build).status, phase: 'Failed', reason: 'R', message: 'm' },
  }));
  const { conditions } = (object as Build).status ?? {};
  assert.deepEqual(
    conditions?.map(({ type, status, reason }) => [type, status, reason]),
    [
      ['New', 'False', undefined],
      ['Failed', 'True', 'R'],
    ],
  );
  await assert.rejects(
    api.builds.update(context, 'one', (old) => ({ ...(old as Build), status: { phase: 'New' } })),
    /status.phase: Invalid value: "New": phase cannot be updated from a terminal state/,
  );
});

test('what a build does is fixed, and the refusal shows the difference', async () => {
  const api = openApi();
  await api.builds.create(context, build('one'));
  await assert.rejects(
    api.builds.update(context, 'one', (old) => ({
      ...(old as Build),
      spec: { ...(old as Build).spec, source: { dockerfile: 'FROM y' } },
    })),
    {
      message:
        'Build.build.openshift.io "one" is invalid: spec: Invalid value: "content of spec is not printed out, please refer to the details": spec is immutable, diff: {"spec":{"source":{"dockerfile":"FROM y"}}}',
    },
  );
});

test('details change what the builder knows and nothing else', async () => {
  const api = openApi();
  await api.builds.create(context, build('one'));
  const update = buildDetails(api.machinery).update as NonNullable<Subresource['update']>;
  const { object } = (await update(context, 'one', () => ({
    ...build('one', { source: { dockerfile: 'FROM z' } }),
    status: { phase: 'Running', message: 'm', output: { to: { imageDigest: 'sha256:1' } } },
  }))) as unknown as { object: Build };
  assert.deepEqual(
    [object.spec.source?.dockerfile, object.status?.phase, object.status?.message, object.status?.output],
    ['FROM x', 'New', 'm', { to: { imageDigest: 'sha256:1' } }],
  );
});

test('a clone without a configuration is named after the time, and takes variables of the request', async () => {
  const api = openApi();
  await api.builds.create(
    context,
    build('one', { strategy: { dockerStrategy: { env: [{ name: 'A', value: '1' }] } } }),
  );
  const clone = (name: string): Promise<Build> =>
    cloneSubresource(api).create?.(context, name, {
      kind: 'BuildRequest',
      metadata: { name },
      env: [{ name: 'A', value: '2' }],
      dockerStrategyOptions: { buildArgs: [{ name: 'V', value: '1' }] },
    } as unknown as KubeObject) as Promise<Build>;
  const first = await clone('one');
  assert.match(first.metadata.name, /^one-\d{10}$/);
  assert.deepEqual(first.spec.strategy.dockerStrategy, {
    env: [{ name: 'A', value: '2' }],
    buildArgs: [{ name: 'V', value: '1' }],
  });
  const second = await clone(first.metadata.name);
  assert.match(second.metadata.name, /^one-\d{10}$/);
  assert.notEqual(second.metadata.name, first.metadata.name);
});
