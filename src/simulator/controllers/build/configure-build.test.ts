import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Build } from '../../../resources/builds/build.ts';
import type { BuildConfiguration } from '../../../resources/builds/build-configuration.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';
import { buildPod } from './build-pod.ts';
import { buildSettings } from './build-settings.ts';
import { configureBuild } from './configure-build.ts';
import { configurePod } from './configure-pod.ts';

const build = (spec: object): Build => ({
  apiVersion: 'build.openshift.io/v1',
  kind: 'Build',
  metadata: { name: 'web-1', namespace: 'p', uid: 'u' },
  spec: { strategy: { dockerStrategy: {} }, ...spec },
});

const configuration = (spec: NonNullable<BuildConfiguration['spec']>) =>
  ({ apiVersion: 'config.openshift.io/v1', kind: 'Build', metadata: { name: 'cluster' }, spec }) as BuildConfiguration;

/** The pod of a build in a cluster with these settings, and the build that its containers see. */
const configured = (spec: object, settings: NonNullable<BuildConfiguration['spec']>, status = {}) => {
  const proxy = { apiVersion: 'config.openshift.io/v1', kind: 'Proxy', metadata: { name: 'cluster' }, status };
  const read = buildSettings(configuration(settings), proxy);
  const given = build(spec);
  const pod = configurePod(
    buildPod(given, { image: 'builder', trustedHosts: {}, runsAsRoot: false }),
    configureBuild(given, read),
    read,
  );
  const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  const seen = containers.map(
    ({ env = [] }) => JSON.parse(env.find(({ name }) => name === 'BUILD')?.value ?? '{}') as Build,
  );
  assert.deepEqual(seen[0], seen.at(-1));
  return { pod, containers, spec: (seen[0] as Build).spec };
};

const withoutBuild = (env: EnvVar[] = []) => env.filter(({ name }) => name !== 'BUILD');

test('a build without settings is told how much to write into its log, and nothing else', () => {
  const { containers, spec, pod } = configured({}, {});
  assert.deepEqual(
    containers.map(({ args }) => args),
    [
      ['openshift-manage-dockerfile', '--v=0'],
      ['openshift-docker-build', '--v=0'],
    ],
  );
  assert.deepEqual(spec, build({}).spec);
  assert.deepEqual([pod.spec.nodeSelector, pod.spec.tolerations], [{ 'kubernetes.io/os': 'linux' }, undefined]);
});

test('default variables go into the build unless it has them, and into its pod when they are trusted', () => {
  const env = [
    { name: 'BUILD_LOGLEVEL', value: '5' },
    { name: 'LANG', value: 'de' },
    { name: 'A', value: 'default' },
    { name: 'B', value: 'default' },
  ];
  const own = [{ name: 'A', value: 'own' }];
  for (const strategy of ['dockerStrategy', 'sourceStrategy'] as const) {
    const { containers, spec } = configured({ strategy: { [strategy]: { env: own } } }, { buildDefaults: { env } });
    assert.deepEqual(spec.strategy[strategy]?.env, [...own, env[0], env[1], env[3]]);
    for (const container of containers) {
      assert.deepEqual(withoutBuild(container.env)[0], { name: 'LANG', value: 'C.utf8' });
      assert.deepEqual(withoutBuild(container.env).at(-1), env[0]);
      assert.equal(container.args?.at(-1), '--v=5');
    }
  }
});

test('default resources fill what the build leaves open in its pod, and in the build itself where that has a repository', () => {
  const own = { limits: { cpu: '1' } };
  const filled = { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '10m' } };
  for (const [source, seen] of [
    [{ dockerfile: 'FROM scratch' }, own],
    [{ git: { uri: 'https://g/r' } }, filled],
  ] as const) {
    const { containers, spec } = configured(
      { resources: own, source },
      { buildDefaults: { resources: { limits: { cpu: '2', memory: '1Gi' }, requests: { cpu: '10m' } } } },
    );
    assert.deepEqual(spec.resources, seen);
    for (const container of containers) assert.deepEqual(container.resources, filled);
  }
});

test('a custom build gets all default variables, is not told how much to log, and is pulled as the cluster says', () => {
  const env = [{ name: 'ANY', value: 'thing' }];
  const { containers } = configured(
    { strategy: { customStrategy: { from: { kind: 'DockerImage', name: 'mine' } } } },
    { buildDefaults: { env, defaultProxy: { httpProxy: 'http://p' } }, buildOverrides: { forcePull: true } },
  );
  assert.deepEqual(
    containers.map(({ name, image, args, imagePullPolicy }) => [name, image, args, imagePullPolicy]),
    [['custom-build', 'mine', undefined, 'Always']],
  );
  assert.deepEqual(containers[0]?.env?.slice(-3), [
    { name: 'HTTP_PROXY', value: 'http://p' },
    { name: 'http_proxy', value: 'http://p' },
    ...env,
  ]);
});

test('labels of images come from the build, then from the defaults, and overrides win', () => {
  const { spec } = configured(
    {
      output: {
        imageLabels: [
          { name: 'a', value: 'own' },
          { name: 'b', value: 'own' },
        ],
      },
    },
    {
      buildDefaults: {
        imageLabels: [
          { name: 'a', value: 'default' },
          { name: 'c', value: 'default' },
        ],
      },
      buildOverrides: {
        imageLabels: [
          { name: 'b', value: 'override' },
          { name: 'd', value: 'override' },
        ],
      },
    },
  );
  assert.deepEqual(spec.output?.imageLabels, [
    { name: 'a', value: 'own' },
    { name: 'b', value: 'override' },
    { name: 'c', value: 'default' },
    { name: 'd', value: 'override' },
  ]);
});

const git = { uri: 'https://example.com/web.git', noProxy: 'own' };
const all = (proxy: string) => ({ httpProxy: `http://${proxy}`, httpsProxy: `https://${proxy}`, noProxy: proxy });
for (const [what, defaults, forGit, forPods] of [
  ['the cluster', {}, 'cluster', 'cluster'],
  ['all builds', { defaultProxy: all('builds') }, 'builds', 'builds'],
  ['git', { gitProxy: all('git') }, 'git', 'cluster'],
] as const)
  test(`builds use the proxy of ${what}`, () => {
    const { containers, spec } = configured({ source: { git } }, { buildDefaults: defaults }, all('cluster'));
    assert.deepEqual(spec.source?.git, { ...git, ...all(forGit), noProxy: 'own' });
    const { httpProxy, httpsProxy, noProxy } = all(forPods);
    for (const { env } of containers)
      assert.deepEqual(
        withoutBuild(env).filter(({ name }) => /proxy$/i.test(name)),
        [
          { name: 'HTTP_PROXY', value: httpProxy },
          { name: 'http_proxy', value: httpProxy },
          { name: 'HTTPS_PROXY', value: httpsProxy },
          { name: 'https_proxy', value: httpsProxy },
          { name: 'NO_PROXY', value: noProxy },
          { name: 'no_proxy', value: noProxy },
        ],
      );
  });

test('overrides say where pods of builds run and whether base images are pulled', () => {
  const tolerations = [{ key: 'builds', operator: 'Exists' }];
  const { pod, spec } = configured(
    { nodeSelector: { zone: 'a', disk: 'ssd' }, strategy: { sourceStrategy: { forcePull: true } } },
    { buildOverrides: { nodeSelector: { zone: 'b', 'kubernetes.io/os': 'windows' }, tolerations, forcePull: false } },
  );
  assert.deepEqual(pod.spec.nodeSelector, { zone: 'b', disk: 'ssd', 'kubernetes.io/os': 'linux' });
  assert.deepEqual(pod.spec.tolerations, tolerations);
  assert.equal(spec.strategy.sourceStrategy?.forcePull, false);
});
